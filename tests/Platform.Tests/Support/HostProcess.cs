using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Platform.Kernel.Data;

namespace Platform.Tests.Support;

/// <summary>The built application as a process of its own, that can be stopped, killed and started again on what it left behind.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Lock hearing = new();
    private readonly TaskCompletionSource<Uri?> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Home home, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words]) { WorkingDirectory = home.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in home.Settings)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => listening.TrySetResult(null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The folder and the database that processes share and that outlive them.</summary>
    public sealed record Home(string Folder, string Connection)
    {
        public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Data__Folder"] = Folder,
            ["Database__Provider"] = SalonApp.Provider.ToString(),
            ["Database__ConnectionString"] = Connection,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Passwords__Rounds"] = "100",
            ["Limits__Scale"] = "1000",
        };

        /// <summary>Empty: not even migrated.</summary>
        public static async Task<Home> New(SalonApp app)
        {
            var folder = Directory.CreateTempSubdirectory("platform-process-").FullName;
            return new Home(folder, SalonApp.Provider == DatabaseProvider.Sqlite ? $"Data Source={Path.Combine(folder, "platform.db")}" : await app.EmptyDatabase());
        }
    }

    public string Said { get; private set; } = "";

    /// <summary>Where it listens; tests go there with <see cref="Browse"/>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Serving, once it listens.</summary>
    public static async Task<HostProcess> Serve(Home home)
    {
        var host = new HostProcess(home, []);
        host.Address = await host.listening.Task ?? throw new InvalidOperationException($"The host did not start: {host.Said}");
        return host;
    }

    /// <summary>A verb of the command line, begun.</summary>
    public static HostProcess Begin(Home home, params string[] words) => new(home, words);

    /// <summary>A verb of the command line; what it printed.</summary>
    public static async Task<string> Run(Home home, params string[] words)
    {
        await using var verb = Begin(home, words);
        return await verb.ExitCode() == 0 ? verb.Said.Trim() : throw new InvalidOperationException($"{words[0]} failed: {verb.Said}");
    }

    /// <summary>A client that keeps cookies and follows nobody.</summary>
    public HttpClient Browse(System.Net.CookieContainer? jar = null) => new(new CookieContainerHandler(jar ?? new()) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } })
    {
        BaseAddress = Address,
    };

    /// <summary>No last words.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void Terminate()
    {
        using var _ = Process.Start("kill", ["-TERM", $"{process.Id}"]);
    }

    public async Task<int> ExitCode()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    /// <summary>Built beside the tests, by the same build.</summary>
    private static string Program { get; } = Path.Combine(
        SourceFiles.Root, "src/Host/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Platform.Host.dll");

    /// <summary>Both streams are read at once.</summary>
    private void Hear(string? line)
    {
        lock (hearing)
        {
            Said += line + "\n";
        }

        if (line is not null && Listening().Match(line) is { Success: true } found)
        {
            listening.TrySetResult(new Uri(found.Value));
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
