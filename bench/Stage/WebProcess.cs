using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Platform.Bench.Stage;

/// <summary>A web application in a process of its own, on a free port of this machine.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private readonly Process process;

    private WebProcess(Process process, Uri address, TimeSpan startedIn)
    {
        (this.process, Address, StartedIn) = (process, address, startedIn);
        AppDomain.CurrentDomain.ProcessExit += EndWithUs;
    }

    public Uri Address { get; }

    /// <summary>From asking for the process to its first good answer.</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>What the process holds of the machine's memory now, in MB.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <param name="program">Given the address to listen on, says what to start.</param>
    /// <param name="readyAt">The path that answers well once the application is ready.</param>
    public static async Task<WebProcess> Start(Func<string, ProcessStartInfo> program, string readyAt)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = program(address.GetLeftPart(UriPartial.Authority));
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var asker = new HttpClient { BaseAddress = address };
        var begin = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        while (!await Answers(asker, readyAt))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begin) > LongestStart)
            {
                process.Kill();
                throw new InvalidOperationException($"The application did not start: {await said}");
            }

            await Task.Delay(5);
        }

        return new WebProcess(process, address, Stopwatch.GetElapsedTime(begin));
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithUs;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Whoever stops the benchmarks half-way leaves no host behind.</summary>
    private void EndWithUs(object? sender, EventArgs e) => process.Kill();

    private static async Task<bool> Answers(HttpClient asker, string path)
    {
        try
        {
            using var answer = await asker.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
