using System.Diagnostics;
using System.Globalization;

namespace Platform.Tests.Support;

/// <summary>
/// The folder of a throw-away cluster. Its name carries the process that made it, so that a later run can tell a cluster in use
/// from what a killed run left behind, server and all.
/// </summary>
internal static class ClusterFolder
{
    private const string Prefix = "platform-pg-";

    /// <summary>Memory where the machine has it: a clone then takes a quarter of the time.</summary>
    public static string Root { get; } = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    public static string NewName() => NameIn(Root, Environment.ProcessId);

    /// <summary>A name that no other folder has, as the given process would make it.</summary>
    public static string NameIn(string root, int process) =>
        Path.Combine(root, $"{Prefix}{process.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..8]}");

    /// <summary>Where the server keeps its files; beside it stand the socket and the log.</summary>
    public static string Files(string folder) => Path.Combine(folder, "data");

    /// <summary>Removes the clusters whose test run is gone. A process number that is in use again only postpones that.</summary>
    public static async Task RemoveLeftovers(string root)
    {
        foreach (var folder in Directory.GetDirectories(root, Prefix + "*").Where(folder => !IsAlive(Maker(folder))))
        {
            try
            {
                await Remove(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another run sweeps at this moment: theirs to remove.
            }
        }
    }

    public static async Task Remove(string folder)
    {
        if (File.Exists(Path.Combine(Files(folder), "postmaster.pid")))
        {
            await PostgresProgram.TryRun("pg_ctl", "stop", "-D", Files(folder), "-w", "-s", "-m", "immediate");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static int Maker(string folder) =>
        int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var process) ? process : 0;

    private static bool IsAlive(int process)
    {
        try
        {
            using var _ = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
