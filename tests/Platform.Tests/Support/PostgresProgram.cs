using System.Diagnostics;
using System.Globalization;

namespace Platform.Tests.Support;

/// <summary>Runs PostgreSQL's own programs: initdb and pg_ctl. They refuse to run as root, so root hands them to the user postgres.</summary>
internal static class PostgresProgram
{
    private static readonly bool IsRoot = Environment.UserName == "root";

    private static readonly Lazy<string> Folder = new(() => Environment.GetEnvironmentVariable("PG_BIN") ?? NewestInstalled());

    public static async Task Run(string program, params string[] arguments)
    {
        if (await TryRun(program, arguments) is { } complaint)
        {
            throw new InvalidOperationException($"{program} failed: {complaint}");
        }
    }

    /// <returns>What the program said when it failed; null when it did not.</returns>
    public static Task<string?> TryRun(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(Folder.Value, program), .. arguments];
        return Execute(IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", .. command] : command);
    }

    /// <summary>Makes a folder that the programs may write in and nobody else may enter.</summary>
    public static Task MakeFolder(string folder) =>
        Execute(IsRoot ? ["install", "-d", "-m", "700", "-o", "postgres", folder] : ["install", "-d", "-m", "700", folder]);

    // The shell sends what is said to a file. A pipe would be inherited by the server that pg_ctl leaves running, and never end.
    private static async Task<string?> Execute(string[] command)
    {
        var said = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$SAID\" 2>&1 </dev/null", "sh", .. command])
            {
                WorkingDirectory = "/",
                Environment = { ["SAID"] = said },
            })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : await File.ReadAllTextAsync(said);
        }
        finally
        {
            File.Delete(said);
        }
    }

    private static string NewestInstalled()
    {
        const string installed = "/usr/lib/postgresql";
        var versions = Directory.Exists(installed) ? Directory.GetDirectories(installed) : [];
        var newest = versions
            .Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
            .MaxBy(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0);
        return newest is null
            ? throw new InvalidOperationException($"No PostgreSQL server in {installed}: install it, or set PG_BIN to the folder of initdb.")
            : Path.Combine(newest, "bin");
    }
}
