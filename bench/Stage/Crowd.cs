using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Demo;
using Platform.History;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Bench.Stage;

/// <summary>
/// How many salons, clients and history lines stand in the database before anything is measured. They are written through the
/// modules' own contexts and rules, in bulk; only the paths that are measured are not used.
/// </summary>
/// <param name="InLargest">Clients of the salon that is measured.</param>
/// <param name="Clients">In all salons together.</param>
internal sealed record Crowd(int Salons, int InLargest, int Clients, int HistoryLines)
{
    public const string LargestSlug = "largest";
    private const int Chunk = 5000;

    public static Crowd Usual { get; } = new(200, 50_000, 100_000, 1_000_000);

    /// <summary>To try a benchmark out; its figures mean nothing.</summary>
    public static Crowd Small { get; } = new(20, 5_000, 10_000, 20_000);

    public static Crowd Full { get; } = Usual with { Clients = 1_000_000, HistoryLines = 10_000_000 };

    private int InOthers => (Clients - InLargest) / (Salons - 1);

    private int LinesAClient => HistoryLines / Clients;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Clients:#,0} clients in {Salons} salons, {InLargest:#,0} of them in one, {HistoryLines:#,0} history lines");

    public async Task Fill(Installation installation)
    {
        await installation.OpenSalon(LargestSlug);
        await using var services = Services(installation);
        var catalogue = services.GetRequiredService<TenantCatalogue>();
        await Fill(services, (await catalogue.BySlug(LargestSlug))!, InLargest);
        for (var number = 1; number < Salons; number++)
        {
            var salon = await catalogue.Add($"salon-{number}", $"Salon {number}", TenantState.Active, "nl", "Europe/Amsterdam", "NL", default);
            await Fill(services, salon!, InOthers);
        }

        if (installation.Provider == DatabaseProvider.PostgreSql)
        {
            // What its own housekeeping would have done within minutes.
            await using var connection = await installation.Connect();
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = ("VACUUM ANALYZE", 0);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The host's services in this process, without its web server and its workers.</summary>
    public static ServiceProvider Services(Installation installation)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(installation.Settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddWeb();
        services.AddModules(configuration, installation.Settings["Data:Folder"]!, Host.Modules.All);
        return services.BuildServiceProvider();
    }

    private async Task Fill(IServiceProvider services, Tenant salon, int count)
    {
        var people = new MadeUpPeople(salon.Country);
        for (var made = 0; made < count; made += Chunk)
        {
            await using var scope = services.GetRequiredService<TenantScopes>().Begin(salon, Actor.System, "bench");
            var clients = scope.ServiceProvider.GetRequiredService<ClientsDb>();
            Client[] chunk =
            [
                .. Enumerable.Range(0, Math.Min(Chunk, count - made))
                    .Select(_ => Client.Register(people.Next(), "bench", people.Before(clients.Now))),
            ];
            await clients.InTransaction(() => clients.AddMany(chunk, default), default);
            var history = scope.ServiceProvider.GetRequiredService<HistoryDb>();
            await history.InTransaction(() => history.InsertMany([.. chunk.SelectMany(LinesOf)], default), default);
        }
    }

    private IEnumerable<HistoryEntry> LinesOf(Client client) => Enumerable.Range(1, LinesAClient).Select(line =>
    {
        const string Payload = """{"fields":["mobile"]}""";
        var told = new Envelope(
            Guid.CreateVersion7(), "clients.client-changed", ActionKind.Profile, client.CreatedAt.AddDays(line), Actor.System, null, "bench", Payload);
        return HistoryEntry.Of(client.Id, told, Payload);
    });
}
