using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Notes;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>What a card says about a body: sealed, with the client's yes, for those who may, and never unseen.</summary>
[Trait("Needs", "Database")]
public sealed class HealthNoteTests(SalonApp shared)
{
    private const string Secret = "parafenyleendiamine";

    [Fact]
    public async Task D_25_D_28_PR_11_what_is_known_of_a_body_lies_sealed_and_goes_nowhere()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var anna = await api.Add("Anna", "Berg", "anna@berg.example");
        foreach (var category in new[] { "allergy", "pregnancy", "medication" })
        {
            await api.Make($"clients/{anna}/notes", new { text = Secret, category });
        }

        await app.Settle();
        Assert.DoesNotContain(await new Tables(app).Dump(), row => row.Contains(Secret, StringComparison.Ordinal));
        var sealedTexts = (await new Tables(app).Dump()).Where(row => row.Contains("sealed:", StringComparison.Ordinal));
        Assert.Equal(3, sealedTexts.Distinct().Count());

        await owner.Post("/clients/export", []);
        Assert.DoesNotContain(Secret, await owner.Last.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await api.GetStringAsync("exports/clients.csv"), StringComparison.Ordinal);
        Assert.Empty(await api.Items($"clients?q={Secret}"));
        Assert.DoesNotContain(app.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
        await owner.Get("/history");
        Assert.DoesNotContain(Secret, owner.Text, StringComparison.Ordinal);

        // The client's own pack tells it, in words.
        var pack = await api.PostAsync($"clients/{anna}/access-request", null);
        await using var zip = new ZipArchive(await pack.Content.ReadAsStreamAsync());
        using var json = new StreamReader(await zip.GetEntry("data.json")!.OpenAsync());
        Assert.Contains(Secret, await json.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_25_reading_asks_for_the_right_and_a_fresh_sign_in_and_is_logged()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (api, stylist) = (await salon.Api(), await salon.SignIn(Role.Stylist));
        var anna = await api.Add("Anna");
        await api.Make($"clients/{anna}/notes", new { text = Secret, category = "medication" });
        await (await salon.SignIn(Role.Marketer)).Get($"/clients/{anna}?tab=notes");
        await app.Settle();
        Assert.DoesNotContain("healthViewed", await Acts(api, anna));

        Assert.Contains(Secret, (await stylist.Get($"/clients/{anna}?tab=notes")).QuerySelector(".timeline-note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, stylist.Page.QuerySelector(".card-side")!.TextContent, StringComparison.Ordinal);
        await app.Settle();
        Assert.Equal("healthViewed", (await Acts(api, anna))[0]);

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await stylist.Get($"/clients/{anna}?tab=notes");
        Assert.DoesNotContain(Secret, stylist.Text, StringComparison.Ordinal);
        var way = stylist.Page.QuerySelector(".timeline-note a")!.GetAttribute("href")!;
        Assert.Contains("/sign-in/again?return=", way, StringComparison.Ordinal);
        var owner = await salon.SignIn();
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        var note = (await api.Items($"clients/{anna}/notes"))[0].GetProperty("id").GetGuid();
        await owner.Get($"/clients/{anna}/notes/{note}");
        Assert.EndsWith("/sign-in/again", owner.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        await owner.Post("/sign-in/again", new() { ["Password"] = Salon.Password, ["Return"] = $"/clients/{anna}/notes/{note}" });
        Assert.Equal(Secret, owner.Page.QuerySelector("textarea[name=Text]")!.TextContent);
    }

    [Fact]
    public async Task D_26_the_first_note_records_the_clients_yes_and_withdrawing_it_removes_them_all()
    {
        var salon = await shared.Open();
        var (api, reception) = (await salon.Api(), await salon.SignIn(Role.Reception));
        var (anna, alias) = (await api.Add("Anna"), await api.Add("Anna", "Alias"));
        await api.Make($"clients/{anna}/notes", new { text = "Graag koffie" });
        await api.Make($"clients/{alias}/notes", new { text = Secret, category = "medication" });

        await reception.Get($"/clients/{anna}?tab=notes");
        Assert.NotNull(reception.Page.QuerySelector("input[name=Consent][type=checkbox]"));
        await reception.Post($"/clients/{anna}/notes", new() { ["Text"] = Secret, ["Category"] = "allergy", ["Consent"] = "false" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reception.Last.StatusCode);
        Assert.NotNull(reception.Page.QuerySelector("input[name=Consent][aria-invalid=true]"));
        Assert.Equal(Secret, reception.Page.QuerySelector("textarea[name=Text]")!.TextContent);
        Assert.Equal("neverAsked", await Standing(api, anna));

        await reception.Post($"/clients/{anna}/notes", new() { ["Text"] = Secret, ["Category"] = "allergy", ["Consent"] = "true" });
        await shared.Settle();
        Assert.Equal("given", await Standing(api, anna));
        Assert.Null((await reception.Get($"/clients/{anna}?tab=notes")).QuerySelector("input[name=Consent]"));
        Assert.Contains("Sam Reception zette de toestemming voor gezondheidsgegevens aan", (await reception.Get($"/clients/{anna}?tab=history")).Body!.TextContent, StringComparison.Ordinal);

        await api.Merge(anna, [alias]);
        await api.PutAsJsonAsync($"clients/{anna}/consents", new { consents = new[] { new { purpose = "health", given = false } } });
        await shared.Settle();
        Assert.Equal(["Graag koffie"], (await api.Items($"clients/{anna}/notes")).Select(note => note.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task D_27_words_about_health_in_an_ordinary_note_offer_to_move_it()
    {
        var salon = await shared.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var anna = await api.Add("Anna");
        var note = await api.Make($"clients/{anna}/notes", new { text = "Is zwanger, verven in mei" });
        await api.Make($"clients/{anna}/notes", new { text = "Krijgt korting bij kleuren" });
        await owner.Get($"/clients/{anna}?tab=notes");
        var offer = Assert.Single(owner.Page.QuerySelectorAll(".note-changed a")).GetAttribute("href")!;
        Assert.EndsWith($"/notes/{note}", offer, StringComparison.Ordinal);

        await owner.Post($"/clients/{anna}/notes/{note}", new() { ["Text"] = "Is zwanger", ["Category"] = "pregnancy", ["Consent"] = "true", ["Version"] = "1" });
        await shared.Settle();
        Assert.DoesNotContain(await new Tables(shared).Rows(salon), row => row.Contains("zwanger, verven", StringComparison.Ordinal) || row.Contains("Is zwanger", StringComparison.Ordinal));
        Assert.Equal("given", await Standing(api, anna));
        Assert.Equal("Is zwanger", (await api.Items($"clients/{anna}/notes"))[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("weight", "62,5 kg", "62.5", "62,5 kg")]
    [InlineData("height", "174", "174", "174 cm")]
    [InlineData("weight", "veel", null, "1 tot 400 kg")]
    [InlineData("height", "17400", null, "30 tot 250 cm")]
    public async Task CL_32_weight_and_height_are_numbers_within_reason(string category, string typed, string? stored, string seen)
    {
        var salon = await shared.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var anna = await api.Add("Anna");
        await owner.Get($"/clients/{anna}?tab=notes");
        await owner.Post($"/clients/{anna}/notes", new() { ["Text"] = typed, ["Category"] = category, ["Consent"] = "true" });
        Assert.Contains(seen, owner.Text, StringComparison.Ordinal);
        Assert.Equal(stored, (await api.Items($"clients/{anna}/notes")).Select(note => note.GetProperty("text").GetString()).SingleOrDefault());
    }

    [Fact]
    public async Task D_25_notes_from_before_the_seal_are_read_as_they_were_and_sealed_at_night()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        var anna = await api.Add("Anna");
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClientsDb>();
            db.Add(new ClientNote { ClientId = anna, Text = Secret, Category = "allergy", Author = "Sam", At = db.Now });
            await db.SaveChangesAsync();
        }

        Assert.Equal(Secret, (await api.Items($"clients/{anna}/notes"))[0].GetProperty("text").GetString());
        await using var night = shared.Services.CreateAsyncScope();
        await night.ServiceProvider.GetRequiredService<EachSalon<SealHealthNotes>>().Run(default);
        Assert.DoesNotContain(await new Tables(shared).Rows(salon), row => row.Contains(Secret, StringComparison.Ordinal));
        Assert.Equal(Secret, (await api.Items($"clients/{anna}/notes"))[0].GetProperty("text").GetString());
    }

    private static async Task<List<string?>> Acts(HttpClient api, Guid client)
        => [.. (await api.Items($"audit-log?client={client}")).Select(line => line.GetProperty("act").GetString())];

    private static async Task<string?> Standing(HttpClient api, Guid client)
        => (await api.Items($"clients/{client}/consents")).Single(one => one.GetProperty("purpose").GetString() == "health").GetProperty("state").GetString();
}
