using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// The two directions of one connection: commands out, replies in, each with a deadline. Whatever goes wrong comes out as
/// <see cref="SmtpTrouble"/>. A server can make us neither wait nor store without end.
/// </summary>
internal sealed class SmtpWire : IAsyncDisposable
{
    private const int LongestReply = 16 * 1024;

    private readonly Socket socket;
    private readonly byte[] received = new byte[LongestReply];
    private readonly CancellationTokenSource patience;
    private Stream stream;
    private int start;
    private int end;

    public SmtpWire(Socket socket, TimeProvider time)
    {
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
        patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
    }

    /// <summary>Our own address, for servers that want to know who says hello.</summary>
    public System.Net.IPAddress LocalAddress => ((System.Net.IPEndPoint)socket.LocalEndPoint!).Address;

    /// <summary>Whether the server said or closed something while nobody asked; either way the connection is spent.</summary>
    public bool HasUnexpectedNews => end > start || patience.IsCancellationRequested || socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Ends the connection when the caller no longer wants to wait. Dispose the result when the caller's mail is done.</summary>
    public CancellationTokenRegistration EndWith(CancellationToken cancellation) =>
        cancellation.UnsafeRegister(static wire => ((SmtpWire)wire!).patience.Cancel(), this);

    /// <summary>Continues inside TLS. Nothing said before counts afterwards.</summary>
    /// <exception cref="SmtpTrouble">TLS failed, or the server spoke ahead of it: its words could pass for protected ones.</exception>
    public async Task Protect(Func<Stream, CancellationToken, Task<Stream>> agree, TimeSpan deadline)
    {
        if (end > start)
        {
            throw new SmtpTrouble("The server spoke before TLS began.");
        }

        stream = await Within(deadline, "TLS", token => new ValueTask<Stream>(agree(stream, token)));
    }

    public ValueTask Write(string command, TimeSpan deadline) => Write(Encoding.UTF8.GetBytes(command), deadline);

    public async ValueTask Write(ReadOnlyMemory<byte> octets, TimeSpan deadline) =>
        await Within(deadline, "sending", async token =>
        {
            await stream.WriteAsync(octets, token);
            return 0;
        });

    /// <summary>Reads one reply, however many lines it has.</summary>
    /// <exception cref="SmtpTrouble">No complete, readable reply came in time.</exception>
    public ValueTask<SmtpReply> ReadReply(TimeSpan deadline) => Within(deadline, "the server's answer", ReadLines);

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
        patience.Dispose();
    }

    private async ValueTask<SmtpReply> ReadLines(CancellationToken cancellation)
    {
        string? text = null;
        var total = 0;
        while (true)
        {
            var length = await ReadLine(cancellation);
            var line = received.AsSpan(start, length);
            start += length;
            total += length;
            if (total > LongestReply || !TryParse(line, out var code, out var isLast, out var words))
            {
                throw new SmtpTrouble("The server's answer is not SMTP.");
            }

            text = text is null ? words : $"{text}\n{words}";
            if (isLast)
            {
                return new SmtpReply(code, text);
            }
        }
    }

    /// <summary>Waits until a whole line stands at <see cref="start"/> and returns its length, line end included.</summary>
    private async ValueTask<int> ReadLine(CancellationToken cancellation)
    {
        var seen = 0;
        while (true)
        {
            var feed = received.AsSpan(start + seen, end - start - seen).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                return seen + feed + 1;
            }

            seen = end - start;
            MakeRoom();
            var count = await stream.ReadAsync(received.AsMemory(end), cancellation);
            if (count == 0)
            {
                throw new SmtpTrouble("The server closed the connection.");
            }

            end += count;
        }
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            received.AsSpan(start, end - start).CopyTo(received);
            end -= start;
            start = 0;
        }

        if (end == received.Length)
        {
            throw new SmtpTrouble("The server's answer is not SMTP.");
        }
    }

    private static bool TryParse(ReadOnlySpan<byte> line, out int code, out bool isLast, out string words)
    {
        line = line.TrimEnd("\r\n"u8);
        isLast = line.Length == 3 || (line.Length > 3 && line[3] == ' ');
        words = line.Length > 4 ? Encoding.UTF8.GetString(line[4..]) : "";
        code = 0;
        return line.Length >= 3 && (isLast || line[3] == '-')
            && int.TryParse(line[..3], NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 200 and < 600;
    }

    private async ValueTask<T> Within<T>(TimeSpan deadline, string what, Func<CancellationToken, ValueTask<T>> work)
    {
        patience.CancelAfter(deadline);
        try
        {
            var result = await work(patience.Token);
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            return result;
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException
            or OperationCanceledException or ObjectDisposedException)
        {
            var reason = failure is OperationCanceledException ? "waited too long for it" : failure.Message;
            throw new SmtpTrouble($"The connection failed at {what}: {HeaderText.OneLine(reason)}", failure);
        }
    }
}
