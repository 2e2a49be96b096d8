using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Kernel.Keys;

namespace Platform.Access.Push;

/// <summary>Says to a push service who asks (RFC 8292, a JWT of RFC 7519 signed with ES256).</summary>
internal static class VapidToken
{
    /// <summary>A day is the most that a push service accepts.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <param name="subject">Where the push service finds us: an address that begins with https: or mailto:.</param>
    /// <returns>The value of the header Authorization.</returns>
    public static string For(Uri endpoint, string subject, ECDsa key, DateTime now)
    {
        var head = Part(new { typ = "JWT", alg = "ES256" });
        var claims = Part(new
        {
            aud = endpoint.GetLeftPart(UriPartial.Authority), exp = new DateTimeOffset(now + Life).ToUnixTimeSeconds(), sub = subject,
        });
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256);
        return $"vapid t={head}.{claims}.{WebEncoders.Base64UrlEncode(signature)}, k={WebEncoders.Base64UrlEncode(VapidKey.PointOf(key))}";
    }

    private static string Part(object said) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(said));
}
