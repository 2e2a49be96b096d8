using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients.Notes;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class NoteTests(SalonApp app)
{
    [Fact]
    public async Task CL_38_CL_39_a_note_is_changed_on_a_page_of_its_own_and_keeps_who_and_when()
    {
        var (salon, api, id) = await Anna();
        var note = await api.Make($"clients/{id}/notes", new { text = "Graag geen parfum.", category = "Persoonlijk" });
        var browser = await salon.SignIn();
        var page = await browser.Get($"/clients/{id}/notes/{note}");
        Assert.Equal("Graag geen parfum.", page.QuerySelector("textarea[name=Text]")!.TextContent);
        Assert.Equal("personal", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        await browser.Post($"/clients/{id}/notes/{note}", new() { ["Text"] = "Wel parfum.", ["Category"] = "general", ["Version"] = "1" });
        var line = browser.Page.QuerySelector(".timeline li")!.TextContent;
        Assert.Contains("Wel parfum.", line, StringComparison.Ordinal);
        Assert.Contains("Key of Owner", line, StringComparison.Ordinal);
        Assert.Contains("Gewijzigd door Olga Owner", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_39_own_notes_are_yours_to_change_and_those_of_others_are_for_manager_and_owner()
    {
        var (salon, api, id) = await Anna();
        var theirs = await api.Make($"clients/{id}/notes", new { text = "Van de eigenaar" });
        var stylist = await salon.Api(Role.Stylist);
        var own = await stylist.Make($"clients/{id}/notes", new { text = "Van de stylist" });
        foreach (var role in new[] { Role.Reception, Role.Stylist })
        {
            var other = await salon.Api(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await Change(other, id, theirs, "X", 1)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.DeleteAsync($"clients/{id}/notes/{theirs}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await Change(stylist, id, own, "Nu anders", 1)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Change(await salon.Api(Role.Manager), id, own, "Weer anders", 2)).StatusCode);
        var browser = await salon.SignIn(Role.Reception);
        var page = await browser.Get($"/clients/{id}?tab=notes");
        Assert.Empty(page.QuerySelectorAll(".note-actions"));
        await browser.Get($"/clients/{id}/notes/{own}");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.Marketer)).DeleteAsync($"clients/{id}/notes/{own}")).StatusCode);
    }

    [Fact]
    public async Task CL_39_a_deleted_note_comes_back_by_undo()
    {
        var (salon, api, id) = await Anna();
        var note = await api.Make($"clients/{id}/notes", new { text = "Belt liever" });
        var browser = await salon.SignIn();
        var page = await browser.Post($"/clients/{id}/notes/{note}/delete", []);
        Assert.Empty(page.QuerySelectorAll(".timeline-note"));
        Assert.Empty(await api.Items($"clients/{id}/notes"));
        await browser.Post(page.QuerySelector(".notices form")!.GetAttribute("action")!, []);
        Assert.Single(await api.Items($"clients/{id}/notes"));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"clients/{id}/notes/{note}")).StatusCode);
        }
    }

    [Fact]
    public async Task CL_39_the_second_to_save_a_note_sees_what_the_first_wrote_and_loses_nothing()
    {
        var (salon, api, id) = await Anna();
        var note = await api.Make($"clients/{id}/notes", new { text = "Eerste" });
        await Change(api, id, note, "Van de ander", 1);
        var browser = await salon.SignIn();
        var page = await browser.Post($"/clients/{id}/notes/{note}", new() { ["Text"] = "Van mij", ["Version"] = "1" });
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("Van de ander", page.QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van mij", page.QuerySelector("textarea")!.TextContent);
        await browser.Post($"/clients/{id}/notes/{note}", new() { ["Text"] = "Samen", ["Version"] = page.QuerySelector("input[name=Version]")!.GetAttribute("value")! });
        Assert.Contains("Samen", browser.Text, StringComparison.Ordinal);

        var stale = await Change(api, id, note, "Te laat", 1);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("Samen", (await stale.Content.ReadFromJsonAsync<JsonObject>())!["current"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task CL_39_what_is_typed_over_a_deleted_note_becomes_a_new_one()
    {
        var (salon, api, id) = await Anna();
        var note = await api.Make($"clients/{id}/notes", new { text = "Eerste" });
        var browser = await salon.SignIn();
        await api.DeleteAsync($"clients/{id}/notes/{note}");
        var page = await browser.Post($"/clients/{id}/notes/{note}", new() { ["Text"] = "Lang verhaal", ["Version"] = "1" });
        Assert.Equal("Lang verhaal", page.QuerySelector("textarea")!.TextContent);
        Assert.EndsWith($"/clients/{id}/notes", page.QuerySelector("main form.form")!.GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_39_a_note_that_is_refused_keeps_what_was_typed()
    {
        var (salon, _, id) = await Anna();
        var browser = await salon.SignIn();
        var page = await browser.Post($"/clients/{id}/notes", new() { ["Text"] = new string('a', 4001), ["Category"] = "payment" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("4000", page.QuerySelector(".field-message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4001, page.QuerySelector("textarea")!.TextContent.Length);
        Assert.Equal("payment", page.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task CL_39_the_tab_shows_one_category_when_asked()
    {
        var (salon, api, id) = await Anna();
        await api.Make($"clients/{id}/notes", new { text = "Betaalt contant", category = "payment" });
        await api.Make($"clients/{id}/notes", new { text = "Kleur 6.1", category = "technique" });
        var browser = await salon.SignIn();
        var page = await browser.Get($"/clients/{id}?tab=notes");
        Assert.Equal(["Alle", "Betaling", "Techniek en kleur"], page.QuerySelectorAll(".notes-filter .chip").Select(chip => chip.TextContent.Trim()));
        page = await browser.Get($"/clients/{id}?tab=notes&category=payment");
        Assert.Equal(["Betaalt contant"], page.QuerySelectorAll(".timeline-note").Select(note => note.TextContent));
    }

    [Fact]
    public async Task DA_05_the_note_that_was_changed_last_stands_first()
    {
        var (salon, api, id) = await Anna();
        var old = await api.Make($"clients/{id}/notes", new { text = "Oud" });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await api.Make($"clients/{id}/notes", new { text = "Nieuw" });
        Assert.Equal(["Nieuw", "Oud"], await Texts(api, id));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Change(api, id, old, "Oud, bijgewerkt", 1);
        Assert.Equal(["Oud, bijgewerkt", "Nieuw"], await Texts(api, id));
        var browser = await salon.SignIn();
        Assert.Equal("Oud, bijgewerkt", (await browser.Get($"/clients/{id}")).QuerySelector(".first-notes li")!.TextContent);
    }

    [Fact]
    public async Task HI_a_note_is_told_in_the_history_without_its_text()
    {
        var (salon, api, id) = await Anna();
        var note = await api.Make($"clients/{id}/notes", new { text = "Geheimpje" });
        await Change(api, id, note, "Geheimpje twee", 1);
        await api.DeleteAsync($"clients/{id}/notes/{note}");
        await api.PostAsync($"clients/{id}/notes/{note}/restore", null);
        await app.Settle();
        var browser = await salon.SignIn();
        var told = (await browser.Get($"/clients/{id}?tab=history")).QuerySelector(".card-body")!.TextContent;
        Assert.All(["schreef een notitie", "wijzigde een notitie", "verwijderde een notitie", "haalde een notitie terug"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        Assert.DoesNotContain("Geheimpje", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T1_a_note_of_another_client_or_salon_is_as_unknown_as_one_that_never_was()
    {
        var (_, api, id) = await Anna();
        var (_, there, other) = await Anna();
        var (note, bea) = (await api.Make($"clients/{id}/notes", new { text = "X" }), await api.Add("Bea"));
        foreach (var (asks, client) in new[] { (there, other), (there, id), (api, bea) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Change(asks, client, note, "Y", 1)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await asks.DeleteAsync($"clients/{client}/notes/{note}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await asks.PostAsync($"clients/{client}/notes/{note}/restore", null)).StatusCode);
        }
    }

    [Fact]
    public async Task CL_39_a_deleted_note_is_forgotten_after_thirty_days()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna");
        var note = await api.Make($"clients/{id}/notes", new { text = "Belt liever" });
        await api.DeleteAsync($"clients/{id}/notes/{note}");
        foreach (var (days, answer) in new[] { (29, HttpStatusCode.NoContent), (2, HttpStatusCode.NotFound) })
        {
            alone.Clock.Advance(TimeSpan.FromDays(days));
            await using var scope = salon.Scope();
            await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetDeletedNotes>>().Run(default);
            Assert.Equal(answer, (await api.DeleteAsync($"clients/{id}/notes/{note}")).StatusCode);
        }
    }

    [Fact]
    public async Task CL_39_undoing_an_import_leaves_a_note_that_somebody_changed_since()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna", mobile: "0612345678");
        var import = await new ImportSteps(app, api).ImportText("voornaam;mobiel;notitie\nAnna;0612345678;Uit het bestand\n");
        var note = (await api.Items($"clients/{id}/notes")).Single().GetProperty("id").GetGuid();
        await Change(api, id, note, "Van de salon", 1);
        await app.Settle();
        await api.PostAsync($"imports/{import.GetProperty("id")}/undo", null);
        await app.Settle();
        Assert.Equal(["Van de salon"], await Texts(api, id));
    }

    private async Task<(Salon Salon, HttpClient Api, Guid Id)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await api.Add("Anna"));
    }

    private static Task<HttpResponseMessage> Change(HttpClient api, Guid client, Guid note, string text, int version)
        => api.PutAsJsonAsync($"clients/{client}/notes/{note}", new { text, version });

    private static async Task<IEnumerable<string>> Texts(HttpClient api, Guid id)
        => (await api.Items($"clients/{id}/notes")).Select(note => note.GetProperty("text").GetString()!);
}
