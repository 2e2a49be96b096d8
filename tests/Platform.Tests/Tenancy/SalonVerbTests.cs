using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Commands;
using Platform.Kernel.Files;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Tenancy;

/// <summary>The verbs that take a salon out: with everything that is its own, and with nothing else.</summary>
[Trait("Needs", "Database")]
public sealed class SalonVerbTests(SalonApp shared)
{
    [Fact]
    public async Task T15_an_export_holds_every_row_of_the_salon_and_none_of_another()
    {
        await using var app = await shared.Another();
        var (here, there) = (await LivedIn(app, "kanarievogel"), await LivedIn(app, "nachtegaal"));
        var lines = (await Said(app, "export", here.Tenant.Slug)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(rows, row => Assert.Equal(here.Tenant.Id, row.GetProperty("row").GetProperty("tenantId").GetInt32()));
        Assert.Contains(lines, line => line.Contains("kanarievogel", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines, line => line.Contains("nachtegaal", StringComparison.OrdinalIgnoreCase));
        foreach (var (type, count) in await CountsOf(app, here))
        {
            Assert.Equal((type, count), (type, rows.Count(row => row.GetProperty("table").GetString() == type)));
        }

        Assert.NotEqual(here.Tenant.Id, there.Tenant.Id);
    }

    [Fact]
    public async Task T6_T15_a_removed_salon_leaves_no_row_no_file_and_no_address_and_its_neighbour_everything()
    {
        await using var app = await shared.Another();
        var (gone, neighbour) = (await LivedIn(app, "kanarievogel"), await LivedIn(app, "nachtegaal"));
        var (owner, key) = (await gone.SignIn(), await gone.Api());
        var before = await new Tables(app).Sums(neighbour);
        await Said(app, "remove", gone.Tenant.Slug);

        Assert.Empty(await new Tables(app).Rows(gone));
        Assert.DoesNotContain(await new Tables(app).Dump(), row => row.Contains("kanarievogel", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, await new Tables(app).Sums(neighbour));
        Assert.Equal(["nachtegaal"], FilesOf(app));
        await owner.Get("/clients");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, owner.Last.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await key.GetAsync("clients")).StatusCode);
        Assert.DoesNotContain(gone.Tenant.Slug, await Said(app, "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_about_a_salon_that_is_not_there_says_so()
    {
        foreach (var verb in (string[])["export", "remove", "suspend", "resume"])
        {
            Assert.Equal(1, await Verbs.Run(shared.Services, ["salon", verb, "nobody-lives-here"]));
        }
    }

    /// <summary>A salon with people, cards that belong together, a merge, a note, work in every queue, and a file; all of it says the word.</summary>
    private static async Task<Salon> LivedIn(SalonApp app, string word)
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await salon.AddSignedInClient(app, $"Klant {word}", $"{word}@{salon.Tenant.Slug}.example");
        var (first, second, third) = (await salon.AddClient($"Een {word}"), await salon.AddClient($"Twee {word}"), await salon.AddClient($"Drie {word}"));
        await api.Merge(first, [second]);
        await api.Make($"clients/{first}/notes", new { text = $"Notitie {word}" });
        (await api.DeleteAsync($"clients/{third}")).EnsureSuccessStatusCode();
        await app.Settle();
        await salon.Visit().Post("/forgot", new() { ["Email"] = Salon.EmailOf(Role.Owner) });
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(word));
        await app.Services.GetRequiredService<IFileStore>().Keep(salon.Tenant.Id, content, default);
        return salon;
    }

    private static IEnumerable<string> FilesOf(SalonApp app) => Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories).Select(File.ReadAllText);

    /// <summary>How many rows each of the salon's own tables has, by the name of its class.</summary>
    private static async Task<IReadOnlyList<(string Type, int Count)>> CountsOf(SalonApp app, Salon salon)
    {
        using var schema = app.Services.GetRequiredService<Platform.Host.Schema.Migrator>().Open();
        var counts = new List<(string, int)>();
        foreach (var type in schema.Model.GetEntityTypes().Where(type => !type.IsOwned() && typeof(Kernel.Data.TenantOwned).IsAssignableFrom(type.ClrType)))
        {
            var table = type.GetSchema() is { } named ? $"{named}.{type.GetTableName()}" : type.GetTableName()!;
            counts.Add((type.ClrType.Name, (await new Tables(app).Read($"SELECT id FROM {table} WHERE tenant_id = {salon.Tenant.Id}")).Count));
        }

        return counts;
    }

    /// <summary>What the verb prints, run as an operator runs it: as a process of its own beside the one that serves.</summary>
    private static async Task<string> Said(SalonApp app, params string[] words)
    {
        var said = await HostProcess.Run(new HostProcess.Home(app.Folder, app.Connection), ["salon", .. words]);
        app.Clock.Advance(TimeSpan.FromSeconds(5.1));
        return said;
    }
}
