using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Platform.Bench.Mailing;

/// <summary>
/// A mail server that takes everything and remembers for whom. It thinks before its last answer, so that a sender may die meanwhile.
/// </summary>
internal sealed class RememberingSink : IDisposable
{
    private static readonly TimeSpan LongestThought = TimeSpan.FromMilliseconds(4);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> taken = [];

    public RememberingSink()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The address of every mail that was taken, in small letters; one that was taken twice is there twice.</summary>
    public IReadOnlyCollection<string> Taken => taken;

    public void Forget() => taken.Clear();

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            _ = Serve(await listener.AcceptTcpClientAsync());
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using (client)
            {
                await Talk(client.GetStream());
            }
        }
        catch (IOException)
        {
            // The sender was killed in the middle of a word.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var input = new StreamReader(stream, Encoding.UTF8);
        await using var output = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await output.WriteLineAsync("220 sink");
        var to = "";
        while (await input.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT TO:<", StringComparison.OrdinalIgnoreCase))
            {
                to = line["RCPT TO:<".Length..line.IndexOf('>', StringComparison.Ordinal)].ToLowerInvariant();
            }

            if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await output.WriteLineAsync("354 go ahead");
                string? text;
                do
                {
                    text = await input.ReadLineAsync();
                }
                while (text is not (null or "."));

                // A mail whose end never came was not taken.
                if (text is null)
                {
                    return;
                }

                taken.Enqueue(to);
                await Task.Delay(LongestThought * Random.Shared.NextDouble());
            }

            await output.WriteLineAsync(
                line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) ? "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8"
                : line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 2.0.0 ok");
        }
    }
}
