using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Contracts.Access;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>What a client does with the own details in the restricted area.</summary>
[Trait("Needs", "Database")]
public sealed class PortalSelfTests(SalonApp shared)
{
    [Fact]
    public async Task CL_56_D_06_a_client_asks_for_changes_and_the_salon_agrees_or_not()
    {
        var salon = await shared.Open();
        var email = $"anna@{salon.Tenant.Slug}.example";
        var (client, browser) = await salon.AddSignedInClient(shared, "Anna", email);
        await browser.Get("/portal/details");
        Assert.Equal("Anna", Value(browser, "FirstName"));
        await browser.Post("/portal/details", new() { ["FirstName"] = "Anna", ["Mobile"] = "geen nummer" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal("geen nummer", Value(browser, "Mobile"));
        await browser.Post("/portal/details", new()
        {
            ["FirstName"] = "Anna", ["Mobile"] = "06 12345678", ["Address.City"] = "Utrecht", ["Status"] = "inactive", ["Email"] = "ander@clients.example", ["Company"] = "Ander",
        });
        Assert.EndsWith("/portal", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("wacht op de salon", browser.Text, StringComparison.Ordinal);
        await shared.Settle();

        var desk = await salon.SignIn(Role.Reception);
        await desk.Get($"/clients/{client}");
        var asked = desk.Page.QuerySelector("#wishes")!.TextContent;
        Assert.Contains("+31612345678", asked, StringComparison.Ordinal);
        Assert.Contains("Utrecht", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Ander", asked, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", Value(desk, "Mobile"));
        Assert.Equal("client", desk.Page.QuerySelector("select[name=Status] option[selected]")!.GetAttribute("value"));
        var forms = desk.Page.QuerySelectorAll("#wishes form").Select(form => form.GetAttribute("action")!).ToList();
        var (accept, reject) = (forms.First(form => form.EndsWith("/accept", StringComparison.Ordinal)), forms.Last(form => form.EndsWith("/reject", StringComparison.Ordinal)));
        var stylist = await salon.SignIn(Role.Stylist);
        await stylist.Get("/clients");
        await stylist.Post(accept, []);
        Assert.Equal(HttpStatusCode.Forbidden, stylist.Last.StatusCode);
        await desk.Post(accept, []);
        Assert.Contains("staat op de kaart", desk.Text, StringComparison.Ordinal);
        var mails = shared.Mails.To(email).Count;
        await desk.Post(reject, []);
        await desk.Post(reject, []);
        Assert.Null(desk.Page.QuerySelector("#wishes"));
        await shared.Settle();
        Assert.Equal(mails + 1, shared.Mails.To(email).Count);
        var values = ((string[])["Mobile", "Address.City"]).Select(field => Value(desk, field)).ToList();
        Assert.Single(values, value => value is { Length: > 0 });
        await desk.Get($"/clients/{client}?tab=history");
        Assert.Contains("De klant vroeg om te wijzigen", desk.Text, StringComparison.Ordinal);
        Assert.Contains("ging niet akkoord", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A17_what_staff_ask_in_a_clients_place_stands_on_both_names()
    {
        var salon = await shared.Open();
        var client = await salon.AddClient("Anna");
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}/look");
        await owner.Post($"/clients/{client}/look", new() { ["Reason"] = "Belde om te helpen" });
        await owner.Get("/portal/details");
        await owner.Post("/portal/details", new() { ["FirstName"] = "Annabel" });
        await shared.Settle();
        await owner.Get($"/clients/{client}?tab=history");
        Assert.Contains("Olga Owner, namens de klant, vroeg om te wijzigen", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task W4_a_client_asks_to_be_erased_once_and_sees_that_the_salon_has_it()
    {
        var salon = await shared.Open();
        var (client, browser) = await salon.AddSignedInClient(shared, "Anna", $"weg@{salon.Tenant.Slug}.example");
        await browser.Get("/portal");
        await browser.Post("/portal/erase", []);
        await browser.Post("/portal/erase", []);
        Assert.Contains("Je vroeg om gewist te worden", browser.Text, StringComparison.Ordinal);
        await shared.Settle();
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}");
        Assert.Single(owner.Page.QuerySelectorAll("#wishes form"));
        Assert.NotNull(owner.Page.QuerySelector($"#wishes a[href$='/clients/{client}/erase']"));
    }

    [Fact]
    public async Task A14_F_15_a_client_reads_the_own_history_and_nothing_that_staff_keep_among_themselves()
    {
        var salon = await shared.Open();
        var (client, browser) = await salon.AddSignedInClient(shared, "Anna", $"eigen@{salon.Tenant.Slug}.example");
        var (_, other) = await salon.AddSignedInClient(shared, "Bea", $"bea@{salon.Tenant.Slug}.example");
        var key = await salon.Api();
        var label = await key.Make("labels", new { name = "Geheim" });
        (await key.PutAsync($"clients/{client}/labels/{label}", null)).EnsureSuccessStatusCode();
        (await key.PostAsJsonAsync($"clients/{client}/notes", new { text = "Niet voor haar" })).EnsureSuccessStatusCode();
        await browser.Get("/portal/details");
        await browser.Post("/portal/details", new() { ["FirstName"] = "Annabel" });
        await shared.Settle();

        await browser.Get("/portal/history");
        var told = browser.Page.QuerySelectorAll(".timeline-text").Select(line => line.TextContent.Trim()).ToList();
        Assert.Equal("Je vroeg om te wijzigen: de voornaam", told[0]);
        Assert.Contains("Je bevestigde je e-mailadres en koos een wachtwoord", told);
        Assert.Contains("De salon zette je inlog aan", told);
        Assert.DoesNotContain(told, line => line.Contains("label", StringComparison.OrdinalIgnoreCase) || line.Contains("notitie", StringComparison.OrdinalIgnoreCase));
        await other.Get("/portal/history");
        Assert.DoesNotContain("Je vroeg om te wijzigen", other.Text, StringComparison.Ordinal);
        await other.Get("/portal/history?before=nonsense");
        Assert.Equal(HttpStatusCode.OK, other.Last.StatusCode);

        // The first page shows the newest; what comes behind the fiftieth is a page further.
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
            foreach (var _ in Enumerable.Range(0, 60))
            {
                db.Publish(new ClientSignedIn(client));
            }

            await db.SaveChangesAsync();
        }

        await shared.Settle();
        await browser.Get("/portal");
        Assert.Equal(5, browser.Page.QuerySelectorAll(".timeline-text").Length);
        await browser.Get("/portal/history");
        Assert.Equal(50, browser.Page.QuerySelectorAll(".timeline-text").Length);
        await browser.Get($"/portal/history{new Uri(browser.Last.RequestMessage!.RequestUri!, browser.Page.QuerySelector("a[href*='before=']")!.GetAttribute("href")).Query}");
        Assert.Contains("Je vroeg om te wijzigen: de voornaam", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_03_a_client_takes_the_own_data_along_with_the_login_and_the_mailbox_together()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (_, browser) = await salon.AddSignedInClient(app, "Anna", "d03@clients.example");
        var (_, other) = await salon.AddSignedInClient(app, "Bea", "bea03@clients.example");
        await browser.Get("/portal");
        await browser.Post("/portal/data", []);
        await app.Settle();
        var link = SentMails.LinkIn(app.Mails.To("d03@clients.example")[^1]);
        foreach (var thief in (Browser[])[salon.Visit(), other])
        {
            await thief.Get(link);
            await thief.Post(link, []);
            Assert.EndsWith("/portal/sign-in", thief.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        }

        await browser.Get(link);
        var answer = await browser.Send(HttpMethod.Post, link, new FormUrlEncodedContent([]));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains(zip.Entries, entry => entry.Name == "data.json");
        await browser.Get(link);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await browser.Get("/portal");
        await browser.Post("/portal/data", []);
        await app.Settle();
        var late = SentMails.LinkIn(app.Mails.To("d03@clients.example")[^1]);
        app.Clock.Advance(TimeSpan.FromHours(73));
        await browser.Get(late);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    private static string Value(Browser browser, string field) => browser.Page.QuerySelector($"input[name='{field}']")!.GetAttribute("value") ?? "";
}
