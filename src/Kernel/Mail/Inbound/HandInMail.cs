using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modules;

namespace Platform.Kernel.Mail;

/// <summary>
/// A mail provider hands in what came for us, one whole mail a request (docs/decisions/0030): 202 when it need not come again, also for one
/// that nobody here knows; 413 and 422 for one that never can be taken; 503 to try later.
/// </summary>
internal sealed class HandInMail : IFeature
{
    public const string Path = "/inbound/mail";
    private const string Scheme = "Bearer ";
    private const string MailType = "message/rfc822";

    /// <summary>Without the setting nobody has the secret: 401 to all.</summary>
    public void Map(Doors doors) => doors.Platform.MapPost(Path, Take).DisableAntiforgery();

    private static async Task<IResult> Take(
        HttpContext context, InboundSecret secret, InboundIntake intake, ILogger<HandInMail> logger, CancellationToken cancellationToken)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        var shown = request.Headers.Authorization.ToString();
        if (!shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !secret.Is(shown[Scheme.Length..].Trim()))
        {
            headers.WWWAuthenticate = "Bearer";
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (request.ContentType?.Split(';')[0].Trim().Equals(MailType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > InboundIntake.Largest)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var isTaken = await intake.Take(request.Body, cancellationToken);
            InboundIntake.Count(isTaken ? "taken" : "unknown");
            if (!isTaken)
            {
                logger.LogWarning("A mail that was handed in is let go: nobody here knows what it is about.");
            }

            return TypedResults.StatusCode(StatusCodes.Status202Accepted);
        }
        catch (UnreadableMailException unreadable)
        {
            logger.LogWarning("A mail that was handed in was refused: {Reason}", unreadable.Message);
            InboundIntake.Count("unreadable");
            return TypedResults.StatusCode(
                unreadable.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or BadHttpRequestException))
        {
            logger.LogError("A mail that was handed in could not be taken: {Failure}", SafeText.Of(failure));
            InboundIntake.Count("failed");
            headers.RetryAfter = "60";
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
