using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Platform.Host.Operations;

/// <summary>Traces, metrics and logs for an OpenTelemetry collector, when OTEL_EXPORTER_OTLP_ENDPOINT names one.</summary>
public static class Telemetry
{
    private const string Setting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>On the console: one line of JSON a message, with the salon and the request. Messages carry no personal data.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        // Both print exceptions whole, and databases quote the data they choke on; ErrorPages logs each failure without them.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", builder.Environment.IsDevelopment() ? LogLevel.Error : LogLevel.None);

        // Its scope puts the path of the request on every line, and a path may be the secret of a link in a mail.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
        else
        {
            builder.Logging.AddJsonConsole(console => console.IncludeScopes = true);
        }
    }

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { Length: > 0 })
        {
            return;
        }

        var about = ResourceBuilder.CreateDefault().AddService("platform");
        var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(about)
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Platform").AddOtlpExporter().Build();
        var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(about)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Platform").AddOtlpExporter().Build();
        builder.Services.AddSingleton(traces).AddSingleton(metrics);
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(about).AddOtlpExporter());
    }
}
