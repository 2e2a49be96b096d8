using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Kernel.Keys;

/// <summary>
/// The secrets in links that mails carry. A token is derived from its link's id when the mail is written, so it can be made
/// again for a retry and is stored nowhere; the database keeps a hash to compare with.
/// </summary>
public sealed class LinkTokens(MasterKey master)
{
    private readonly byte[] key = master.For("link");

    /// <summary>256 bits, with the salon in front so that a link outside a salon's address finds its way.</summary>
    public string For(int tenantId, Guid linkId, string purpose)
    {
        var said = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tenantId}|{linkId:N}|{purpose}"));
        return string.Create(CultureInfo.InvariantCulture, $"{tenantId}-{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, said))}");
    }

    /// <summary>What the database keeps of a token.</summary>
    public static string Hash(string token) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The salon that a token speaks of; null for what was never a token of ours. It proves nothing.</summary>
    public static int? TenantOf(string token)
        => token.IndexOf('-', StringComparison.Ordinal) is > 0 and < 11 and var dash
            && int.TryParse(token.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
