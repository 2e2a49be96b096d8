using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>Turns exceptions and empty refusals into a page that helps; the API gets problem details instead.</summary>
public static class ErrorPages
{
    /// <summary>A database that is away is most often back after a restart of a few seconds.</summary>
    private const string SecondsToWait = "5";

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // In Development a body that cannot be read is thrown instead of answered; it is the caller's mistake there too.
            StatusCodeSelector = thrown => thrown switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when Dialect.IsTransientAnywhere(thrown) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            ExceptionHandler = async context =>
            {
                Log(context);
                if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
                {
                    context.Response.Headers.RetryAfter = SecondsToWait;
                }

                await Write(context, ErrorText.Of(context.Response.StatusCode));
            },
        });
        return app.UseStatusCodePages(codes => Write(codes.HttpContext, ErrorText.Of(codes.HttpContext.Response.StatusCode)));
    }

    /// <summary>What failed and where, without the values it failed with.</summary>
    private static void Log(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is { Error: not BadHttpRequestException } failed)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)).LogError(
                "{Method} {Route} failed: {Failure}", context.Request.Method, (failed.Endpoint as RouteEndpoint)?.RoutePattern.RawText, SafeText.Of(failed.Error));
        }
    }

    /// <summary>Answers with the page of an error, in the language of the request.</summary>
    public static async Task Write(HttpContext context, ErrorText error)
    {
        if (context.Features.Get<IRequestCultureFeature>() is { } chosen)
        {
            // Whoever catches stands outside the place where the culture was set.
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (chosen.RequestCulture.Culture, chosen.RequestCulture.UICulture);
        }

        var code = CodeOf(context);
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            var details = new Dictionary<string, object?> { ["code"] = code };
            await Results.Problem(statusCode: error.Status, extensions: details).ExecuteAsync(context);
        }
        else if (Ui.IsPartial(context))
        {
            context.Response.Headers["HX-Retarget"] = "#notices";
            context.Response.Headers["HX-Reswap"] = "innerHTML";
            await Ui.Fragment<NoticeOfError>(new { Error = error, Code = code }, error.Status).ExecuteAsync(context);
        }
        else
        {
            await Ui.Page<PageOfError>(new { Error = error, Code = code }, error.Status).ExecuteAsync(context);
        }
    }

    /// <summary>The short code that support asks for: the end of what joins the lines of this request in the log.</summary>
    private static string CodeOf(HttpContext context)
    {
        var salon = context.RequestServices.GetService<TenantContext>();
        var whole = salon is { Correlation.Length: > 0 }
            ? salon.Correlation
            : Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        return whole.Length <= 8 ? whole : whole[^8..];
    }
}
