namespace Platform.Clients.Importing;

/// <summary>The cells of one row by field. What is empty, not mapped or only a placeholder comes back as nothing.</summary>
internal readonly ref struct RowCells(RowSource reader, MappedColumn?[] columns, ClientRow row)
{
    /// <summary>How the column of a field is read; null when no column is mapped to it.</summary>
    public MappedColumn? Column(ClientField field) => columns[(int)field];

    /// <summary>Whether any of the fields from one to another has a column.</summary>
    public bool Has(ClientField from, ClientField to) => columns.AsSpan((int)from, to - from + 1).ContainsAnyExcept((MappedColumn?)null);

    /// <summary>The trimmed cell, without the apostrophe that guards formulas.</summary>
    public ReadOnlySpan<char> Raw(ClientField field) =>
        columns[(int)field] is { } column && column.Index < reader.Count ? FormulaGuard.Strip(reader[column.Index].Trim()) : [];

    /// <summary>Like <see cref="Raw"/>, but "n.v.t." and its like count as empty, with a warning.</summary>
    public ReadOnlySpan<char> Value(ClientField field)
    {
        var value = Raw(field);
        if (!Placeholder.Is(value))
        {
            return value;
        }

        row.Warn(field, ProblemCode.Placeholder, value);
        return [];
    }

    /// <summary>Clean text on one line; too long is an error.</summary>
    public string? Text(ClientField field, int limit = TextLimit.Line) =>
        Limited(field, CellText.Clean(Value(field), keepLines: false), limit);

    /// <summary>Clean text that keeps its lines; too long is an error.</summary>
    public string? Lines(ClientField field) => Limited(field, CellText.Clean(Value(field), keepLines: true), TextLimit.Text);

    /// <summary>An explicit yes or no; anything else is null, with a warning when it is something.</summary>
    public bool? YesOrNo(ClientField field)
    {
        var value = Value(field);
        if (value.IsEmpty)
        {
            return null;
        }

        var answer = YesNo.Read(value);
        if (answer is null)
        {
            row.Warn(field, ProblemCode.YesNoUnknown, value);
        }

        return answer;
    }

    private string? Limited(ClientField field, string text, int limit)
    {
        if (text.Length > limit)
        {
            row.Refuse(field, ProblemCode.TextTooLong, text);
            return null;
        }

        return text.Length == 0 ? null : text;
    }
}
