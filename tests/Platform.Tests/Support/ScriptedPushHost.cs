using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Outgoing;

namespace Platform.Tests.Support;

/// <summary>What was brought to a push service.</summary>
internal sealed record PushCall(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A push service under a name that stands in no directory; it keeps what is brought and answers as it is told.</summary>
internal sealed class ScriptedPushHost : IAsyncDisposable
{
    public const string Host = "push.example";
    private readonly WebApplication app;

    private ScriptedPushHost(WebApplication app) => this.app = app;

    public ConcurrentQueue<PushCall> Calls { get; } = new();

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.Created;

    private int Port => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<ScriptedPushHost> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate())));
        var service = new ScriptedPushHost(builder.Build());
        service.app.Run(service.Take);
        await service.app.StartAsync();
        return service;
    }

    public string Endpoint(string device) => $"https://{Host}:{Port}/{device}";

    /// <summary>Calls that find this service under its name and trust it; all else as in the product.</summary>
    public static GuardedCalls Reaching() => new(new CallRules((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), _ => true, (_, shown, _, _) => shown?.Subject == $"CN={Host}"));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Calls.Enqueue(new PushCall(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray()));
        context.Response.StatusCode = (int)Answer;
        context.Response.Headers.Location = "/elsewhere";
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
