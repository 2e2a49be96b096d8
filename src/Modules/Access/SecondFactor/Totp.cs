using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Access.SecondFactor;

/// <summary>Codes by time (RFC 6238, with HMAC-SHA1, six digits and 30 seconds: what every app for it understands).</summary>
internal static class Totp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Digits = 1_000_000;
    private const int SecondsEach = 30;
    private const int KeyBytes = 20;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The step a code belongs to: this one, or the one before or after for clocks that differ; null for a wrong code.</summary>
    public static long? StepOf(string code, byte[] key, DateTime now)
    {
        var current = new DateTimeOffset(now).ToUnixTimeSeconds() / SecondsEach;
        long? found = null;
        foreach (var step in (long[])[current - 1, current, current + 1])
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(key, step)), Encoding.UTF8.GetBytes(code)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code of a moment, as the app shows it.</summary>
    public static string CodeAt(byte[] key, DateTime moment) => CodeOf(key, new DateTimeOffset(moment).ToUnixTimeSeconds() / SecondsEach);

    /// <summary>As people type it into an app (RFC 4648, base 32 without padding).</summary>
    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            while (bits >= 5)
            {
                text.Append(Letters[(held >> (bits - 5)) & 31]);
                bits -= 5;
                held &= (1 << bits) - 1;
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Letters[(held << (5 - bits)) & 31]).ToString();
    }

    /// <summary>The link that a phone opens in its app.</summary>
    public static string Link(byte[] key, string salon, string email)
        => $"otpauth://totp/{Uri.EscapeDataString(salon)}:{Uri.EscapeDataString(email)}?secret={Base32(key)}&issuer={Uri.EscapeDataString(salon)}";

    /// <summary>RFC 4226, 5.3.</summary>
    private static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The RFC and the apps say SHA-1; as an HMAC it is not broken.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }
}
