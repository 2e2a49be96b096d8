namespace Platform.Kernel.Files;

/// <summary>Where this node keeps what is not in the database. It is there.</summary>
public sealed record DataFolder(string Path);
