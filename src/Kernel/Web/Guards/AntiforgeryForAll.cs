using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>
/// Refuses by default: every unsafe method needs a valid token, also DELETE and calls that send the token in a header. An endpoint
/// opts out by name with <c>DisableAntiforgery()</c>.
/// </summary>
public static class AntiforgeryForAll
{
    public static IApplicationBuilder UseAntiforgeryForAll(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (await Refusal(context) is { } refusal)
        {
            await ErrorPages.Write(context, refusal);
            return;
        }

        await next(context);
    });

    private static async Task<ErrorText?> Refusal(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || context.GetEndpoint() is null || OptedOut(context) || IsProgram(context))
        {
            return null;
        }

        try
        {
            var valid = await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
            return valid || await FramedForms.Pass(context) ? null : ErrorText.FormTooOld;
        }
        catch (AntiforgeryValidationException e) when (e.InnerException?.InnerException is InvalidOperationException)
        {
            // A character that no text has (U+0000): the form cannot be taken apart.
            return ErrorText.Of(StatusCodes.Status400BadRequest);
        }
        catch (AntiforgeryValidationException e) when (e.InnerException is not null)
        {
            // The token stands in the form, and the form could not be read to its end: too large, or the line broke.
            return ErrorText.TooLarge;
        }
    }

    private static bool IsSafe(string method)
        => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    /// <summary>An API key is never sent by a browser of its own accord, and where one is sent no cookie counts.</summary>
    private static bool IsProgram(HttpContext context)
        => context.RequestServices.GetRequiredService<TenantContext>() is { IsSet: true, Actor.Kind: ActorKind.ApiKey };

    private static bool OptedOut(HttpContext context)
        => context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };
}
