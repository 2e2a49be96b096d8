using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>Who works in the salon: invited, given a role and rights, sent away.</summary>
[Trait("Needs", "Database")]
public sealed class StaffTests(SalonApp shared)
{
    private const string Own = "alleen van mij alleen";

    [Fact]
    public async Task PE_03_somebody_is_invited_chooses_a_password_works_and_leaves_and_the_name_stays()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var owner = await salon.SignIn();
        var key = await salon.Api();
        await owner.Get("/settings/team");
        await owner.Post("/settings/team", new() { ["Name"] = "Sanne Bos", ["Email"] = "sanne@staff.example", ["Role"] = "reception" });
        var id = await IdOf(key, "sanne@staff.example");
        await app.Settle();
        var first = SentMails.LinkIn(app.Mails.To("sanne@staff.example")[^1]);
        await owner.Post($"/settings/team/{id}/invite", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await owner.Post($"/settings/team/{id}/invite", []);
        await app.Settle();
        var second = SentMails.LinkIn(app.Mails.To("sanne@staff.example")[^1]);
        var sanne = salon.Visit();
        await sanne.Get(first);
        Assert.Equal(HttpStatusCode.NotFound, sanne.Last.StatusCode);
        await sanne.Get(second);
        await sanne.Post(second, new() { ["Password"] = Own });
        await sanne.Get("/clients/new");
        Assert.Equal(HttpStatusCode.OK, sanne.Last.StatusCode);
        await sanne.Post("/clients/new", new() { ["FirstName"] = "Anna" });
        await owner.Post($"/settings/team/{id}/withdraw", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);

        await owner.Post($"/settings/team/{id}/leave", []);
        await sanne.Get("/clients");
        Assert.EndsWith("/sign-in", Where(sanne), StringComparison.Ordinal);
        Assert.False(await MaySignIn(salon, "sanne@staff.example", Own));
        await app.Settle();
        await owner.Get("/history");
        Assert.Contains("Sanne Bos voegde deze klant toe", owner.Text, StringComparison.Ordinal);
        Assert.Contains("Olga Owner sloot de inlog van Sanne Bos af", owner.Text, StringComparison.Ordinal);
        Assert.Contains("Olga Owner nodigde Sanne Bos uit als receptie", owner.Text, StringComparison.Ordinal);

        await owner.Post($"/settings/team/{id}/return", []);
        Assert.False(await MaySignIn(salon, "sanne@staff.example", Own));
        await app.Settle();
        await salon.Visit().Post(SentMails.LinkIn(app.Mails.To("sanne@staff.example")[^1]), new() { ["Password"] = Own });
        Assert.True(await MaySignIn(salon, "sanne@staff.example", Own));
    }

    [Fact]
    public async Task PE_03_an_invitation_that_was_taken_back_opens_nothing_and_frees_the_address()
    {
        var salon = await shared.Open();
        var email = $"weg@{salon.Tenant.Slug}.example";
        var key = await salon.Api();
        await key.PostAsJsonAsync("staff", new { name = "Sam", email, role = "stylist" });
        await shared.Settle();
        var link = SentMails.LinkIn(shared.Mails.To(email)[^1]);
        var id = await IdOf(key, email);
        Assert.Equal(HttpStatusCode.NoContent, (await key.PostAsync($"staff/{id}/withdraw", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await key.GetAsync($"staff/{id}")).StatusCode);
        var browser = salon.Visit();
        await browser.Get(link);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await key.PostAsJsonAsync("staff", new { name = "Sam", email, role = "stylist" })).StatusCode);
    }

    [Fact]
    public async Task PE_02_another_role_and_single_rights_count_at_once()
    {
        var salon = await shared.Open();
        var (stylist, owner, key) = (await salon.SignIn(Role.Stylist), await salon.SignIn(), await salon.Api());
        var id = await IdOf(key, Salon.EmailOf(Role.Stylist));
        Assert.Equal(HttpStatusCode.Forbidden, await Opens(stylist, "/clients/new"));
        await owner.Get($"/settings/team/{id}");
        Assert.DoesNotContain("ChangeClients", Ticked(owner));
        await owner.PostAll($"/settings/team/{id}/rights", [.. Ticked(owner).Append("ChangeClients").Select(right => ("Rights", right))]);
        Assert.Contains("ChangeClients", Ticked(owner));
        Assert.Equal(HttpStatusCode.OK, await Opens(stylist, "/clients/new"));
        await owner.PostAll($"/settings/team/{id}/rights", [.. Ticked(owner).Where(right => right != "SeeClients").Select(right => ("Rights", right))]);
        Assert.Equal(HttpStatusCode.Forbidden, await Opens(stylist, "/clients"));
        await owner.PostAll($"/settings/team/{id}/rights", [("Rights", "Everything")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);

        var changed = await key.PatchAsJsonAsync($"staff/{id}", new { role = "manager" });
        Assert.Equal("manager", (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.OK, await Opens(stylist, "/clients"));
        Assert.Equal(HttpStatusCode.OK, await Opens(stylist, "/settings/import"));

        // A manager who was given the team cannot make owners, nor give what the own rights do not have.
        await key.PatchAsJsonAsync($"staff/{id}", new { rights = Roles.RightsOf(Role.Manager).Append(Right.ManageStaff).Select(right => right.ToString()) });
        await stylist.Get("/settings/team");
        Assert.Equal(HttpStatusCode.OK, stylist.Last.StatusCode);
        await stylist.Post("/settings/team", new() { ["Name"] = "Eva", ["Email"] = $"eva@{salon.Tenant.Slug}.example", ["Role"] = "owner" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stylist.Last.StatusCode);
        await stylist.Post($"/settings/team/{id}", new() { ["Role"] = "owner" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stylist.Last.StatusCode);
        await stylist.PostAll($"/settings/team/{id}/rights", [("Rights", "EraseClients")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stylist.Last.StatusCode);
        await stylist.Post($"/settings/team/{await IdOf(key, Salon.EmailOf(Role.Owner))}/leave", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stylist.Last.StatusCode);
    }

    [Fact]
    public async Task PE_02_the_last_owner_stays_also_when_two_owners_act_at_once()
    {
        var salon = await shared.Open();
        var (owner, key) = (await salon.SignIn(), await salon.Api());
        var olga = await IdOf(key, Salon.EmailOf(Role.Owner));
        await owner.Get("/settings/team");
        await owner.Post($"/settings/team/{olga}/leave", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        Assert.Contains("laatste eigenaar", owner.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PatchAsJsonAsync($"staff/{olga}", new { role = "manager" })).StatusCode);

        await salon.AddStaff(Role.Manager);
        var second = await IdOf(key, Salon.EmailOf(Role.Manager));
        (await key.PatchAsJsonAsync($"staff/{second}", new { role = "owner" })).EnsureSuccessStatusCode();
        var answers = await Task.WhenAll(((Guid[])[olga, second]).Select(id => Task.Run(() => key.PostAsync($"staff/{id}/leave", null))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task PE_02_the_matrix_of_roles_is_a_page_and_an_answer()
    {
        var salon = await shared.Open();
        var (owner, key) = (await salon.SignIn(), await salon.Api());
        await owner.Get("/settings/roles");
        var rows = owner.Page.QuerySelectorAll(".matrix tbody tr").ToDictionary(
            row => row.QuerySelector("th")!.TextContent, row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList());
        Assert.Equal(Enum.GetValues<Right>().Length, rows.Count);
        Assert.Equal(["ja", "nee", "nee", "nee", "nee", "nee"], rows["Inloggen als een klant"]);
        Assert.Equal(["ja", "ja", "ja", "nee", "nee", "nee"], rows["Logins van klanten"]);
        var roles = await key.GetFromJsonAsync<JsonElement>("roles");
        Assert.Equal(6, roles.GetArrayLength());
    }

    [Fact]
    public async Task A15_what_a_stranger_at_an_open_screen_should_not_do_asks_for_the_password_again()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var owner = await salon.SignIn();
        await owner.Get("/settings/team");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await owner.Post("/settings/team", new() { ["Name"] = "Eva", ["Email"] = "eva@staff.example", ["Role"] = "stylist" });
        Assert.EndsWith("/sign-in/again", Where(owner), StringComparison.Ordinal);
        await owner.Post("/clients/export", []);
        Assert.EndsWith("/sign-in/again", Where(owner), StringComparison.Ordinal);
        await owner.Get("/settings/keys");
        Assert.EndsWith("/sign-in/again", Where(owner), StringComparison.Ordinal);
        var back = owner.Page.QuerySelector("input[name=Return]")!.GetAttribute("value")!;
        await owner.Post("/sign-in/again", new() { ["Password"] = "een verkeerd geraden woord", ["Return"] = back });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        await owner.Get("/settings/keys");
        Assert.EndsWith("/sign-in/again", Where(owner), StringComparison.Ordinal);
        await owner.Post("/sign-in/again", new() { ["Password"] = Salon.Password, ["Return"] = back });
        Assert.EndsWith("/settings/keys", Where(owner), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await StaleExport(app, salon, owner));
    }

    /// <summary>A program that uses a session is told instead of sent to a page.</summary>
    private static async Task<HttpStatusCode> StaleExport(SalonApp app, Salon salon, Browser owner)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        return (await owner.Http.GetAsync($"{salon.Path}/api/v1/exports/clients.csv")).StatusCode;
    }

    private static List<string> Ticked(Browser browser)
        => [.. browser.Page.QuerySelectorAll("input[name=Rights][checked]").Select(box => box.GetAttribute("value")!)];

    private static async Task<HttpStatusCode> Opens(Browser browser, string path)
    {
        await browser.Get(path);
        return browser.Last.StatusCode;
    }

    private static async Task<Guid> IdOf(HttpClient key, string email)
        => (await key.GetFromJsonAsync<JsonElement>("staff")).GetProperty("items").EnumerateArray()
            .Single(person => person.GetProperty("email").GetString() == email).GetProperty("id").GetGuid();

    private static async Task<bool> MaySignIn(Salon salon, string email, string password)
    {
        var browser = salon.Visit();
        await browser.Get("/sign-in");
        await browser.Post("/sign-in", new() { ["Email"] = email, ["Password"] = password });
        return !Where(browser).EndsWith("/sign-in", StringComparison.Ordinal);
    }

    private static string Where(Browser browser) => browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
}
