using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Schema;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
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
    private readonly string folder = Directory.CreateTempSubdirectory("platform-test-").FullName;
    private readonly PostgresCluster cluster;
    private readonly bool ownsCluster;
    private string connection = "";

    public SalonApp()
        : this(new PostgresCluster()) => ownsCluster = true;

    private SalonApp(PostgresCluster cluster) => this.cluster = cluster;

    public static DatabaseProvider Provider { get; } =
        Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("TEST_DATABASE") is { Length: > 0 } named ? named : nameof(DatabaseProvider.Sqlite));

    public TestClock Clock { get; } = new();

    public SentMails Mails { get; } = new();

    public async ValueTask InitializeAsync()
    {
        connection = Provider switch
        {
            DatabaseProvider.PostgreSql => await cluster.NewDatabase("platform", Migrate),
            DatabaseProvider.SqlServer => Environment.GetEnvironmentVariable("TEST_SQLSERVER")!,
            _ => $"Data Source={Path.Combine(folder, "platform.db")}",
        };
        _ = Server;
    }

    /// <summary>An application like this one that nobody else uses.</summary>
    public async Task<SalonApp> Another()
    {
        var other = new SalonApp(cluster);
        await other.InitializeAsync();
        return other;
    }

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

    /// <summary>Does all background work that is due: long work, then events until there are none, then mails.</summary>
    public async Task Settle()
    {
        while (await Services.GetRequiredService<JobWorker>().Drain() + await Services.GetRequiredService<Dispatcher>().Drain()
            + await Services.GetRequiredService<MailWorker>().Drain() > 0)
        {
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Program reads its settings before it builds, so they are set here and not as a configuration source.
        builder.UseEnvironment("Testing");
        builder.UseSetting("Database:Provider", Provider.ToString());
        builder.UseSetting("Database:ConnectionString", connection);
        builder.UseSetting("Data:Folder", folder);
        builder.UseSetting("Workers:Enabled", "false");
        builder.UseSetting("Passwords:Rounds", "100");
        builder.UseSetting("Limits:Scale", "1000");
        builder.UseSetting("Public:Url", "http://localhost");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IMailTransport>(Mails);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
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
