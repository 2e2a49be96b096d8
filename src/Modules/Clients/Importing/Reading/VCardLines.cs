using System.Text;

namespace Platform.Clients.Importing;

/// <summary>
/// The lines of a vCard file as they were before they were folded: a line that begins with a space goes on with the one before, and
/// quoted-printable goes on behind an equals sign (vCard 2.1). What nobody reads, such as pictures, is not kept.
/// </summary>
internal sealed class VCardLines(TextReader text) : IDisposable
{
    private string? ahead;
    private bool isBegun;
    private int read;

    /// <summary>Where the last line began, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Null at the end. A line that is longer than a row may be is cut off there.</summary>
    public string? Next()
    {
        if (!isBegun)
        {
            (isBegun, ahead) = (true, Physical());
        }

        if (ahead is null)
        {
            return null;
        }

        Number = read;
        var line = new StringBuilder(ahead);
        var isQuoted = VCardProperty.IsQuotedPrintable(ahead);
        for (ahead = Physical(); ahead is not null; ahead = Physical())
        {
            if (isQuoted && line is [.., '='])
            {
                line.Length--;
                Add(line, ahead);
            }
            else if (ahead is [' ' or '\t', ..])
            {
                Add(line, ahead.AsSpan(1));
            }
            else
            {
                break;
            }
        }

        return line.ToString();
    }

    public void Dispose() => text.Dispose();

    private static void Add(StringBuilder line, ReadOnlySpan<char> more)
        => line.Append(more[..Math.Min(more.Length, Math.Max(0, CsvReader.LongestRow - line.Length))]);

    private string? Physical()
    {
        var line = new StringBuilder();
        var sign = text.Read();
        if (sign < 0)
        {
            return null;
        }

        for (; sign >= 0 && sign is not ('\r' or '\n'); sign = text.Read())
        {
            if (line.Length < CsvReader.LongestRow)
            {
                line.Append((char)sign);
            }
        }

        if (sign == '\r' && text.Peek() == '\n')
        {
            text.Read();
        }

        read++;
        return line.ToString();
    }
}
