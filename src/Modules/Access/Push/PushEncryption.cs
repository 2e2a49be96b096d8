using System.Buffers.Binary;
using System.Security.Cryptography;
using Platform.Kernel.Keys;

namespace Platform.Access.Push;

/// <summary>Encrypts a message for one browser (RFC 8291 on RFC 8188, aes128gcm, one record).</summary>
internal static class PushEncryption
{
    private const int PointLength = 65;
    private const int SecretLength = 16;
    private const int SaltLength = 16;
    private const int KeyLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int RecordSize = 4096;
    private const byte LastRecord = 2;

    /// <summary>Whether a browser may have said these: a point on the curve P-256, and sixteen octets.</summary>
    public static bool Fits(byte[] point, byte[] secret)
    {
        if (point is not [4, ..] || point.Length != PointLength || secret.Length != SecretLength)
        {
            return false;
        }

        try
        {
            using var read = Read(point);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <param name="point">The browser's public key, uncompressed.</param>
    /// <param name="secret">What the browser and we share.</param>
    public static byte[] Encrypt(byte[] message, byte[] point, byte[] secret)
    {
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(message, point, secret, ours, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <summary>With a key pair and a salt that are used for nothing else ever.</summary>
    internal static byte[] Encrypt(byte[] message, byte[] point, byte[] secret, ECDiffieHellman ours, byte[] salt)
    {
        using var theirs = Read(point);
        var own = VapidKey.PointOf(ours);
        var shared = ours.DeriveRawSecretAgreement(theirs.PublicKey);
        var input = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, shared, SHA256.HashSizeInBytes, secret, [.. "WebPush: info\0"u8, .. point, .. own]);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, KeyLength, salt, [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, NonceLength, salt, [.. "Content-Encoding: nonce\0"u8]);

        byte[] plain = [.. message, LastRecord];
        var (cipher, tag, size) = (new byte[plain.Length], new byte[TagLength], new byte[4]);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, cipher, tag);
        BinaryPrimitives.WriteInt32BigEndian(size, RecordSize);
        return [.. salt, .. size, PointLength, .. own, .. cipher, .. tag];
    }

    private static ECDiffieHellman Read(byte[] point) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] },
    });
}
