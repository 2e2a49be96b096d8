using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Platform.Bench.Mailing;

/// <summary>
/// The most that can be had from the sink with the round trips of a polite sender: the same bytes again and again, each mail in one
/// write with the envelope of the next. It makes no MIME, reads no answer and recovers from nothing.
/// </summary>
internal static class RawSender
{
    public static Task Send(int port, int connections, int mails, string content)
        => Task.WhenAll(Enumerable.Range(0, connections).Select(_ => SendOver(port, mails / connections, content)));

    private static async Task SendOver(int port, int mails, string content)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        const string Envelope = "MAIL FROM:<bounce@salon.example>\r\nRCPT TO:<client@client.example>\r\nDATA\r\n";
        var mail = Encoding.ASCII.GetBytes($"{content}\r\n.\r\n{Envelope}");
        var buffer = new byte[4096];
        await Hear(stream, buffer, "220 ");
        await stream.WriteAsync(Encoding.ASCII.GetBytes("EHLO bench\r\n"));
        await Hear(stream, buffer, "250 ");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Envelope));
        for (var sent = 0; sent < mails; sent++)
        {
            await Hear(stream, buffer, "354 ");
            await stream.WriteAsync(mail);
        }

        await Hear(stream, buffer, "354 ");
    }

    /// <summary>Reads until the last line of what came begins as awaited.</summary>
    private static async Task Hear(NetworkStream stream, byte[] buffer, string awaited)
    {
        for (var heard = ""; !heard.EndsWith("\r\n", StringComparison.Ordinal) || !LastLine(heard).StartsWith(awaited, StringComparison.Ordinal);)
        {
            heard += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
        }
    }

    private static string LastLine(string heard) => heard[(heard.LastIndexOf('\n', heard.Length - 2) + 1)..];
}
