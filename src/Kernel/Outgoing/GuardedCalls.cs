using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Platform.Kernel.Outgoing;

/// <summary>Where the name of somebody else's server is looked up, and which answer may be called; only tests say it differently.</summary>
/// <param name="Trust">Null for the certificates that the machine trusts.</param>
internal sealed record CallRules(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve, Func<IPAddress, bool> MayCall, RemoteCertificateValidationCallback? Trust);

/// <summary>The address that was to be called is not one of the public internet.</summary>
public sealed class CallRefusedException() : Exception("The address is not one that may be called.");

/// <summary>
/// Calls servers whose address somebody else has written down. Only over https, only to addresses of the public internet as they are at
/// the moment of connecting, without following anybody elsewhere, for ten seconds at most; what is answered is not read.
/// </summary>
public sealed class GuardedCalls : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(5);
    private readonly CallRules rules;
    private readonly HttpClient http;

    public GuardedCalls()
        : this(new CallRules(Dns.GetHostAddressesAsync, PublicAddress.Is, null))
    {
    }

    internal GuardedCalls(CallRules rules)
    {
        this.rules = rules;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = Connecting, ConnectCallback = Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), MaxResponseHeadersLength = 16, MaxResponseDrainSize = 0,
            MaxConnectionsPerServer = 4, SslOptions = { RemoteCertificateValidationCallback = rules.Trust },
        };
        http = new HttpClient(handler) { Timeout = Patience };
    }

    /// <summary>Sends a body and says how it was answered.</summary>
    /// <exception cref="CallRefusedException">The address is not one that may be called.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<HttpStatusCode> Post(
        Uri url, byte[] body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
        {
            throw new CallRefusedException();
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException failure) when (failure.InnerException is CallRefusedException)
        {
            throw new CallRefusedException();
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>To the very address that was looked at: a name may say another one a moment later.</summary>
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var found = await rules.Resolve(context.DnsEndPoint.Host, cancellationToken);
        if (found.Length == 0 || !found.All(rules.MayCall))
        {
            throw new CallRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
