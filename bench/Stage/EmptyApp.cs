using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Bench.Stage;

/// <summary>A web application that does nothing: what starting and resting cost before a line of ours runs.</summary>
internal static class EmptyApp
{
    public const string Verb = "empty-app";

    public static Task Run(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => TypedResults.Text("ready"));
        return app.RunAsync(address);
    }
}
