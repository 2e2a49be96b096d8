using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Tests.Support;

/// <summary>
/// An authenticator in software, as the Web Authentication standard describes one: it makes a key pair on P-256 without attestation and
/// signs challenges with it. What it says of itself can be bent, to see what is refused.
/// </summary>
internal sealed class SoftwareKey : IDisposable
{
    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte WithKey = 64;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string? user;

    public string Origin { get; set; } = "http://localhost";

    /// <summary>What it says next; raised with every signature, unless it is of the kind that says 0 for ever.</summary>
    public uint Count { get; set; }

    public bool Counts { get; set; } = true;

    /// <summary>Whether it asked for a face, a finger or a code.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>The answer to a page that asks to make a passkey.</summary>
    public string Make(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        user = asked.GetProperty("user").GetProperty("id").GetString();
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] spoken = [.. Head(asked.GetProperty("rp").GetProperty("id").GetString()!, WithKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation =
        [
            0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)spoken.Length, .. spoken,
        ];
        return Answer(new
        {
            clientDataJSON = Encoded(Said("webauthn.create", asked)), attestationObject = Encoded(attestation),
            transports = (string[])["internal"],
        });
    }

    /// <summary>The answer to a page that asks for a passkey.</summary>
    public string Show(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        Count += Counts ? 1u : 0;
        var (spoken, said) = (Head(asked.GetProperty("rpId").GetString()!, 0), Said("webauthn.get", asked));
        var signature = key.SignData([.. spoken, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new
        {
            clientDataJSON = Encoded(said), authenticatorData = Encoded(spoken), signature = Encoded(signature), userHandle = user,
        });
    }

    public void Dispose() => key.Dispose();

    private byte[] Head(string party, byte more)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(party)), (byte)(Present | (Verifies ? Verified : 0) | more), .. count];
    }

    private byte[] Said(string what, JsonElement asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = what, challenge = asked.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false,
    });

    private string Answer(object response) => JsonSerializer.Serialize(new
    {
        id = Encoded(id), rawId = Encoded(id), type = "public-key", clientExtensionResults = new { }, response,
    });

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encoded(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
