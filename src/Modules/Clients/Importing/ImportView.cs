namespace Platform.Clients.Importing;

/// <summary>An import as pages show it and the API tells it.</summary>
public sealed record ImportView(
    Guid Id, string FileName, string State, string? System, DateTime CreatedAt, DateTime? StartedAt, DateTime? EndedAt, string StartedBy,
    int Rows, int Done, int Created, int Updated, int Skipped, int Failed, double Progress, bool LastNameFirst, IReadOnlyList<ImportColumnView> Columns,
    ImportUndoView? Undo)
{
    /// <summary>Until when it can be undone, UTC; null when that is not the question.</summary>
    public DateTime? UndoUntil { get; init; }

    /// <summary>Cards were written; before that the counts are those of a dry run.</summary>
    public bool HasRun { get; init; }

    /// <summary>Undoing failed and can be gone on with.</summary>
    internal bool IsUndoBroken => State == "failed" && Undo is not null;

    internal static ImportView Of(Import import) => new(
        import.Id, import.FileName, CodeOf(import.State), import.System, import.CreatedAt, import.StartedAt, import.EndedAt, import.StartedBy,
        import.Rows, import.Done, import.Created, import.Updated, import.Skipped, import.Failed, ProgressOf(import),
        import.Mapping?.NameOrder == Naming.NameOrder.LastNameFirst, [.. import.Columns.Select(column => ImportColumnView.Of(column, import.Mapping!))],
        import.UndoTotal is { } total ? new(total, import.UndoDone, import.Removed, import.Kept, import.Restored, import.UndoneAt) : null)
    {
        UndoUntil = import.UndoUntil, HasRun = import.HasRun,
    };

    internal static string CodeOf(ImportState state) => state.ToString().ToLowerInvariant();

    /// <summary>A file without rows is done at once.</summary>
    private static double ProgressOf(Import import) => import.State switch
    {
        ImportState.Reading => 0,
        ImportState.Checked or ImportState.Done or ImportState.Undone => 1,
        ImportState.Undoing => Share(import.UndoDone, import.UndoTotal ?? 0),
        _ => Share(import.Done, import.Rows),
    };

    private static double Share(int done, int total) => total == 0 ? 0 : Math.Min(1, Math.Round((double)done / total, 4));
}

/// <summary>How far undoing is, and what it has done.</summary>
/// <param name="Total">Cards to look at.</param>
/// <param name="Removed">Cards that the import made; they are in the bin.</param>
/// <param name="Kept">Cards that the import made and that stay, because people work with them.</param>
/// <param name="Restored">Cards that were there before, and lost again what the import gave them.</param>
public sealed record ImportUndoView(int Total, int Done, int Removed, int Kept, int Restored, DateTime? EndedAt);

/// <summary>A column of the file.</summary>
/// <param name="Field">What it is mapped to, as the API writes fields: "firstName", "custom.size"; null when it is left out.</param>
/// <param name="IsRepeated">An earlier column has the same header.</param>
/// <param name="AsksDateOrder">Its dates can be read both ways: a person has to say.</param>
/// <param name="DateOrder">"dayFirst" or "monthFirst"; null where it does not matter.</param>
/// <param name="Samples">The first three values that are not empty.</param>
public sealed record ImportColumnView(
    int Index, string Header, string? Field, bool IsRepeated, bool AsksDateOrder, string? DateOrder, IReadOnlyList<string> Samples)
{
    internal static ImportColumnView Of(Column column, ImportMapping mapping)
    {
        var mapped = mapping.Columns.FirstOrDefault(other => other.Index == column.Index);
        var isDate = mapped?.Field is ClientField.BirthDate or ClientField.Since;
        return new(
            column.Index, column.Header, mapped is null ? null : CodeOf(mapped), column.IsRepeated,
            isDate && column.Habits.HasAmbiguousDates,
            isDate ? FieldCode.Of(mapped!.DateOrder) : null, column.Samples);
    }

    private static string CodeOf(MappedColumn mapped)
        => mapped.OwnKey is { } key ? InputField.OwnApiName(key) : FieldCode.Of(mapped.Field);
}

/// <summary>A problem of a row, as pages show it.</summary>
public sealed record ImportProblemView(int Row, string Kind, string? Field, string Code, string Value)
{
    internal static ImportProblemView Of(ImportProblem problem)
        => new(problem.Row, FieldCode.Of(problem.Kind), problem.Field is { } field ? FieldCode.Of(field) : null, problem.Code, problem.Value);
}

/// <summary>How the API writes our names: "firstName" for FirstName.</summary>
internal static class FieldCode
{
    public static string Of(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static T? Parse<T>(string? code)
        where T : struct, Enum
        => code is [not (>= '0' and <= '9'), ..] && Enum.TryParse<T>(code, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
