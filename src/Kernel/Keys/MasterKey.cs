using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Platform.Kernel.Keys;

/// <summary>
/// The one secret outside the database. It wraps the protection keys and makes the tokens in links, so a copy of the database
/// alone opens no session and yields no working link.
/// </summary>
public sealed class MasterKey
{
    private const int Bytes = 32;
    private readonly byte[][] keys;

    private MasterKey(params byte[][] keys) => this.keys = keys;

    /// <summary>
    /// From the setting Keys:MasterKey (base64 of 32 bytes or more) when several nodes run; else from the file master.key in the
    /// data folder, made at the first start and readable by its owner only. The setting may name several with commas between: the first
    /// wraps, and what an older one wrapped or sealed can still be read.
    /// </summary>
    /// <exception cref="InvalidOperationException">The key cannot be read; the message is one line.</exception>
    public static MasterKey From(IConfiguration configuration, string dataFolder)
    {
        if (configuration["Keys:MasterKey"] is { Length: > 0 } text)
        {
            return new MasterKey([
                .. text.Split(',', StringSplitOptions.TrimEntries).Select(one => Decoded(one) ?? throw new InvalidOperationException(
                    "Keys:MasterKey must be base64 of at least 32 bytes, or several with commas between.")),
            ]);
        }

        var file = Path.Combine(dataFolder, "master.key");
        if (!File.Exists(file))
        {
            Create(file);
        }

        return new MasterKey(Decoded(File.ReadAllText(file).Trim())
            ?? throw new InvalidOperationException("master.key in the data folder is damaged; restore it from the backup."));
    }

    /// <summary>A key for one purpose, from which no other can be guessed (HKDF, RFC 5869).</summary>
    public byte[] For(string purpose) => Derive(keys[0], purpose);

    /// <summary>The same of every key, the newest first: to read what was written under an older one.</summary>
    public IReadOnlyList<byte[]> AllFor(string purpose) => [.. keys.Select(key => Derive(key, purpose))];

    private static byte[] Derive(byte[] key, string purpose)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Bytes, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[]? Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= Bytes ? bytes[..length] : null;
    }

    /// <summary>Written aside and moved in place: of two processes that start at once, one wins and both read its key.</summary>
    private static void Create(string file)
    {
        var aside = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new StreamWriter(aside, options))
        {
            stream.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
        }

        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}
