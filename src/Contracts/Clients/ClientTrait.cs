namespace Platform.Contracts.Clients;

/// <summary>What can be asked about one field of a client.</summary>
public enum TraitTest
{
    /// <summary>Exactly this; names of places in whatever letters they are written.</summary>
    Is,
    /// <summary>Begins with this.</summary>
    Starts,
    /// <summary>Nothing is filled in.</summary>
    Unknown,
    /// <summary>Today, or at most so many days from now.</summary>
    Coming,
    /// <summary>Today, or at most so many days ago.</summary>
    Past,
    /// <summary>In this month, 1 to 12, of any year.</summary>
    InMonth,
    /// <summary>So many, or more.</summary>
    AtLeast,
    /// <summary>So many, or fewer.</summary>
    AtMost,
    /// <summary>Earlier than this day.</summary>
    Before,
    /// <summary>On this day or later.</summary>
    From,
}

/// <summary>How the value of a question is written.</summary>
public enum TraitValue
{
    Choice,
    Text,
    Number,
    /// <summary><c>YYYY-MM-DD</c>.</summary>
    Day,
}

/// <summary>A question about a client: "the city is Goes". Days are the salon's.</summary>
/// <param name="Field">One of <see cref="TraitField.Field"/>.</param>
/// <param name="Value">As <see cref="TraitField"/> says; empty for <see cref="TraitTest.Unknown"/>.</param>
public sealed record ClientTrait(string Field, TraitTest Test, string Value);

/// <summary>A field that clients can be chosen by.</summary>
/// <param name="Field">As programs write it: "city", "own.hair".</param>
/// <param name="Title">What people call it, in their language.</param>
/// <param name="Value">How values are written, but for months and days that are counted: those are numbers.</param>
/// <param name="Choices">Value and words; empty for a field in which anything may stand.</param>
public sealed record TraitField(
    string Field, string Title, TraitValue Value, IReadOnlyList<TraitTest> Tests, IReadOnlyList<(string Value, string Text)> Choices);
