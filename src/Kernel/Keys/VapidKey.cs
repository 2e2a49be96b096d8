using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;

namespace Platform.Kernel.Keys;

/// <summary>
/// The platform's key pair towards push services (RFC 8292). Browsers bind their permission to it, so there is one for ever; it stands
/// wrapped beside the protection keys.
/// </summary>
public sealed class VapidKey(IServiceScopeFactory scopes, IServiceProvider services, MasterKey master, TimeProvider clock) : IDisposable
{
    internal const string Name = "vapid";
    private ECDsa? pair;

    /// <summary>On the curve P-256. Made by the first who asks.</summary>
    public async Task<ECDsa> Pair(CancellationToken cancellationToken)
        => pair ??= await Read(cancellationToken) ?? await Make(cancellationToken);

    /// <summary>A key's point, uncompressed: 65 octets.</summary>
    public static byte[] PointOf(ECAlgorithm key)
    {
        var point = key.ExportParameters(false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    public void Dispose() => pair?.Dispose();

    private async Task<ECDsa?> Read(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        if (await db.ProtectionKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Name == Name, cancellationToken) is not { } kept)
        {
            return null;
        }

        var read = ECDsa.Create();
        var plain = new MasterKeyDecryptor(services).Decrypt(XElement.Parse(kept.Xml)).Value;
        read.ImportPkcs8PrivateKey(Convert.FromBase64String(plain), out _);
        return read;
    }

    /// <summary>Of two that make one at once, one wins and both read it.</summary>
    private async Task<ECDsa> Make(CancellationToken cancellationToken)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var plain = new XElement(Name, Convert.ToBase64String(made.ExportPkcs8PrivateKey()));
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        db.Add(new ProtectionKey
        {
            Name = Name, CreatedAt = clock.GetUtcNow().UtcDateTime,
            Xml = new MasterKeyEncryptor(master).Encrypt(plain).EncryptedElement.ToString(SaveOptions.DisableFormatting),
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            // The other's counts.
        }

        return (await Read(cancellationToken))!;
    }
}
