namespace Platform.Clients.Importing;

/// <summary>Where one field of a row stands in the reader's buffer, without the quotes around it.</summary>
internal readonly record struct CsvField(int Start, int Length, bool IsQuoted)
{
    public int LineBreaks(char[] buffer) => buffer.AsSpan(Start, Length).Count('\n');

    /// <summary>Makes one quote of two, in the buffer itself: the row is complete, so nobody looks at the original again.</summary>
    public CsvField WithSingleQuotes(char[] buffer)
    {
        var field = buffer.AsSpan(Start, Length);
        var doubled = field.IndexOf("\"\"");
        if (doubled < 0)
        {
            return this;
        }

        var written = doubled;
        for (var read = doubled; read < field.Length; read++)
        {
            field[written++] = field[read];
            if (field[read] == '"' && read + 1 < field.Length && field[read + 1] == '"')
            {
                read++;
            }
        }

        return this with { Length = written };
    }
}
