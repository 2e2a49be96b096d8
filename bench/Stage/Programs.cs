using System.Diagnostics;
using System.Reflection;

namespace Platform.Bench.Stage;

/// <summary>What this program starts beside itself.</summary>
internal static class Programs
{
    /// <summary>The host as it was published.</summary>
    public static ProcessStartInfo Host(IReadOnlyDictionary<string, string?> settings, params IEnumerable<string> words)
    {
        // As it is deployed, with the setting of deploy/platform.env. Settings files are watched from the working folder downwards: every write of the database would be seen.
        var host = Named("Host");
        var start = new ProcessStartInfo("dotnet", [host, .. words]) { WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(host)) };
        start.Environment["DOTNET_GCgen0size"] = "0x1000000";
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    /// <summary>This program in the part of <see cref="EmptyApp"/>.</summary>
    public static ProcessStartInfo Empty(string address) => new("dotnet", [typeof(Programs).Assembly.Location, EmptyApp.Verb, address])
    {
        WorkingDirectory = AppContext.BaseDirectory,
    };

    /// <summary>A script of the npm folder.</summary>
    public static ProcessStartInfo Node(string script, params IEnumerable<string> words)
        => new("node", [script, .. words]) { WorkingDirectory = Named("Npm") };

    /// <summary>Runs a program to its end and returns what it said.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it complained about.</exception>
    public static async Task<string> Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException(await complaint);
    }

    private static string Named(string key)
        => typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(place => place.Key == key).Value!;
}
