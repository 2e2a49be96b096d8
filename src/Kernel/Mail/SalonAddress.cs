using Microsoft.Extensions.Configuration;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Mail;

/// <summary>
/// What links in mails begin with: the salon's own host, else the platform's address and the salon's path. Always from the
/// catalogue and the settings, never from a request, so nobody can have links sent that lead elsewhere.
/// </summary>
public sealed class SalonAddress
{
    private readonly Uri platform;

    /// <exception cref="InvalidOperationException">Public:Url is not an http or https address.</exception>
    public SalonAddress(IConfiguration configuration)
    {
        var text = configuration["Public:Url"] is { Length: > 0 } set ? set : "http://localhost:5080";
        platform = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException($"Public:Url is '{text}'; it must be an http or https address.");
    }

    /// <summary>The address of a page of the salon; <paramref name="path"/> begins with a slash.</summary>
    public string Of(Tenant tenant, string path) => tenant.HostName is { } host
        ? $"{platform.Scheme}://{host}{path}"
        : $"{OfPlatform($"/s/{tenant.Slug}{path}")}";

    /// <summary>The address of a page that belongs to no salon.</summary>
    public string OfPlatform(string path) => platform.GetLeftPart(UriPartial.Authority) + platform.AbsolutePath.TrimEnd('/') + path;
}
