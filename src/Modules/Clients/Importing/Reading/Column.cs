using Platform.Clients.Dates;

namespace Platform.Clients.Importing;

/// <summary>One column of a file, as the mapping page shows it.</summary>
/// <param name="Field">What its header says it is; null when that is not known or another column has the field already.</param>
/// <param name="IsRepeated">An earlier column has the same header; this one is left out until a person maps it.</param>
/// <param name="Samples">The first three values that are not empty, each of at most 100 characters.</param>
/// <param name="Habits">How the values of the column are written.</param>
/// <param name="OwnKey">The key of the salon's own field that its header names, whose field is <see cref="ClientField.OwnField"/>.</param>
internal sealed record Column(
    int Index, string Header, ClientField? Field, bool IsRepeated, IReadOnlyList<string> Samples, ColumnHabits Habits,
    string? OwnKey = null);

/// <summary>How the values of a column are written.</summary>
/// <param name="DateOrder">What the dates of the column prove; null when they prove nothing.</param>
/// <param name="HasAmbiguousDates">Its dates can be read both ways and none tells, or they contradict each other: ask.</param>
/// <param name="DecimalMark">What the amounts of the column prove; null when they prove nothing.</param>
/// <param name="HasCommaNames">Most values have a comma in them, as "Jansen, Anna" does.</param>
internal sealed record ColumnHabits(DateOrder? DateOrder, bool HasAmbiguousDates, DecimalMark? DecimalMark, bool HasCommaNames);
