using Platform.Clients.Dates;
using Platform.Clients.Naming;

namespace Platform.Clients.Importing;

/// <summary>Which column is which field. A person may change it; it is stored as JSON with the import.</summary>
/// <param name="Width">How many columns the header has; a row with more values or fewer is not trusted.</param>
internal sealed record ImportMapping(int Width, IReadOnlyList<MappedColumn> Columns, NameOrder NameOrder)
{
    /// <summary>Without a name no row is a client.</summary>
    public bool HasName => Columns.Any(column => column.Field is ClientField.FirstName or ClientField.LastName or ClientField.FullName);

    /// <summary>What the headers and values say by themselves; the page shows it and asks about ambiguous dates.</summary>
    public static ImportMapping Suggest(FileSurvey survey)
    {
        var usual = survey.System?.UsualDateOrder ?? DateOrder.DayFirst;
        var columns =
            from column in survey.Columns
            where column.Field is not null
            select new MappedColumn(
                column.Index,
                column.Field!.Value,
                column.Habits.DateOrder ?? usual,
                column.Habits.DecimalMark ?? DecimalMark.Comma,
                column.OwnKey);
        var hasCommaNames = survey.Columns.Any(column => column.Field == ClientField.FullName && column.Habits.HasCommaNames);
        return new ImportMapping(
            survey.Columns.Count, [.. columns], hasCommaNames ? NameOrder.LastNameFirst : NameOrder.FirstNameFirst);
    }
}

/// <param name="DateOrder">Counts for fields that are dates.</param>
/// <param name="DecimalMark">Counts for fields that are amounts.</param>
/// <param name="OwnKey">Of the salon's own field; null for every other.</param>
internal sealed record MappedColumn(int Index, ClientField Field, DateOrder DateOrder, DecimalMark DecimalMark, string? OwnKey = null);
