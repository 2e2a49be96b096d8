using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients.Erasing;
using Platform.Clients.Notes;
using Platform.Clients.Photos;
using Platform.History;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>What the salon need not keep goes by itself, when the salon wants it and nobody holds it.</summary>
[Trait("Needs", "Database")]
public sealed class RetentionTests(SalonApp shared)
{
    [Fact]
    public async Task D_13_F_26_silent_clients_and_leads_go_into_the_bin_a_week_after_the_owner_was_told_and_nobody_else_does()
    {
        await using var app = await shared.Another();
        var (salon, other) = (await app.Open(), await app.Open());
        var (api, elsewhere) = (await salon.Api(), await other.Api());
        var (silent, held, called, asking, planned) = (await api.Add("Stille", "Anna"), await api.Add("Vaste", "Vera"), await api.Add("Gebelde", "Greet"),
            await api.Add("Open", "Olaf", "olaf@client.example"), await api.Add("Later", "Lies"));
        var lead = (await api.Register(new { firstName = "Lead", status = "lead" })).Id();
        var (main, behind) = (await api.Add("Hoofd", "Kaart"), await api.Add("Andere", "Kaart"));
        await elsewhere.Add("Verre", "Vriendin");
        (await api.PutAsJsonAsync($"clients/{held}/hold", new { holdReason = "Klacht loopt nog" })).EnsureSuccessStatusCode();
        await api.Make($"clients/{asking}/messages", new { subject = "Vraag", text = "Dag" });
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromDays(900));
        await Act(api, called, app.Clock.GetUtcNow());
        await Act(api, behind, app.Clock.GetUtcNow());
        await api.Make("clients/merge", new { mainId = main, otherIds = new[] { behind } });
        await Act(api, planned, app.Clock.GetUtcNow().AddYears(2));
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromDays(250));
        await Night(app);
        Assert.Equal(7, await Total(api));

        var owner = await salon.SignIn();
        var page = await owner.Get("/settings/keeping");
        Assert.All(page.QuerySelectorAll("tbody tr").Take(4), row => Assert.Contains("uit", row.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal));
        await owner.Get("/settings/keeping/inactive-clients");
        Assert.Equal("36", owner.Page.QuerySelector("[name=Term]")!.GetAttribute("value"));
        Assert.Equal("Zou nu verdwijnen: 1", owner.Page.QuerySelector("#due")!.TextContent);
        Assert.Contains("Stille Anna", Assert.Single(owner.Page.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        await owner.Post("/settings/keeping/inactive-clients", new() { ["IsOn"] = "true", ["Term"] = "0" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "0"), (owner.Last.StatusCode, owner.Page.QuerySelector("[name=Term]")!.GetAttribute("value")));
        await owner.Post("/settings/keeping/inactive-clients", new() { ["IsOn"] = "true", ["Term"] = "36" });
        await owner.Post("/settings/keeping/leads", new() { ["IsOn"] = "true", ["Term"] = "12" });
        await owner.Post("/settings/keeping/leads", new() { ["IsOn"] = "true", ["Term"] = "12" });
        Assert.NotNull(owner.Page.QuerySelector("#starts time"));
        await app.Settle();
        var mails = app.Mails.To(Salon.EmailOf(Role.Owner));
        Assert.Equal(2, mails.Count);
        Assert.Contains(mails, mail => mail.Text.Contains($"{salon.Path}/settings/keeping/inactive-clients", StringComparison.Ordinal));

        app.Clock.Advance(TimeSpan.FromDays(6));
        await Night(app);
        Assert.Equal(7, await Total(api));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await Night(app);
        await app.Settle();
        Assert.Equal((5, 1), (await Total(api), await Total(elsewhere)));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{silent}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{lead}")).StatusCode);

        // Out of the bin again counts as contact: the next night leaves the client alone.
        (await api.PostAsync($"clients/{silent}/restore", null)).EnsureSuccessStatusCode();
        await app.Settle();
        await Night(app);
        Assert.Equal(6, await Total(api));
        owner = await salon.SignIn();
        await owner.Get("/history");
        Assert.Contains("veranderde hoe lang dit bewaard blijft: Klanten zonder contact", owner.Text, StringComparison.Ordinal);
        var stylist = await salon.SignIn(Role.Stylist);
        await stylist.Get("/settings/keeping/leads");
        Assert.Equal(HttpStatusCode.Forbidden, stylist.Last.StatusCode);
        await owner.Get("/settings/keeping/niets");
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
    }

    [Fact]
    public async Task D_13_health_notes_and_photos_go_when_their_term_is_over_and_stay_with_contact_or_a_hold()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var (silent, busy, held) = (await api.Add("Stil"), await api.Add("Druk"), await api.Add("Vast"));
        foreach (var client in new[] { silent, busy, held })
        {
            await api.Make($"clients/{client}/notes", new { text = "Geen ammoniak", category = "allergy" });
            await api.Make($"clients/{client}/notes", new { text = "Drinkt thee" });
            (await api.PostAsync($"clients/{client}/photos", SamplePicture.Form(SamplePicture.Of("jpg"), "x.jpg", ("kind", "Result")))).EnsureSuccessStatusCode();
        }

        await api.PutAsJsonAsync($"clients/{held}/hold", new { holdReason = "Claim van de verzekeraar" });
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromDays(700));
        await Act(api, busy, app.Clock.GetUtcNow());
        await app.Settle();
        var owner = await salon.SignIn();
        foreach (var (rule, term) in new[] { ("health-notes", "24"), ("photos", "24") })
        {
            await owner.Get($"/settings/keeping/{rule}");
            await owner.Post($"/settings/keeping/{rule}", new() { ["IsOn"] = "true", ["Term"] = term });
        }

        app.Clock.Advance(TimeSpan.FromDays(40));
        owner = await salon.SignIn();
        await owner.Get("/settings/keeping/health-notes");
        Assert.Contains("notities over gezondheid: 1", Assert.Single(owner.Page.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        await Night(app);
        await app.Settle();
        Assert.Equal((1, 2, 2), (await Count(api, silent, "notes"), await Count(api, busy, "notes"), await Count(api, held, "notes")));
        Assert.Equal((0, 0, 1), (await Count(api, silent, "photos"), await Count(api, busy, "photos"), await Count(api, held, "photos")));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories).Length);
        owner = await salon.SignIn();
        await owner.Get($"/clients/{silent}?tab=history");
        Assert.Contains("verwijderde oude notities over gezondheid voorgoed: 1", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_13_a_hold_keeps_a_client_from_erasing_by_hand_and_from_the_bin_and_survives_a_merge()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, behind) = (await api.Add("Anna", "Berg"), await api.Add("Anna", "van den Berg"));
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{behind}/hold");
        await owner.Post($"/clients/{behind}/hold", new() { ["HoldReason"] = "ja" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ja"), (owner.Last.StatusCode, owner.Page.QuerySelector("[name=HoldReason]")!.TextContent));
        await owner.Post($"/clients/{behind}/hold", new() { ["HoldReason"] = "Klacht bij de geschillencommissie" });
        Assert.Contains("Olga Owner: Klacht bij de geschillencommissie", owner.Page.QuerySelector("#hold")!.TextContent, StringComparison.Ordinal);
        var merge = await api.Make("clients/merge", new { mainId = main, otherIds = new[] { behind } });
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"clients/{main}/erase", null)).StatusCode);
        await owner.Get($"/clients/{main}/erase");
        await owner.Post($"/clients/{main}/erase", new() { ["IsSure"] = "true" });
        Assert.Contains("Deze klant is vastgezet", owner.Text, StringComparison.Ordinal);
        (await api.PostAsync($"merges/{merge}/undo", null)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"clients/{behind}/erase", null)).StatusCode);
        (await api.PostAsync($"clients/{main}/erase", null)).EnsureSuccessStatusCode();
        await api.DeleteAsync($"clients/{behind}");
        app.Clock.Advance(TimeSpan.FromDays(31));
        await Night(app);
        (await api.PostAsync($"clients/{behind}/restore", null)).EnsureSuccessStatusCode();
        owner = await salon.SignIn();
        await owner.Get($"/clients/{behind}?tab=privacy");
        await owner.Post($"/clients/{behind}/hold/lift", []);
        Assert.Contains("Klant vastzetten", owner.Page.QuerySelector("#hold")!.TextContent, StringComparison.Ordinal);
        await app.Settle();
        await owner.Get($"/clients/{behind}?tab=history");
        Assert.Contains("zette deze klant vast", owner.Text, StringComparison.Ordinal);
        Assert.Contains("gaf deze klant weer vrij", owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("geschillencommissie", owner.Text, StringComparison.Ordinal);
        var reception = await salon.SignIn(Role.Reception);
        await reception.Post($"/clients/{behind}/hold", new() { ["HoldReason"] = "Zomaar een reden" });
        Assert.Equal(HttpStatusCode.Forbidden, reception.Last.StatusCode);
        (await api.PostAsync($"clients/{behind}/erase", null)).EnsureSuccessStatusCode();
    }

    private static async Task Act(HttpClient api, Guid client, DateTimeOffset at)
        => (await api.PostAsync(
            $"clients/{client}/actions",
            SampleDocument.Form([("title", "Gebeld"), ("type", "call"), ("at", at.ToString("O", System.Globalization.CultureInfo.InvariantCulture))]))).EnsureSuccessStatusCode();

    private static async Task<int> Total(HttpClient api) => (await api.Read("clients"))["total"]!.GetValue<int>();

    private static async Task<int> Count(HttpClient api, Guid client, string what) => (await api.Items($"clients/{client}/{what}")).Count;

    private static async Task Night(SalonApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EachSalon<KeepToRules>>().Run(default);
        await scope.ServiceProvider.GetRequiredService<EachSalon<EraseWhatIsDue>>().Run(default);
        await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetDeletedNotes>>().Run(default);
        await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetRemovedPhotos>>().Run(default);
        await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetDocuments>>().Run(default);
    }
}
