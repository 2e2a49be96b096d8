using System.Buffers.Binary;
using System.Security.Cryptography;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>
/// Addresses that carry which thread an answer belongs to, under a seal that nobody else can make. In small letters and digits, because
/// mail servers may change the case, and shorter than the 64 octets that stand before the @ (RFC 5321, 4.5.3.1.1).
/// </summary>
internal sealed class ReplyAddresses(MasterKey master, SenderIdentity sender, InboundFolder inbound)
{
    private const string Mark = "r-";
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";
    private const int SaidLength = 20;
    private const int SealLength = 12;

    private readonly byte[] key = master.For("reply-address");

    /// <summary>Null when nothing comes in here: an answer would go nowhere.</summary>
    public string? Of(int tenantId, Guid threadId) => inbound.Path is null ? null : $"{Mark}{Token(tenantId, threadId)}@{sender.Domain}";

    /// <summary>Null for an address that is none of these.</summary>
    public (int TenantId, Guid ThreadId)? Read(string address)
    {
        if (!address.StartsWith(Mark, StringComparison.Ordinal) || !address.EndsWith($"@{sender.Domain}", StringComparison.OrdinalIgnoreCase)
            || Decoded(address[Mark.Length..address.IndexOf('@', StringComparison.Ordinal)]) is not { } bytes)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(Seal(bytes.AsSpan(0, SaidLength)), bytes.AsSpan(SaidLength))
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes), new Guid(bytes.AsSpan(4, 16), bigEndian: true))
            : null;
    }

    private string Token(int tenantId, Guid threadId)
    {
        var bytes = new byte[SaidLength + SealLength];
        BinaryPrimitives.WriteInt32BigEndian(bytes, tenantId);
        threadId.TryWriteBytes(bytes.AsSpan(4), bigEndian: true, out _);
        Seal(bytes.AsSpan(0, SaidLength)).CopyTo(bytes.AsSpan(SaidLength));
        var token = new System.Text.StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var octet in bytes)
        {
            (held, bits) = (((held << 8) | octet) & 0xFFFF, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                token.Append(Digits[(held >> (bits - 5)) & 31]);
            }
        }

        return token.Append(Digits[(held << (5 - bits)) & 31]).ToString();
    }

    private ReadOnlySpan<byte> Seal(ReadOnlySpan<byte> said) => HMACSHA256.HashData(key, said).AsSpan(0, SealLength);

    private static byte[]? Decoded(string token)
    {
        var bytes = new byte[SaidLength + SealLength];
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
                if (at == bytes.Length)
                {
                    return null;
                }

                bytes[at++] = (byte)(held >> bits);
            }
        }

        return at == bytes.Length ? bytes : null;
    }
}
