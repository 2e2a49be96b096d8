namespace Platform.Kernel.Modules;

/// <summary>
/// Columns that a module adds to the file of clients. They are for reading: a file that comes back is not listened to about them.
/// </summary>
public abstract class ExportPart
{
    /// <summary>Lower stands first.</summary>
    public abstract int Order { get; }

    /// <summary>The heads, in the language of whoever exports.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>A cell a column for every client of the salon that has any.</summary>
    public abstract Task<IReadOnlyDictionary<Guid, string?[]>> Read(CancellationToken cancellationToken);
}
