using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Platform.Kernel.Web;

/// <summary>
/// A script that sends files to show how far they are cannot see where an answer leads: the browser follows it unasked, and the message
/// that waits on the next page would be read by nobody. It gets the address alone (RFC 9110, 204 with Location).
/// </summary>
internal static class UploadAnswers
{
    private const string Asked = "X-Upload";

    public static IApplicationBuilder UseUploadAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Headers.ContainsKey(Asked))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther)
                {
                    context.Response.StatusCode = StatusCodes.Status204NoContent;
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
