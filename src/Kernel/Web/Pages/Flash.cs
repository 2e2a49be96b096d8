using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Platform.Kernel.Web;

/// <summary>
/// One message for the next page that this person sees: "Saved", with a way back where there is one. It travels in a
/// protected cookie, is shown once and then gone.
/// </summary>
public sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string CookieName = "flash";

    private readonly IDataProtector protector = protection.CreateProtector("Platform.Flash");
    private FlashMessage? message;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("A flash message needs a request.");

    /// <param name="undoPath">An address inside the salon (through <see cref="Here"/>) that takes the change back when posted to.</param>
    public void Success(string text, string? undoPath = null) => Leave(new(Tone.Success, text, undoPath));

    public void Info(string text) => Leave(new(Tone.Info, text));

    public void Error(string text) => Leave(new(Tone.Danger, text));

    /// <summary>Gives the message to the page that shows it. A message left in this same request counts too.</summary>
    internal FlashMessage? Take()
    {
        var found = message ?? FromCookie();
        message = null;
        if (found is not null && !Context.Response.HasStarted)
        {
            Context.Response.Cookies.Delete(CookieName, Options());
        }

        return found;
    }

    private void Leave(FlashMessage left)
    {
        message = left;
        Context.Response.Cookies.Append(CookieName, protector.Protect(JsonSerializer.Serialize(left)), Options());
    }

    private FlashMessage? FromCookie()
    {
        if (Context.Request.Cookies[CookieName] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<FlashMessage>(protector.Unprotect(cookie));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException)
        {
            // Written under an older key, or by somebody else: a lost "Saved" harms nobody.
            return null;
        }
    }

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Context.Request.IsHttps,
        MaxAge = TimeSpan.FromMinutes(1),
        Path = Context.Request.PathBase.HasValue ? Context.Request.PathBase.Value : "/",
    };
}

/// <summary>What <see cref="Flash"/> carries to the next page.</summary>
public sealed record FlashMessage(Tone Tone, string Text, string? UndoPath = null);
