using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Platform.Kernel.Files;

/// <summary>Files in a folder: <c>{salon}/{year}/{random}</c>.</summary>
public sealed class FolderFiles(string folder, TimeProvider clock) : IFileStore
{
    /// <summary>The folder that the settings name.</summary>
    /// <exception cref="InvalidOperationException">Files:Store names what there is not; the message is one line that says so.</exception>
    public static string FolderFrom(IConfiguration configuration, string dataFolder)
    {
        var named = configuration["Files:Store"] is { Length: > 0 } set ? set : "Disk";
        return named.ToLowerInvariant() switch
        {
            "disk" => Path.Combine(dataFolder, "files"),
            "s3" => throw new InvalidOperationException("Files:Store is 'S3', which is not available in this release; use Disk."),
            _ => throw new InvalidOperationException($"Files:Store is '{named}'; it must be Disk."),
        };
    }

    public async Task<string> Keep(int tenantId, Stream content, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{tenantId}/{clock.GetUtcNow().Year}/{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
        try
        {
            await using var file = new FileStream(PathOf(key), FileMode.CreateNew);
            await content.CopyToAsync(file, cancellationToken);
        }
        catch
        {
            Delete(key);
            throw;
        }

        return key;
    }

    public Stream Open(string key) => File.OpenRead(PathOf(key));

    public void Delete(string key) => File.Delete(PathOf(key));

    public void DeleteAll(int tenantId)
    {
        var whole = PathOf(tenantId.ToString(CultureInfo.InvariantCulture));
        if (Directory.Exists(whole))
        {
            Directory.Delete(whole, recursive: true);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key);
}
