using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.History;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ImportUndoTests(SalonApp app)
{
    private const string NewPeople = "voornaam;email;nieuwsbrief;labels;notitie\n";

    [Fact]
    public async Task F_28_undoing_puts_what_nobody_touched_into_the_bin_and_leaves_what_people_work_with()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        string[] names = ["Untouched", "Changed", "Noted", "Login", "Labelled", "Unsubscribed", "Deleted"];
        var id = await import.ReadText(NewPeople + string.Join('\n', names.Select(name => $"{name};{name}@example.org;ja;VIP;Belt liever")));
        await import.Do(id, "run");
        var clients = (await Clients(salon)).ToDictionary(client => client.FirstName, client => client.Id);
        await api.PatchAsJsonAsync($"clients/{clients["Changed"]}", new { version = 1, mobile = "0612345678" });
        await api.Make($"clients/{clients["Noted"]}/notes", new { text = "Komt vrijdag" });
        await salon.SwitchLogin(clients["Login"], true);
        await api.PutAsync($"clients/{clients["Labelled"]}/labels/{await api.Make("labels", new { name = "Nieuw" })}", null);
        await api.DeleteAsync($"clients/{clients["Unsubscribed"]}/lists/{(await api.Items("lists"))[0].GetProperty("id")}");
        await api.DeleteAsync($"clients/{clients["Deleted"]}");
        await app.Settle();

        var undone = await import.Do(id, "undo");

        Assert.Equal("undone: 1 removed, 5 kept, 0 restored", Said(undone));
        Assert.Equal(1, undone.GetProperty("progress").GetDouble());
        Assert.Equal(["Changed", "Labelled", "Login", "Noted", "Unsubscribed"], (await Clients(salon)).Select(client => client.FirstName).Order());
        Assert.Equal(
            ["Changed", "Labelled", "Login", "Noted", "Unsubscribed"],
            (await api.Items($"imports/{id}/kept")).Select(client => client.GetProperty("displayName").GetString()).Order());
        Assert.Equal(5, (await api.Items("clients")).Count);
        await using (var scope = salon.Scope())
        {
            var marketing = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            Assert.Equal(clients["Labelled"], Assert.Single(await marketing.LabelsOnClients.ToListAsync()).ClientId);
            Assert.Equal((clients["Unsubscribed"], ConsentState.Withdrawn), await marketing.Consents.Select(c => new ValueTuple<Guid, ConsentState?>(c.ClientId, c.State)).SingleAsync());
            Assert.Equal(4, await marketing.ConsentEntries.CountAsync(entry => entry.State == ConsentState.Withdrawn && entry.Source == ConsentSource.Import));
            var lines = await scope.ServiceProvider.GetRequiredService<HistoryDb>().Entries.Where(entry => entry.Name == "clients.import-undone").ToListAsync();
            Assert.Equal((1, 5), (lines.Count(line => line.ClientId == clients["Untouched"]), lines.Count(line => line.Payload!.Contains("kept", StringComparison.Ordinal))));
        }

        var list = (await api.Items("lists"))[0].GetProperty("id");
        Assert.Empty(await api.Items($"clients?list={list}"));
        Assert.Empty(await api.Items($"clients?label={await LabelNamed(api, "VIP")}"));

        // Out of the bin a card has again all that it had.
        await api.PostAsync($"clients/{clients["Untouched"]}/restore", null);
        await app.Settle();
        Assert.Equal(clients["Untouched"], (await api.Items($"clients?list={list}"))[0].GetProperty("id").GetGuid());
        Assert.Single(await api.Items($"clients/{clients["Untouched"]}/notes"));
    }

    [Fact]
    public async Task F_28_undoing_takes_back_what_cards_got_and_leaves_what_somebody_wrote_over_it()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var anna = await api.Make("clients", new { firstName = "Anna", lastName = "Berg", email = "anna@example.org" });
        var ben = await api.Make("clients", new { firstName = "Ben", lastName = "Berg", email = "ben@example.org", address = new { city = "Goes" } });
        await api.Make($"clients/{ben}/notes", new { text = "Van vroeger" });
        var import = new ImportSteps(app, api);
        var before = await import.ReadText("voornaam;achternaam;email;mobiel;straat;plaats;klantengroep;notitie;labels\n"
            + "Anna;Berg;anna@example.org;0612345678;Dorpsstraat 1;Gent;Vast;Belt liever;VIP\nBen;Berg;ben@example.org;0612345679;Kerkstraat 2;Gent;;Heeft al een notitie;VIP");
        Assert.Equal("done: 0 new, 2 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Do(before, "run")));
        var version = (await (await api.GetAsync($"clients/{anna}")).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32();
        await api.PatchAsJsonAsync($"clients/{anna}", new { version, mobile = "0699999999" });

        Assert.Equal("undone: 0 removed, 0 kept, 2 restored", Said(await import.Do(before, "undo")));

        var cards = (await Clients(salon)).ToDictionary(client => client.Id);
        Assert.Equal(("+31699999999", null, null, null), (cards[anna].Mobile, cards[anna].Street, cards[anna].City, cards[anna].Group));
        Assert.Equal((null, "Goes", "ben@example.org"), (cards[ben].Mobile, cards[ben].City, cards[ben].Email));
        Assert.Empty(await api.Items($"clients/{anna}/notes"));
        Assert.Equal("Van vroeger", Assert.Single(await api.Items($"clients/{ben}/notes")).GetProperty("text").GetString());
        Assert.Empty(await api.Items($"clients?label={await LabelNamed(api, "VIP")}"));
        await using var scope = salon.Scope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ClientsDb>().Fillings.ToListAsync());
    }

    [Fact]
    public async Task F_28_the_import_that_filled_a_card_is_undone_before_the_one_that_made_it()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        var made = await Run(import, "voornaam;email\nAnna;anna@example.org\nBen;ben@example.org");
        await Run(import, "voornaam;email\nAnna;anna@example.org\nBen;ben@example.org");
        var filled = await Run(import, "voornaam;email;mobiel\nAnna;anna@example.org;0612345678");

        Assert.Equal("undone: 0 removed, 0 kept, 1 restored", Said(await import.Do(filled, "undo")));
        Assert.Equal("undone: 2 removed, 0 kept, 0 restored", Said(await import.Do(made, "undo")));
        Assert.Empty(await Clients(salon));
    }

    [Fact]
    public async Task F_28_a_card_that_a_later_import_filled_stays()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        var made = await Run(import, "voornaam;email\nAnna;anna@example.org");
        await Run(import, "voornaam;email;mobiel\nAnna;anna@example.org;0612345678");

        Assert.Equal("undone: 0 removed, 1 kept, 0 restored", Said(await import.Do(made, "undo")));
        Assert.Equal("+31612345678", Assert.Single(await Clients(salon)).Mobile);
    }

    [Fact]
    public async Task F_28_the_same_file_comes_in_again_after_it_was_undone()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        await import.Do(await Run(import, NewPeople + "Anna;anna@example.org;ja;VIP;"), "undo");

        Assert.Equal("done: 1 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.ImportText(NewPeople + "Anna;anna@example.org;ja;VIP;")));
        await using var scope = salon.Scope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<MarketingDb>().Consents.SingleAsync()).IsGiven);
    }

    [Fact]
    public async Task F_28_only_what_was_written_can_be_undone_and_only_once()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        var id = await import.ReadText("voornaam;email\nAnna;anna@example.org");
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{id}/undo", null)).StatusCode);
        await import.Do(id, "dry-run");
        await api.PostAsync($"imports/{id}/cancel", null);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{id}/undo", null)).StatusCode);

        var run = await Run(import, "voornaam;email\nAnna;anna@example.org");
        await import.Do(run, "undo");
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{run}/undo", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{run}/cancel", null)).StatusCode);
    }

    [Fact]
    public async Task SE_11_the_owner_undoes_an_import_from_the_page_within_30_days()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var api = await salon.Api();
        var import = new ImportSteps(alone, api);
        var id = await Run(import, "voornaam;email\nAnna;anna@example.org\nBen;ben@example.org");
        var late = await Run(import, "voornaam;email\nCas;cas@example.org");
        await api.Make($"clients/{(await Clients(salon)).Single(client => client.FirstName == "Ben").Id}/notes", new { text = "Komt vrijdag" });
        var browser = await salon.SignIn();

        await browser.Get("/settings/import");
        Assert.NotNull(browser.Page.QuerySelector($"a[href$='/settings/import/{id}/undo']"));
        await browser.Get($"/settings/import/{id}/undo");
        Assert.Contains("Deze import maakte 2 nieuwe kaarten", browser.Text, StringComparison.Ordinal);
        await browser.Post($"/settings/import/{id}/undo", []);
        Assert.Contains("De import wordt ongedaan gemaakt", browser.Text, StringComparison.Ordinal);
        await alone.Settle();
        await browser.Get($"/settings/import/{id}");
        Assert.Contains("Naar de prullenbak: 1. Weer zoals ze waren: 0. Nieuwe kaarten die bleven: 1.", browser.Text, StringComparison.Ordinal);
        Assert.Contains(browser.Page.QuerySelectorAll("main a"), link => link.TextContent == "Ben");

        alone.Clock.Advance(TimeSpan.FromDays(31));
        browser = await salon.SignIn();
        await browser.Get("/settings/import");
        Assert.Null(browser.Page.QuerySelector("a[href$='/undo']"));
        await browser.Get($"/settings/import/{late}/undo");
        Assert.Contains("tot 30 dagen", browser.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{late}/undo", null)).StatusCode);
    }

    private static async Task<string> Run(ImportSteps import, string text)
    {
        var id = await import.ReadText(text);
        Assert.Equal("done", (await import.Do(id, "run")).GetProperty("state").GetString());
        return id;
    }

    /// <summary>"undone: 1 removed, 0 kept, 0 restored"</summary>
    private static string Said(JsonElement import)
    {
        var undo = import.GetProperty("undo");
        return $"{import.GetProperty("state")}: {undo.GetProperty("removed")} removed, {undo.GetProperty("kept")} kept, {undo.GetProperty("restored")} restored";
    }

    private static async Task<string?> LabelNamed(HttpClient api, string name)
        => (await api.Items("labels")).Single(label => label.GetProperty("name").GetString() == name).GetProperty("id").GetString();

    private static async Task<List<Client>> Clients(Salon salon)
    {
        await using var scope = salon.Scope();
        return await scope.ServiceProvider.GetRequiredService<ClientsDb>().Clients.AsNoTracking().ToListAsync();
    }
}
