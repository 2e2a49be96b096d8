using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Importing;
using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ImportUndoResumeTests(SalonApp shared)
{
    private const int Rows = 200;
    private const int Known = 50;

    [Fact]
    public async Task D1_F_28_undoing_that_was_killed_goes_on_behind_its_last_chunk()
    {
        await using var app = await shared.Another();
        var (salon, import, id) = await Imported(app);

        await using (var scope = salon.Scope())
        {
            var saved = 0;
            scope.ServiceProvider.GetRequiredService<ClientsDb>().SavedChanges += (_, _) => _ = ++saved < 3 ? 0 : throw new IOException("The disk is gone.");
            await Assert.ThrowsAsync<IOException>(() => TakeBack(scope, id, new ImportChunks(2)));
        }

        Assert.InRange((await import.Get(id)).GetProperty("undo").GetProperty("done").GetInt32(), 1, Rows + Known - 1);
        await app.Settle();

        await IsUndone(salon, import, id);
    }

    [Fact]
    public async Task D2_F_28_two_workers_at_once_undo_each_card_once()
    {
        await using var app = await shared.Another();
        var (salon, import, id) = await Imported(app);

        await Task.WhenAll(TakeBack(salon, id), TakeBack(salon, id));
        await app.Settle();

        await IsUndone(salon, import, id);
    }

    private static async Task<(Salon Salon, ImportSteps Import, string Id)> Imported(SalonApp app)
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        await import.ImportText(People(1, Known, "voornaam;email", row => $"Klant{row};klant{row}@example.org"));
        var id = await import.ReadText(People(1, Known + Rows, "voornaam;email;mobiel;notitie", row => $"Klant{row};klant{row}@example.org;06{row:D8};Belt liever"));
        Assert.Equal($"done: {Rows} new, {Known} filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "run")));
        Assert.Equal(System.Net.HttpStatusCode.Accepted, (await api.PostAsync($"imports/{id}/undo", null)).StatusCode);
        return (salon, import, id);
    }

    private static string People(int first, int last, string header, Func<int, string> row)
    {
        var text = new StringBuilder(header);
        for (var number = first; number <= last; number++)
        {
            text.Append('\n').Append(row(number));
        }

        return text.ToString();
    }

    /// <summary>A worker of its own; SQLite would do all of it before it lets anybody else go on.</summary>
    private static Task TakeBack(Salon salon, string id) => Task.Run(async () =>
    {
        await using var scope = salon.Scope();
        await TakeBack(scope, id, new ImportChunks(10));
    });

    private static Task TakeBack(AsyncServiceScope scope, string id, ImportChunks chunks)
        => ActivatorUtilities.CreateInstance<TakeBackImport>(scope.ServiceProvider, chunks).Run(Guid.Parse(id), default);

    private static async Task IsUndone(Salon salon, ImportSteps import, string id)
    {
        var undo = (await import.Get(id)).GetProperty("undo");
        Assert.Equal(
            ("undone", Rows, 0, Known),
            ((await import.Get(id)).GetProperty("state").GetString(), undo.GetProperty("removed").GetInt32(), undo.GetProperty("kept").GetInt32(), undo.GetProperty("restored").GetInt32()));
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ClientsDb>();
        Assert.Equal((Known, Known, Known + Rows), (
            await db.Clients.CountAsync(), await db.Clients.CountAsync(client => client.Mobile == null), await db.WithBin.CountAsync()));
        Assert.Equal(Rows, await db.Notes.CountAsync());
        var payloads = await scope.ServiceProvider.GetRequiredService<KernelDb>().Outbox
            .Where(message => message.TenantId == salon.Tenant.Id && message.Name == "clients.import-undone").Select(message => message.Payload).ToListAsync();
        var said = payloads.SelectMany(payload => JsonElement.Parse(payload).EnumerateObject().Where(list => list.Name is "removedIds" or "restoredIds"))
            .SelectMany(list => list.Value.EnumerateArray().Select(one => one.GetString())).ToList();
        Assert.Equal((Rows + Known, Rows + Known), (said.Count, said.Distinct().Count()));
    }
}
