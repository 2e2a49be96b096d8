using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Platform.Tests.Support;

/// <summary>
/// A mail server that does what a test tells it, step by step, and remembers all it was told. Steps are the verbs, and
/// GREETING, USER and PASSWORD (the questions of AUTH LOGIN) and DOT (the end of a mail).
/// </summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> Certificate = new(CreateCertificate);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SmtpAnswer>> script = new();
    private readonly ConcurrentDictionary<string, SmtpAnswer> always = new();
    private int connections;

    public ScriptedSmtpServer()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The lines of the answer to EHLO.</summary>
    public string[] Offers { get; init; } = ["PIPELINING", "SIZE 1000000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"];

    public bool TlsFromTheStart { get; init; }

    /// <summary>As a careless server would.</summary>
    public bool TakesRecipientsWithoutSender { get; init; }

    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <summary>Every command of every connection, as it came.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public int Connections => connections;

    /// <summary>Holds every answer to a final dot back until it is set.</summary>
    public TaskCompletionSource? HoldDots { get; set; }

    /// <summary>Called when a mail has arrived whole and nothing was answered yet.</summary>
    public Action? WhenWritten { get; set; }

    /// <summary>The next times this step is reached, once each; then as usual.</summary>
    public ScriptedSmtpServer At(string step, params SmtpAnswer[] answers)
    {
        var queue = script.GetOrAdd(step, _ => new());
        Array.ForEach(answers, queue.Enqueue);
        return this;
    }

    public ScriptedSmtpServer Always(string step, SmtpAnswer answer)
    {
        always[step] = answer;
        return this;
    }

    /// <summary>Trusts the certificate of these servers and no other.</summary>
    public static bool IsOwnCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString() == Certificate.Value.GetCertHashString();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
    }

    private async Task Accept()
    {
        while (!stopping.IsCancellationRequested)
        {
            var socket = await listener.AcceptSocketAsync(stopping.Token);
            _ = Serve(socket, Interlocked.Increment(ref connections));
        }
    }

    private async Task Serve(Socket socket, int number)
    {
        try
        {
            socket.NoDelay = true;
            await using var network = new NetworkStream(socket, ownsSocket: true);
            Stream stream = TlsFromTheStart ? await Protect(network) : network;
            await Converse(stream, number);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client left, or the test is over.
        }
    }

    private async Task Converse(Stream stream, int number)
    {
        string? from = null;
        var recipients = new List<string>();
        var lines = new LineReader(stream, stopping.Token);
        var goesOn = await Answer(stream, "GREETING", "220 scripted.test ESMTP");
        while (goesOn && await lines.Read() is { } line)
        {
            var command = Encoding.UTF8.GetString(line);
            Commands.Enqueue(command);
            var verb = command.Split(' ')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    goesOn = await Answer(stream, verb, string.Join("\r\n", ["250-scripted.test", .. Offers.Select(offer => $"250-{offer}"), "250 HELP"]));
                    break;
                case "STARTTLS":
                    goesOn = await Answer(stream, verb, "220 go ahead");
                    stream = goesOn ? await Protect(stream) : stream;
                    lines = new LineReader(stream, stopping.Token);
                    break;
                case "AUTH" when command.StartsWith("AUTH LOGIN", StringComparison.Ordinal):
                    goesOn = await Answer(stream, verb, "334 VXNlcm5hbWU6") && await Hear(lines)
                        && await Answer(stream, "USER", "334 UGFzc3dvcmQ6") && await Hear(lines)
                        && await Answer(stream, "PASSWORD", "235 2.7.0 welcome");
                    break;
                case "AUTH":
                    goesOn = await Answer(stream, verb, "235 2.7.0 welcome");
                    break;
                case "MAIL":
                    (from, recipients) = (null, []);
                    goesOn = await Answer(stream, verb, "250 2.1.0 ok", () => from = command[10..]);
                    break;
                case "RCPT" when from is null && !TakesRecipientsWithoutSender:
                    goesOn = await Answer(stream, verb, "503 5.5.1 no sender");
                    break;
                case "RCPT":
                    goesOn = await Answer(stream, verb, "250 2.1.5 ok", () => recipients.Add(command[8..]));
                    break;
                case "DATA":
                    var wanted = false;
                    goesOn = await Answer(stream, verb, recipients.Count > 0 ? "354 go ahead" : "503 5.5.1 no recipient", () => wanted = recipients.Count > 0);
                    if (wanted)
                    {
                        var content = await lines.ReadContent();
                        WhenWritten?.Invoke();
                        await (HoldDots?.Task ?? Task.CompletedTask);
                        var mail = new ReceivedMail(number, from ?? "", recipients, content);
                        goesOn = await Answer(stream, "DOT", "250 2.0.0 taken", () => Mails.Enqueue(mail));
                    }

                    break;
                case "QUIT":
                    await Answer(stream, verb, "221 2.0.0 bye");
                    return;
                default:
                    goesOn = await Answer(stream, verb, verb is "HELO" or "RSET" or "NOOP" ? "250 ok" : "500 5.5.1 unknown");
                    break;
            }
        }
    }

    private async Task<bool> Hear(LineReader lines)
    {
        if (await lines.Read() is not { } line)
        {
            return false;
        }

        Commands.Enqueue(Encoding.UTF8.GetString(line));
        return true;
    }

    /// <returns>Whether the conversation goes on.</returns>
    private async Task<bool> Answer(Stream stream, string step, string usual, Action? whenYes = null)
    {
        SmtpAnswer? scripted = null;
        if (!(script.TryGetValue(step, out var queue) && queue.TryDequeue(out scripted)) && !always.TryGetValue(step, out scripted))
        {
            scripted = SmtpAnswer.Say(usual);
        }

        if (scripted is { Text: ['2' or '3', ..], Closes: false })
        {
            whenYes?.Invoke();
        }

        if (scripted.Hangs)
        {
            await Task.Delay(Timeout.Infinite, stopping.Token);
        }

        if (scripted.Text is not null)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{scripted.Text}\r\n"), stopping.Token);
        }

        return !scripted.Closes;
    }

    private static async Task<Stream> Protect(Stream plain)
    {
        var secured = new SslStream(plain);
        await secured.AuthenticateAsServerAsync(Certificate.Value);
        return secured;
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
