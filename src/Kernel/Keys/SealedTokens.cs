using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Kernel.Keys;

/// <summary>
/// Tokens that carry what they are for and need no row: they work for as long as the master key does, whatever becomes of the rows. Nobody
/// can read or make one. The same content always gives the same token, so that a mail that is written again carries the same link.
/// </summary>
public sealed class SealedTokens(MasterKey master)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <returns>Letters for an address: 38 and four for every three octets of the content.</returns>
    public string Seal(string purpose, ReadOnlySpan<byte> content)
    {
        var sealedContent = new byte[NonceLength + TagLength + content.Length];
        var nonce = sealedContent.AsSpan(0, NonceLength);

        // From the content itself: two contents never share one (as in RFC 8452).
        HMACSHA256.HashData(master.For($"sealed-nonce-{purpose}"), content).AsSpan(0, NonceLength).CopyTo(nonce);
        using var aes = new AesGcm(master.For($"sealed-{purpose}"), TagLength);
        aes.Encrypt(nonce, content, sealedContent.AsSpan(NonceLength + TagLength), sealedContent.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(purpose));
        return WebEncoders.Base64UrlEncode(sealedContent);
    }

    /// <summary>Null for everything that was not sealed here for this purpose.</summary>
    public byte[]? Open(string purpose, string token)
        => master.AllFor($"sealed-{purpose}").Select(key => Open(purpose, token, key)).FirstOrDefault(content => content is not null);

    private static byte[]? Open(string purpose, string token, byte[] key)
    {
        try
        {
            var sealedContent = WebEncoders.Base64UrlDecode(token).AsSpan();
            if (sealedContent.Length < NonceLength + TagLength)
            {
                return null;
            }

            var content = new byte[sealedContent.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(
                sealedContent[..NonceLength], sealedContent[(NonceLength + TagLength)..], sealedContent.Slice(NonceLength, TagLength), content, Encoding.UTF8.GetBytes(purpose));

            // The letters at the end of base64 have bits to spare: only one way to write a token is right.
            return WebEncoders.Base64UrlEncode(sealedContent) == token ? content : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
