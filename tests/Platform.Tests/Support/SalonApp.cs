using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Platform.Host.Schema;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Marketing.Automations;
using Platform.Marketing.Campaigns;
using Platform.Tests.Support;

[assembly: AssemblyFixture(typeof(SalonApp))]

namespace Platform.Tests.Support;

/// <summary>
/// The whole application on a database of its own: SQLite, or what TEST_DATABASE names (PostgreSql, or SqlServer with
/// TEST_SQLSERVER). Tests share it and open new salons; one that moves the clock or breaks the mail makes its own.
/// </summary>
public sealed class SalonApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static int slugs;
    private readonly string folder;
    private readonly PostgresCluster cluster;
    private readonly SemaphoreSlim settling = new(1);
    private readonly SalonApp? twin;
    private readonly bool ownsCluster;
    private readonly AppChanges changes;

    public SalonApp()
        : this(new PostgresCluster(), null, AppChanges.None) => ownsCluster = true;

    private SalonApp(PostgresCluster cluster, SalonApp? twin, AppChanges changes)
    {
        (this.cluster, this.twin, this.changes) = (cluster, twin, changes);
        folder = twin?.folder ?? Directory.CreateTempSubdirectory("platform-test-").FullName;
        Clock = twin?.Clock ?? new TestClock();
        Mails = twin?.Mails ?? new SentMails();
    }

    public static DatabaseProvider Provider { get; } =
        Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("TEST_DATABASE") is { Length: > 0 } named ? named : nameof(DatabaseProvider.Sqlite));

    public TestClock Clock { get; }

    public SentMails Mails { get; }

    /// <summary>Every line that this application logged, with its values filled in.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Where it keeps its files.</summary>
    public string Folder => folder;

    /// <summary>How its database is reached.</summary>
    public string Connection { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Connection = twin is not null ? twin.Connection : Provider switch
        {
            DatabaseProvider.PostgreSql => await cluster.NewDatabase("platform", Migrate),
            DatabaseProvider.SqlServer => Environment.GetEnvironmentVariable("TEST_SQLSERVER")!,
            _ => $"Data Source={Path.Combine(folder, "platform.db")}",
        };
        if (changes.OnPort)
        {
            UseKestrel(0);
        }

        StartServer();
    }

    /// <summary>An application with a PostgreSQL of its own, whom it hurts nobody to take away.</summary>
    public static async Task<(SalonApp App, PostgresCluster Cluster)> WithOwnCluster()
    {
        var cluster = new PostgresCluster();
        return (await Started(new SalonApp(cluster, null, AppChanges.None)), cluster);
    }

    /// <summary>An application like this one that nobody else uses, changed as its test needs it.</summary>
    public Task<SalonApp> Another(AppChanges? changed = null) => Started(new SalonApp(cluster, null, changed ?? AppChanges.None));

    /// <summary>A second node: its own process as far as it knows, on this one's database, keys, clock and mailbox.</summary>
    public Task<SalonApp> Twin() => Started(new SalonApp(cluster, this, changes));

    private static async Task<SalonApp> Started(SalonApp app)
    {
        await app.InitializeAsync();
        return app;
    }

    /// <summary>A database of one's own without a table in it, where databases are not files.</summary>
    public Task<string> EmptyDatabase() => cluster.NewDatabase("empty", _ => Task.CompletedTask);

    /// <summary>A new salon with an owner.</summary>
    public async Task<Salon> Open(string language = "nl", string country = "NL")
    {
        var number = Interlocked.Increment(ref slugs);
        var tenant = await Services.GetRequiredService<TenantCatalogue>()
            .Add($"salon-{number}", $"Salon {number}", TenantState.Active, language, "Europe/Amsterdam", country, default);
        var salon = new Salon(this, tenant!);
        await salon.AddStaff(Role.Owner);
        await Settle();
        return salon;
    }

    /// <summary>
    /// Does all background work that is due: long work, then events until there are none, then automations, mails and campaigns. One test at a time, so that
    /// nothing of this one is still in another's hands when it goes on.
    /// </summary>
    public async Task Settle()
    {
        await settling.WaitAsync();
        try
        {
            while (await Services.GetRequiredService<JobWorker>().Drain() + await Services.GetRequiredService<Dispatcher>().Drain()
                + await Services.GetRequiredService<AutomationWorker>().Drain()
                + await Services.GetRequiredService<MailWorker>().Drain() + await Services.GetRequiredService<CampaignWorker>().Drain() > 0)
            {
            }
        }
        finally
        {
            settling.Release();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Program reads its settings before it builds, so they are set here and not as a configuration source.
        builder.UseEnvironment("Testing");
        builder.UseSetting("Database:Provider", Provider.ToString());
        builder.UseSetting("Database:ConnectionString", Connection);
        builder.UseSetting("Data:Folder", folder);
        builder.UseSetting("Workers:Enabled", "false");
        builder.UseSetting("Passwords:Rounds", "100");
        builder.UseSetting("Limits:Scale", "1000");
        builder.UseSetting("Public:Url", "http://localhost");
        foreach (var (name, value) in changes.Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IMailTransport>(Mails);
            services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(Log);
            changes.Services(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        settling.Dispose();
        if (twin is not null)
        {
            return;
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
        if (ownsCluster)
        {
            await cluster.DisposeAsync();
        }
    }

    private static Task Migrate(string connection)
        => new Migrator(new DatabaseSettings(DatabaseProvider.PostgreSql, connection, null)).Migrate(default);
}
