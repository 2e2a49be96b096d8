namespace Platform.Tests.Support;

/// <summary>
/// Reads lines that must end in CR LF: a bare LF, or a line of more than 1,000 octets, is the client's mistake and fails the
/// conversation.
/// </summary>
internal sealed class LineReader(Stream stream, CancellationToken cancellation)
{
    private const int LongestLine = 1000;

    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    /// <summary>A line without its end; null when the client closed.</summary>
    public async Task<byte[]?> Read()
    {
        var line = new List<byte>();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, cancellation));
                if (end == 0)
                {
                    return null;
                }
            }

            var octet = buffer[start++];
            if (octet != '\n')
            {
                line.Add(octet);
            }
            else if (line is [.., (byte)'\r'] && line.Count < LongestLine && line.IndexOf((byte)'\r') == line.Count - 1)
            {
                line.RemoveAt(line.Count - 1);
                return [.. line];
            }
            else
            {
                throw new IOException("A line is too long, or its end is not CR LF.");
            }
        }
    }

    /// <summary>A mail up to its final dot, with doubled dots undone.</summary>
    public async Task<byte[]> ReadContent()
    {
        var content = new MemoryStream();
        while (await Read() is { } line)
        {
            if (line is [(byte)'.'])
            {
                return content.ToArray();
            }

            content.Write(line is [(byte)'.', ..] ? line.AsSpan(1) : line);
            content.Write("\r\n"u8);
        }

        throw new IOException("The client left in the middle of a mail.");
    }
}
