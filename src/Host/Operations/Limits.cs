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

    /// <summary>Above what the process can do at once requests wait in a short line; when that is full they are turned away.</summary>
    public static void UseLoadShedding(this WebApplication app)
    {
        var room = new ConcurrencyLimiter(new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        app.Lifetime.ApplicationStopped.Register(room.Dispose);
        app.Use(async (context, next) =>
        {
            using var lease = await room.AcquireAsync(1, context.RequestAborted);
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
