using Microsoft.AspNetCore.Http;

namespace Platform.Kernel.Web;

/// <summary>
/// How somebody came to a public page: the campaign that its address names, the site before it, and the device. It travels with the form and
/// is kept of nobody who does not send one: no cookie follows a visitor (ePrivacy directive, article 5(3)).
/// </summary>
/// <param name="Source">utm_source, in lower case.</param>
/// <param name="Medium">utm_medium, in lower case.</param>
/// <param name="Campaign">utm_campaign, in lower case.</param>
/// <param name="Referrer">The host of the page before, when that was another site.</param>
/// <param name="Device"><see cref="Devices.Of"/>.</param>
public sealed record Arrival(string? Source, string? Medium, string? Campaign, string? Referrer, string? Device)
{
    /// <summary>Of each part.</summary>
    public const int Longest = 100;

    /// <summary>The field of a form that remembers the site before its page; see <see cref="ArrivalField"/>.</summary>
    public const string Field = "ArrivedFrom";

    /// <summary>All of it in one line.</summary>
    public string Said() => string.Join(", ", new[] { Source, Medium, Campaign, Referrer, Device }.OfType<string>());

    /// <summary>Of a request for a page, or of the form that was sent from it.</summary>
    public static Arrival Of(HttpContext context)
    {
        var request = context.Request;
        var from = request.HasFormContentType ? request.Form[Field].ToString() : HostBefore(request);
        return new(
            Clean(request.Query["utm_source"]), Clean(request.Query["utm_medium"]), Clean(request.Query["utm_campaign"]), Clean(from),
            Devices.Of(request.Headers.UserAgent.ToString()));
    }

    private static string? HostBefore(HttpRequest request)
        => Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var before) && before.Host != request.Host.Host
            ? before.Host : null;

    /// <summary>As strangers write it: cut, without what no one can see, and null when nothing is left.</summary>
    private static string? Clean(string? text)
    {
        var seen = string.Concat((text ?? "").Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign))).Trim().ToLowerInvariant();
        return seen.Length == 0 ? null : seen[..Math.Min(seen.Length, Longest)];
    }
}
