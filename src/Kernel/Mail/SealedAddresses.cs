using System.Security.Cryptography;
using System.Text;
using Platform.Kernel.Keys;

namespace Platform.Kernel.Mail;

/// <summary>
/// Mail addresses that carry what they are for, under a seal that nobody else can make. In small letters and digits, because mail servers
/// may change the case, and shorter than the 64 octets that stand before the @ (RFC 5321, 4.5.3.1.1).
/// </summary>
public sealed class SealedAddresses(MasterKey master, SenderIdentity sender, InboundFolder inbound, InboundSecret secret)
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";
    private const int SealLength = 12;

    /// <summary>False when nothing comes in here: an answer would go nowhere.</summary>
    public bool AreRead => inbound.Path is not null || secret.IsSet;

    /// <param name="mark">Stands in front and says what kind it is: "r-".</param>
    /// <param name="purpose">Names the key; an address of one purpose is none of another.</param>
    /// <param name="said">At most 26 octets.</param>
    /// <param name="domain">Null for the platform's own.</param>
    public string Of(string mark, string purpose, ReadOnlySpan<byte> said, string? domain = null)
        => $"{mark}{Encoded([.. said, .. Seal(master.For(purpose), said)])}@{domain ?? sender.Domain}";

    /// <summary>Whatever domain stands behind it: the seal alone counts.</summary>
    /// <param name="length">How many octets such an address carries.</param>
    /// <returns>Null for an address that is none of these.</returns>
    public byte[]? Read(string mark, string purpose, int length, string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || !address.StartsWith(mark, StringComparison.OrdinalIgnoreCase)
            || Decoded(address[mark.Length..at].ToLowerInvariant(), length + SealLength) is not { } bytes)
        {
            return null;
        }

        var said = bytes[..length];
        var isOurs = master.AllFor(purpose).Any(key => CryptographicOperations.FixedTimeEquals(Seal(key, said), bytes.AsSpan(length)));
        return isOurs ? said : null;
    }

    private static ReadOnlySpan<byte> Seal(byte[] key, ReadOnlySpan<byte> said) => HMACSHA256.HashData(key, said).AsSpan(0, SealLength);

    private static string Encoded(byte[] bytes)
    {
        var token = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var octet in bytes)
        {
            (held, bits) = (((held << 8) | octet) & 0xFFFF, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                token.Append(Digits[(held >> (bits - 5)) & 31]);
            }
        }

        return bits == 0 ? token.ToString() : token.Append(Digits[(held << (5 - bits)) & 31]).ToString();
    }

    private static byte[]? Decoded(string token, int length)
    {
        if (token.Length != ((length * 8) + 4) / 5)
        {
            return null;
        }

        var bytes = new byte[length];
        var (held, bits, at) = (0, 0, 0);
        foreach (var sign in token)
        {
            var value = Digits.IndexOf(sign, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            (held, bits) = (((held << 5) | value) & 0xFFFF, bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(held >> bits);
            }
        }

        return bytes;
    }
}
