using System.Reflection;
using Microsoft.Playwright;
using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>A real browser, and an application of its own that listens on a port for it.</summary>
public sealed class Chromium(SalonApp shared) : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-sync",
    ];

    private IPlaywright playwright = default!;
    private IBrowser browser = default!;

    public SalonApp App { get; private set; } = default!;

    public Uri Address => App.ClientOptions.BaseAddress;

    /// <summary>The same under a name, where a browser wants one.</summary>
    public Uri Named => new UriBuilder(Address) { Host = "localhost" }.Uri;

    public async ValueTask InitializeAsync()
    {
        App = await shared.Another(AppChanges.None with { OnPort = true });

        // The driver stays in the package folder: a copy in every output would be 130 MB.
        var driver = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(told => told.Key == "PlaywrightDriver").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    /// <summary>Somebody with a browser window of their own, in which nobody is signed in.</summary>
    public async Task<Person> Somebody(string language = "nl", ColorScheme scheme = ColorScheme.Light, Uri? home = null)
    {
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = (home ?? Address).ToString(), Locale = language, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = Person.Desk, Height = 800 },
        });
        window.SetDefaultTimeout(60_000);
        return new Person(App, home ?? Address, await window.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await App.DisposeAsync();
    }
}
