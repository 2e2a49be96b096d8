namespace Platform.Tests.Support;

/// <summary>The files of the repository that people write.</summary>
public static class SourceFiles
{
    private static readonly string[] Written = [".cs", ".razor", ".resx", ".js", ".mjs", ".css", ".csproj"];
    private static readonly string[] Made = ["bin", "obj", "node_modules", "wwwroot", "StandIns"];

    public static string Root { get; } = FindRoot();

    /// <summary>Of the product and of the tests; migrations and what builds make are left out.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. In("src").Concat(In("tests"))];

    public static IEnumerable<SourceFile> OfProduct => All.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> In(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(path => Written.Contains(Path.GetExtension(path)) && !path.Split('/').Any(Made.Contains) && !IsMigration(path))
        .Select(path => new SourceFile(path));

    private static bool IsMigration(string path) => path.StartsWith("src/Host/Schema/", StringComparison.Ordinal) && path.Split('/').Length > 4;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}

/// <param name="Path">From the root of the repository, with slashes.</param>
public sealed record SourceFile(string Path)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string Text => File.ReadAllText(System.IO.Path.Combine(SourceFiles.Root, Path));

    public IEnumerable<string> Lines => File.ReadLines(System.IO.Path.Combine(SourceFiles.Root, Path));

    public override string ToString() => Path;
}
