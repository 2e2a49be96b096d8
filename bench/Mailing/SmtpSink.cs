using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace Platform.Bench.Mailing;

/// <summary>
/// A mail server that takes everything and keeps nothing, as fast as it can: it answers many commands with one write, so that what
/// is measured is the sender.
/// </summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int mails;

    public SmtpSink()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many it took.</summary>
    public int Mails => mails;

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            _ = Serve(await listener.AcceptSocketAsync());
        }
    }

    private async Task Serve(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var (input, output) = (PipeReader.Create(stream), PipeWriter.Create(stream));
        var talk = new SinkTalk(output, () => Interlocked.Increment(ref mails));
        output.Write("220 sink\r\n"u8);
        await output.FlushAsync();
        while (!talk.IsOver)
        {
            var read = await input.ReadAsync();
            if (read.IsCompleted && read.Buffer.IsEmpty)
            {
                return;
            }

            var rest = talk.Hear(read.Buffer);
            input.AdvanceTo(rest.Start, rest.End);
            await output.FlushAsync();
        }
    }
}
