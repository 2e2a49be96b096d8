using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Kernel.Modules;

namespace Platform.Kernel.Web;

/// <summary>
/// A salon's colour as a style sheet of its own: the content policy forbids styles inside a page. The colour stands in the
/// address, so the sheet never changes and is kept for a year.
/// </summary>
internal static class AccentSheet
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ui/accent/{colour}.css", Write).ExcludeFromDescription()
        .WithMetadata(new Admission(Door.Anywhere));

    public static string Address(string colour) => $"/ui/accent/{Uri.EscapeDataString(colour.TrimStart('#'))}.css";

    private static ContentHttpResult Write(string colour, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var accent = Accent.Of(colour);
        return TypedResults.Text($":root{{--accent:{accent.Fill};--accent-on-dark:{accent.OnDark}}}", "text/css");
    }
}
