using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>Opens a connection up to the point where mails can go: connect, greeting, EHLO, TLS, sign-in.</summary>
internal sealed class SmtpConnector(SmtpSettings settings, SmtpLimits limits, TimeProvider time)
{
    /// <exception cref="SmtpTrouble">The server cannot be reached or does not let us in.</exception>
    public async Task<SmtpSession> Open(CancellationToken cancellation)
    {
        var wire = new SmtpWire(await Connect(cancellation), time);
        try
        {
            return new SmtpSession(wire, await Enter(wire, cancellation), limits);
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    private async Task<Socket> Connect(CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = new CancellationTokenSource(limits.Connect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, either.Token);
            return socket;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            var reason = failure is SocketException ? failure.Message : "no answer in time";
            throw new SmtpTrouble($"The mail server cannot be reached: {reason}", failure);
        }
    }

    private async Task<SmtpCapabilities> Enter(SmtpWire wire, CancellationToken cancellation)
    {
        using var ending = wire.EndWith(cancellation);
        if (settings.Security == SmtpSecurity.Tls)
        {
            await Protect(wire);
        }

        Expect(await wire.ReadReply(limits.Greeting), "The server turned us away.");
        var capabilities = await SayHello(wire);
        if (settings.Security == SmtpSecurity.StartTls)
        {
            capabilities = await StartTls(wire, capabilities);
        }

        if (settings.User is not null)
        {
            await SignIn(wire, capabilities);
        }

        return capabilities;
    }

    private async Task<SmtpCapabilities> SayHello(SmtpWire wire)
    {
        var name = wire.LocalAddress is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } version6
            ? $"[IPv6:{new IPAddress(version6.GetAddressBytes())}]"
            : $"[{wire.LocalAddress.MapToIPv4()}]";
        var reply = await Ask(wire, $"EHLO {name}");
        if (reply.IsPositive)
        {
            return SmtpCapabilities.Parse(reply.Text);
        }

        if (reply.Code < 500)
        {
            throw new SmtpTrouble("The server turned us away.", reply);
        }

        Expect(await Ask(wire, $"HELO {name}"), "The server turned us away.");
        return SmtpCapabilities.None;
    }

    /// <summary>What was offered in the clear may have been forged, so the server is asked again inside TLS (RFC 3207, 4.2).</summary>
    private async Task<SmtpCapabilities> StartTls(SmtpWire wire, SmtpCapabilities offered)
    {
        if (!offered.StartTls)
        {
            throw new SmtpTrouble("The server does not offer STARTTLS.");
        }

        Expect(await Ask(wire, "STARTTLS"), "The server refused STARTTLS.");
        await Protect(wire);
        return await SayHello(wire);
    }

    private Task Protect(SmtpWire wire) => wire.Protect(
        async (plain, cancellation) =>
        {
            var secured = new SslStream(plain);
            var trust = new SslClientAuthenticationOptions
            {
                TargetHost = settings.Host, RemoteCertificateValidationCallback = limits.CertificateCheck,
            };
            await secured.AuthenticateAsClientAsync(trust, cancellation);
            return secured;
        },
        limits.Connect);

    private async Task SignIn(SmtpWire wire, SmtpCapabilities capabilities)
    {
        var (user, password) = (settings.User!, settings.Password ?? "");
        if (capabilities.AuthPlain)
        {
            Expect(await Ask(wire, $"AUTH PLAIN {InBase64($"\0{user}\0{password}")}"), "The server refused the sign-in.");
        }
        else if (capabilities.AuthLogin)
        {
            ExpectQuestion(await Ask(wire, "AUTH LOGIN"));
            ExpectQuestion(await Ask(wire, InBase64(user)));
            Expect(await Ask(wire, InBase64(password)), "The server refused the sign-in.");
        }
        else
        {
            throw new SmtpTrouble("The server offers no sign-in that we speak: PLAIN or LOGIN.");
        }
    }

    private async Task<SmtpReply> Ask(SmtpWire wire, string command)
    {
        await wire.Write($"{command}\r\n", limits.Command);
        return await wire.ReadReply(limits.Command);
    }

    private static string InBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void Expect(SmtpReply reply, string otherwise)
    {
        if (!reply.IsPositive)
        {
            throw new SmtpTrouble(otherwise, reply);
        }
    }

    private static void ExpectQuestion(SmtpReply reply)
    {
        if (reply.Code != 334)
        {
            throw new SmtpTrouble("The server refused the sign-in.", reply);
        }
    }
}
