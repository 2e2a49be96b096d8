using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Platform.Bench.Figures;
using Platform.Bench.Mailing;
using Platform.Bench.Stage;
using Platform.Kernel.Mail;

namespace Platform.Bench.Benchmarks;

/// <summary>
/// Mails a second from the finished mail to the answer of the server, as a campaign sends them. Sender and sink share the machine;
/// nodemailer has a process of its own, which is an advantage on two cores.
/// </summary>
internal sealed class SendMails : IBenchmark
{
    private const int Connections = 4;
    private const int UnderWay = 4 * Connections;

    public string Name => "mail";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        foreach (var (size, mails) in new[] { (3_000, 20_000), (30_000, 8_000) })
        {
            using var sink = new SmtpSink();
            var content = new MailContent(size);
            var ours = await PerSecond(sink, mails, count => Ours(sink.Port, count, content));
            var raw = await PerSecond(sink, mails, count => RawSender.Send(sink.Port, Connections, count, content.Raw));
            var name = $"mail.{size / 1000}kb";
            yield return new($"{name}.nodemailer", ours, "mails/s", "nodemailer's pool, as many connections", await Nodemailer(sink.Port, mails / 4, content));
            yield return new($"{name}.raw", ours, "mails/s", "the same bytes without making a mail", raw);
        }
    }

    /// <summary>After a warm-up of a quarter.</summary>
    private static async Task<double> PerSecond(SmtpSink sink, int mails, Func<int, Task> send)
    {
        await send(mails / 4);
        var before = sink.Mails;
        var begin = Stopwatch.GetTimestamp();
        await send(mails);
        var took = Stopwatch.GetElapsedTime(begin);
        return sink.Mails - before == mails ? mails / took.TotalSeconds : throw new InvalidOperationException("The sink missed a mail.");
    }

    private static async Task Ours(int port, int mails, MailContent content)
    {
        var settings = new SmtpSettings("127.0.0.1", port, SmtpSecurity.None, Connections: Connections);
        await using var transport = new SmtpTransport(settings, SmtpLimits.Default with { WriteAhead = true }, TimeProvider.System);
        var numbers = Enumerable.Range(1, mails);
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = UnderWay }, async (number, _) =>
        {
            var result = await transport.Send(content.Mail(number), null, CancellationToken.None);
            if (result.Outcome != MailOutcome.Accepted)
            {
                throw new InvalidOperationException($"A mail ended as {result}.");
            }
        });
    }

    private static async Task<double> Nodemailer(int port, int mails, MailContent content)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(content, JsonSerializerOptions.Web));
            var said = await Programs.Run(Programs.Node("send.mjs", [$"{port}", $"{Connections}", $"{mails}", file]));
            return double.Parse(said, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
