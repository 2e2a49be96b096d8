using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Tests.Support;

/// <summary>A browser that allowed notifications: it reads what is brought to it, by the steps of RFC 8291 and RFC 8188.</summary>
internal sealed class PushReceiver : IDisposable
{
    private const int Salt = 16;
    private const int Tag = 16;
    private readonly ECDiffieHellman pair;
    private readonly byte[] secret;

    public PushReceiver()
        : this(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(16))
    {
    }

    public PushReceiver(ECDiffieHellman pair, byte[] secret) => (this.pair, this.secret) = (pair, secret);

    public byte[] Point => [4, .. pair.ExportParameters(false).Q.X!, .. pair.ExportParameters(false).Q.Y!];

    public byte[] Secret => secret;

    /// <summary>What the script of the page posts.</summary>
    public Dictionary<string, string> Fields(string endpoint) => new()
    {
        ["Endpoint"] = endpoint, ["PublicKey"] = WebEncoders.Base64UrlEncode(Point), ["Secret"] = WebEncoders.Base64UrlEncode(secret),
    };

    public string Read(byte[] body)
    {
        Assert.Equal(4096, BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(Salt)));
        var (salt, theirs, cipher) = (body[..Salt], body[21..86], body[86..]);
        Assert.Equal(65, body[20]);
        using var sender = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = theirs[1..33], Y = theirs[33..] },
        });
        var first = HMACSHA256.HashData(secret, pair.DeriveRawSecretAgreement(sender.PublicKey));
        byte[] named = [.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. Point, .. theirs, 1];
        var input = HMACSHA256.HashData(first, named);
        var second = HMACSHA256.HashData(salt, input);
        var key = HMACSHA256.HashData(second, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0\x01"))[..16];
        var nonce = HMACSHA256.HashData(second, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0\x01"))[..12];
        var plain = new byte[cipher.Length - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(nonce, cipher.AsSpan(..^Tag), cipher.AsSpan(^Tag..), plain);
        Assert.Equal(2, plain[^1]);
        return Encoding.UTF8.GetString(plain.AsSpan(..^1));
    }

    public void Dispose() => pair.Dispose();
}
