using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;

namespace Platform.Host.Operations;

/// <summary>
/// How much is taken in: per person or address within a salon, so that a noisy one starves nobody else, and over the whole
/// process, so that more than it can do is refused at once instead of later.
/// </summary>
public static class Limits
{
    /// <summary>Requests a minute for one person, key or address in one salon.</summary>
    private const int EachMinute = 1200;

    /// <summary>Tries a minute to sign in, sign up or use a link from one address in one salon.</summary>
    public const int TriesEachMinute = 20;

    private const int AtOnce = 128;
    private const int Waiting = 256;

    /// <summary>Of that for one salon, so that there is always room for another.</summary>
    public const int ShareAtOnce = AtOnce * 3 / 4;

    public const int ShareWaiting = Waiting * 3 / 4;

    /// <summary>Requests whose salon is still being looked up count here alone; nobody waits to be one of them.</summary>
    private const int Inside = 1024;
    private const long LargestBody = 64L * 1024 * 1024;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        var scale = builder.Configuration.GetValue("Limits:Scale", 1);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Window(Who(context), EachMinute * scale));
            options.AddPolicy(RateLimits.Tries, context => Window($"tries|{Tenant(context)}|{Address(context)}", TriesEachMinute * scale));
        });
    }

    public static void UseProxies(this WebApplication app)
    {
        var trusted = Settings.TrustedProxies(app.Configuration);
        if (trusted.Count > 0)
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            trusted.ToList().ForEach(options.KnownProxies.Add);
            app.UseForwardedHeaders(options);
        }
    }

    /// <summary>The first door, before anything is done for a request.</summary>
    public static void UseLoadShedding(this WebApplication app) => TurnAwayBeyond(app, Room(_ => "all", Inside, 0));

    /// <summary>
    /// Above what the process can do at once requests wait in a short line; when that is full they are turned away. Behind the place
    /// where the salon is known, because a salon fills its own share of room and line before it gets at the others'.
    /// </summary>
    public static void UseFairShares(this WebApplication app) => TurnAwayBeyond(
        app, PartitionedRateLimiter.CreateChained(Room(Tenant, ShareAtOnce, ShareWaiting), Room(_ => "all", AtOnce, Waiting)));

    private static PartitionedRateLimiter<HttpContext> Room(Func<HttpContext, string> whose, int atOnce, int waiting)
        => PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(
            whose(context), _ => new() { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    private static void TurnAwayBeyond(WebApplication app, PartitionedRateLimiter<HttpContext> room)
    {
        app.Lifetime.ApplicationStopped.Register(room.Dispose);
        app.Use(async (context, next) =>
        {
            using var lease = await room.AcquireAsync(context, 1, context.RequestAborted);
            if (lease.IsAcquired)
            {
                await next(context);
                return;
            }

            context.Response.Headers.RetryAfter = "2";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        });
    }

    private static RateLimitPartition<string> Window(string who, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });

    /// <summary>A person where one is known, else the address; always within the salon.</summary>
    private static string Who(HttpContext context)
    {
        var known = context.User.Identities.OfType<ActorIdentity>().FirstOrDefault();
        return known?.Who.Id is { } id ? $"{known.TenantId}|{id}" : $"{Tenant(context)}|{Address(context)}";
    }

    private static string Tenant(HttpContext context)
        => context.RequestServices.GetRequiredService<TenantContext>() is { IsSet: true } scope
            ? scope.TenantId.ToString(CultureInfo.InvariantCulture) : "-";

    private static IPAddress? Address(HttpContext context) => context.Connection.RemoteIpAddress;
}
