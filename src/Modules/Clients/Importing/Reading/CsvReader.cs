namespace Platform.Clients.Importing;

/// <summary>
/// Reads delimited text row by row (RFC 4180): quotes, doubled quotes, line breaks between quotes; lines end in CRLF, LF or CR.
/// It is forgiving where the writers of files are not careful: a quote inside a quoted field that no delimiter follows is part of
/// the text, and a quote that is never closed costs one line, not the rest of the file. Empty lines are passed over.
/// </summary>
/// <remarks>
/// A whole row stands in the buffer; fields are ranges of it, valid until the next row is read. Where a row does not end within the
/// buffer, more is read and the row is looked at again: rare, and it keeps the scanning free of states.
/// </remarks>
internal sealed class CsvReader(TextReader text, char delimiter, bool skipFirstLine = false) : RowSource
{
    /// <summary>In characters, about thirty full notes.</summary>
    public const int LongestRow = 128 * 1024;

    private const int FirstFields = 64;

    private char[] buffer = new char[64 * 1024];
    private int end;
    private int next;
    private bool isAtEnd;
    private CsvField[] fields = new CsvField[FirstFields];
    private bool firstLineIsSkipped = !skipFirstLine;
    private int nextLine = 1;

    /// <summary>The field without its quotes; valid until the next row is read.</summary>
    public override ReadOnlySpan<char> this[int index] => buffer.AsSpan(fields[index].Start, fields[index].Length);

    /// <summary>Moves to the next row that is not an empty line; false at the end of the file.</summary>
    public override ValueTask<bool> Read(CancellationToken cancellationToken) =>
        firstLineIsSkipped && TryReadFromBuffer() ? ValueTask.FromResult(true) : ReadMore(cancellationToken);

    public override void Dispose() => text.Dispose();

    private async ValueTask<bool> ReadMore(CancellationToken cancellationToken)
    {
        if (!firstLineIsSkipped)
        {
            await text.ReadLineAsync(cancellationToken);
            firstLineIsSkipped = true;
            nextLine++;
        }

        while (!isAtEnd)
        {
            await Fill(cancellationToken);
            if (TryReadFromBuffer())
            {
                return true;
            }

            if (end - next >= LongestRow)
            {
                return await SalvageLine(cancellationToken);
            }
        }

        return next < end && await SalvageLine(cancellationToken);
    }

    /// <summary>Moves what is left to the front and adds more behind it, in a bigger buffer when one row fills it.</summary>
    private async Task Fill(CancellationToken cancellationToken)
    {
        end -= next;
        buffer.AsSpan(next, end).CopyTo(buffer);
        next = 0;
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        end += await text.ReadBlockAsync(buffer.AsMemory(end), cancellationToken);
        isAtEnd = end < buffer.Length;
    }

    private bool TryReadFromBuffer()
    {
        while (next < end && TryScan(honourQuotes: true))
        {
            if (Count > 1 || fields[0].Length > 0)
            {
                Row++;
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The row does not end: takes its first line without looking at quotes, or skips that line when it is too long itself.
    /// </summary>
    private async ValueTask<bool> SalvageLine(CancellationToken cancellationToken)
    {
        Row++;
        if (TryScan(honourQuotes: false))
        {
            Fault = RowFault.UnclosedQuote;
            return true;
        }

        Count = 0;
        Line = nextLine++;
        Fault = RowFault.TooLong;
        int lineEnd;
        while ((lineEnd = buffer.AsSpan(next, end - next).IndexOfAny('\r', '\n')) < 0 && !isAtEnd)
        {
            next = end;
            await Fill(cancellationToken);
        }

        var isReturn = lineEnd >= 0 && buffer[next + lineEnd] == '\r';
        next = lineEnd < 0 ? end : next + lineEnd + 1;
        if (isReturn && next == end)
        {
            await Fill(cancellationToken);
        }

        next += isReturn && next < end && buffer[next] == '\n' ? 1 : 0;
        return true;
    }

    /// <summary>Finds the fields of the row that starts at <see cref="next"/>; false when the buffer ends before the row does.</summary>
    private bool TryScan(bool honourQuotes)
    {
        Count = 0;
        for (var at = next; ; at++)
        {
            var isQuoted = honourQuotes && at < end && buffer[at] == '"';
            at = isQuoted ? ScanQuoted(at) : ScanPlain(at);
            if (at < 0)
            {
                return false;
            }

            if (at < end && buffer[at] == delimiter)
            {
                continue;
            }

            if (at < end && buffer[at] == '\r')
            {
                if (at + 1 == end && !isAtEnd)
                {
                    return false;
                }

                at += at + 1 < end && buffer[at + 1] == '\n' ? 1 : 0;
            }

            Finish(Math.Min(at + 1, end));
            return true;
        }
    }

    /// <returns>Where the field ends; -1 when that is not in the buffer.</returns>
    private int ScanPlain(int start)
    {
        var length = buffer.AsSpan(start, end - start).IndexOfAny(delimiter, '\n', '\r');
        if (length < 0)
        {
            if (!isAtEnd)
            {
                return -1;
            }

            length = end - start;
        }

        Add(new CsvField(start, length, IsQuoted: false));
        return start + length;
    }

    /// <returns>Where the delimiter or line end behind the closing quote stands; -1 when that is not in the buffer.</returns>
    private int ScanQuoted(int open)
    {
        for (var at = open + 1; ; at++)
        {
            var toQuote = buffer.AsSpan(at, end - at).IndexOf('"');
            if (toQuote < 0)
            {
                return -1;
            }

            at += toQuote;
            if (at + 1 == end && !isAtEnd)
            {
                return -1;
            }

            if (at + 1 < end && buffer[at + 1] == '"')
            {
                at++;
            }
            else if (at + 1 >= end || buffer[at + 1] == delimiter || buffer[at + 1] is '\r' or '\n')
            {
                Add(new CsvField(open + 1, at - open - 1, IsQuoted: true));
                return at + 1;
            }
        }
    }

    private void Add(CsvField field)
    {
        if (Count == fields.Length)
        {
            Array.Resize(ref fields, fields.Length * 2);
        }

        fields[Count++] = field;
    }

    private void Finish(int afterRow)
    {
        Line = nextLine;
        nextLine++;
        Fault = RowFault.None;
        foreach (ref var field in fields.AsSpan(0, Count))
        {
            if (field.IsQuoted)
            {
                nextLine += field.LineBreaks(buffer);
                field = field.WithSingleQuotes(buffer);
            }
        }

        next = afterRow;
    }
}
