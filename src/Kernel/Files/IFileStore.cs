namespace Platform.Kernel.Files;

/// <summary>Keeps the files that salons bring. What a person called a file is never part of where it lies.</summary>
public interface IFileStore
{
    /// <summary>Writes the stream to its end; a copy that breaks off leaves nothing behind.</summary>
    /// <returns>The key under which the file is found again.</returns>
    Task<string> Keep(int tenantId, Stream content, CancellationToken cancellationToken);

    /// <exception cref="FileNotFoundException">There is no file with this key.</exception>
    Stream Open(string key);

    /// <summary>A file that is gone already is no mistake.</summary>
    void Delete(string key);

    /// <summary>Everything of a salon, when the salon goes.</summary>
    void DeleteAll(int tenantId);
}
