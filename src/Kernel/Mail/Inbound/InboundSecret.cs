using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Platform.Kernel.Mail;

/// <summary>What a mail provider shows when it hands a mail in over HTTP: the setting Mail:Inbound:Secret.</summary>
public sealed class InboundSecret
{
    private const int Shortest = 32;

    private readonly byte[]? hash;

    /// <exception cref="InvalidOperationException">It is short enough to be guessed; the message is one line and keeps it.</exception>
    public InboundSecret(IConfiguration configuration)
    {
        if (configuration["Mail:Inbound:Secret"] is { Length: > 0 } secret)
        {
            hash = secret.Length >= Shortest ? Hash(secret)
                : throw new InvalidOperationException($"Mail:Inbound:Secret is too short; it must have at least {Shortest} signs.");
        }
    }

    /// <summary>False: nothing comes in over HTTP.</summary>
    public bool IsSet => hash is not null;

    /// <summary>Takes as long for a wrong one as for the right one, of whatever length.</summary>
    public bool Is(string shown) => hash is not null && CryptographicOperations.FixedTimeEquals(hash, Hash(shown));

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
