using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>A mail that cannot be read, or asks for more than a mail should. The message quotes nothing of it.</summary>
public sealed class UnreadableMailException(string message, bool isTooLarge = false) : Exception(message)
{
    public bool IsTooLarge => isTooLarge;
}

/// <summary>A part of a mail that came in (RFC 2045, RFC 2046); the mail itself is the first.</summary>
public sealed class MimePart
{
    private const int Deepest = 20;
    private const int MostParts = 200;
    private const int LongestHead = 64 * 1024;
    private const int MostHeaders = 300;

    private readonly IReadOnlyList<(string Name, string Value)> headers;

    private MimePart(IReadOnlyList<(string Name, string Value)> headers, ReadOnlyMemory<byte> body)
    {
        this.headers = headers;
        Body = body;
        (ContentType, TypeParameters) = MimeHeader.Read(Header("Content-Type") is { Length: > 0 } type ? type : "text/plain");
        (Disposition, var dispositionParameters) = MimeHeader.Read(Header("Content-Disposition") ?? "");
        FileName = dispositionParameters.GetValueOrDefault("filename") ?? TypeParameters.GetValueOrDefault("name");
    }

    /// <summary>In small letters: "text/plain".</summary>
    public string ContentType { get; }

    public IReadOnlyDictionary<string, string> TypeParameters { get; }

    /// <summary>"attachment", "inline" or nothing.</summary>
    public string Disposition { get; }

    /// <summary>As the sender wrote it; null without one.</summary>
    public string? FileName { get; }

    /// <summary>As it came, still encoded.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    public IReadOnlyList<MimePart> Children { get; private set; } = [];

    /// <summary>This part and all within it, in the order in which they stand.</summary>
    public IEnumerable<MimePart> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>The first of this name, unfolded and not decoded; null without one.</summary>
    public string? Header(string name) => Headers(name).FirstOrDefault();

    public IEnumerable<string> Headers(string name)
        => headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    /// <summary>The content itself.</summary>
    public byte[] Content => MimeDecoding.Transfer(Body.Span, Header("Content-Transfer-Encoding"));

    /// <summary>The content as text, lines ended by \n; bytes that are no text of its charset become signs that say so.</summary>
    public string Text => MimeDecoding.Text(Content, TypeParameters.GetValueOrDefault("charset")).ReplaceLineEndings("\n");

    /// <exception cref="UnreadableMailException">It has no end of parts, or its head has none.</exception>
    public static MimePart Read(ReadOnlyMemory<byte> mail)
    {
        var parts = 0;
        return Read(mail, 0, ref parts);
    }

    private static MimePart Read(ReadOnlyMemory<byte> whole, int depth, ref int parts)
    {
        if (depth > Deepest || ++parts > MostParts)
        {
            throw new UnreadableMailException(depth > Deepest ? "Its parts stand too deep." : "It has too many parts.");
        }

        var (head, body) = Split(whole);
        var part = new MimePart(ReadHeaders(head), body);
        if (part.ContentType.StartsWith("multipart/", StringComparison.Ordinal)
            && part.TypeParameters.GetValueOrDefault("boundary") is { Length: > 0 } boundary)
        {
            var children = new List<MimePart>();
            foreach (var piece in Pieces(body, boundary))
            {
                children.Add(Read(piece, depth + 1, ref parts));
            }

            part.Children = children;
        }
        else if (part.ContentType is "message/rfc822")
        {
            part.Children = [Read(part.Content, depth + 1, ref parts)];
        }

        return part;
    }

    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> whole)
    {
        var at = 0;
        while (at < whole.Length)
        {
            var end = whole.Span[at..].IndexOf((byte)'\n');
            var length = end < 0 ? whole.Length - at : end;
            var line = whole.Span.Slice(at, length);
            var next = end < 0 ? whole.Length : at + end + 1;
            if (line.TrimEnd((byte)'\r').IsEmpty)
            {
                return (whole[..at], whole[next..]);
            }

            if (next > LongestHead)
            {
                throw new UnreadableMailException("Its head is too long.");
            }

            at = next;
        }

        return (whole, ReadOnlyMemory<byte>.Empty);
    }

    private static List<(string Name, string Value)> ReadHeaders(ReadOnlyMemory<byte> head)
    {
        var read = new List<(string Name, string Value)>();
        foreach (var line in MimeDecoding.Text(head.ToArray(), null).Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                if (read.Count > 0)
                {
                    read[^1] = (read[^1].Name, $"{read[^1].Value} {line.Trim()}");
                }
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                read.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }

            if (read.Count > MostHeaders)
            {
                throw new UnreadableMailException("It has too many headers.");
            }
        }

        return read;
    }

    /// <summary>
    /// Between the lines that begin with the boundary (RFC 2046, 5.1.1); what stands before the first and after the last is for nobody.
    /// </summary>
    private static List<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> body, string boundary)
    {
        var mark = Encoding.Latin1.GetBytes($"--{boundary}");
        var pieces = new List<ReadOnlyMemory<byte>>();
        var (at, from) = (0, -1);
        while (at < body.Length)
        {
            var found = body.Span[at..].IndexOf(mark);
            if (found < 0)
            {
                break;
            }

            var place = at + found;
            var after = place + mark.Length;
            if ((place > 0 && body.Span[place - 1] != (byte)'\n') || !EndsThere(body.Span[after..]))
            {
                at = after;
                continue;
            }

            if (from >= 0)
            {
                pieces.Add(WithoutLastLineEnd(body[from..place]));
            }

            if (pieces.Count > MostParts)
            {
                throw new UnreadableMailException("It has too many parts.");
            }

            var lineEnd = body.Span[after..].IndexOf((byte)'\n');
            if (body.Span[after..].StartsWith("--"u8) || lineEnd < 0)
            {
                return pieces;
            }

            (at, from) = (after + lineEnd + 1, after + lineEnd + 1);
        }

        // Cut short: what is there counts.
        if (from >= 0)
        {
            pieces.Add(body[from..]);
        }

        return pieces;
    }

    /// <summary>"--b1" is no line of the boundary "b".</summary>
    private static bool EndsThere(ReadOnlySpan<byte> rest)
        => rest.IsEmpty || rest.StartsWith("--"u8) || rest[0] is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t';

    private static ReadOnlyMemory<byte> WithoutLastLineEnd(ReadOnlyMemory<byte> piece)
    {
        var length = piece.Length > 0 && piece.Span[^1] == (byte)'\n' ? piece.Length - 1 : piece.Length;
        return piece[..(length > 0 && piece.Span[length - 1] == (byte)'\r' ? length - 1 : length)];
    }
}
