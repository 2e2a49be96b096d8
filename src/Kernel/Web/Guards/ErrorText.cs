using Microsoft.AspNetCore.Http;

namespace Platform.Kernel.Web;

/// <summary>What a person reads when something failed: what happened, what is safe, what to do. The texts stand in UiText.</summary>
/// <param name="Key">The texts are named Error{Key}What, Error{Key}Safe and Error{Key}Do.</param>
public sealed record ErrorText(string Key, int Status)
{
    public static ErrorText FormTooOld { get; } = new("FormTooOld", StatusCodes.Status400BadRequest);

    public static ErrorText NotAllowed { get; } = new("NotAllowed", StatusCodes.Status403Forbidden);

    /// <summary>For the client alone, not for staff who are logged in as the client.</summary>
    public static ErrorText NotOnBehalf { get; } = new("NotOnBehalf", StatusCodes.Status403Forbidden);

    public static ErrorText NotFound { get; } = new("NotFound", StatusCodes.Status404NotFound);

    public static ErrorText TooLarge { get; } = new("TooLarge", StatusCodes.Status413PayloadTooLarge);

    public static ErrorText TooMany { get; } = new("TooMany", StatusCodes.Status429TooManyRequests);

    public static ErrorText Broken { get; } = new("Broken", StatusCodes.Status500InternalServerError);

    /// <summary>The texts for a status that an endpoint or the framework answered without a body.</summary>
    public static ErrorText Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => NotAllowed with { Status = status },
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status429TooManyRequests => TooMany,
        < StatusCodes.Status500InternalServerError => new("NotUnderstood", status),
        _ => Broken with { Status = status },
    };
}
