using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;

namespace Platform.Kernel.Keys;

/// <summary>One key of ASP.NET's data protection; its XML is wrapped by the master key.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }

    public DateTime CreatedAt { get; init; }
}

/// <summary>Keeps the protection keys in the database, so that every node reads every node's cookies.</summary>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        return [.. db.ProtectionKeys.AsNoTracking().Where(key => key.Name != VapidKey.Name).Select(key => key.Xml).ToList()
            .Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        db.Add(new ProtectionKey
        {
            Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting), CreatedAt = clock.GetUtcNow().UtcDateTime,
        });

        // The framework asks for this in the middle of whatever first needs a new key, such as a page that is being written: what follows
        // the wait must not have to come back to the thread that waits.
        Task.Run(() => db.SaveChangesAsync()).GetAwaiter().GetResult();
    }
}

/// <summary>AES-256-GCM under the master key.</summary>
internal sealed class MasterKeyEncryptor(MasterKey master) : IXmlEncryptor
{
    internal const string Purpose = "protection-keys";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var cipher = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(master.For(Purpose), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        var wrapped = new XElement("wrapped", Convert.ToBase64String([.. nonce, .. tag, .. cipher]));
        return new EncryptedXmlInfo(wrapped, typeof(MasterKeyDecryptor));
    }
}

/// <summary>Made by the framework, from the name of this class in the stored XML.</summary>
internal sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Convert.FromBase64String(encryptedElement.Value);
        var keys = services.GetRequiredService<MasterKey>().AllFor(MasterKeyEncryptor.Purpose);
        foreach (var key in keys.SkipLast(1))
        {
            try
            {
                return Decrypt(bytes, key);
            }
            catch (AuthenticationTagMismatchException)
            {
                // Another key of the list wrapped it.
            }
        }

        return Decrypt(bytes, keys[^1]);
    }

    private static XElement Decrypt(ReadOnlySpan<byte> bytes, byte[] key)
    {
        var nonce = bytes[..AesGcm.NonceByteSizes.MaxSize];
        var tag = bytes.Slice(nonce.Length, AesGcm.TagByteSizes.MaxSize);
        var cipher = bytes[(nonce.Length + tag.Length)..];
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Decrypt(nonce, cipher, tag, plain);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}
