using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>Roles of a salon: its own, and what it makes of those that every salon has.</summary>
[Trait("Needs", "Database")]
public sealed class RoleTests(SalonApp shared)
{
    [Fact]
    public async Task PE_02_an_owner_makes_a_role_gives_it_to_somebody_and_what_it_brings_changes_at_once()
    {
        var salon = await shared.Open();
        var (owner, key) = (await salon.SignIn(), await salon.Api());
        await owner.Get("/settings/roles/new");
        await owner.PostFields("/settings/roles", [Field("Name", " Stagiair "), Field("Rights", "SeeClients")]);
        var role = await CodeOf(key, "Stagiair");
        var heads = owner.Page.QuerySelectorAll(".matrix thead th").Select(head => head.TextContent.Trim()).ToList();
        Assert.Equal("Stagiair", heads[^1]);

        await owner.Get("/settings/team");
        Assert.Contains(owner.Page.QuerySelectorAll("select[name=Role] option"), option => option.TextContent.Trim() == "Stagiair");
        var trainee = await SomebodyWith(salon, owner, key, role);
        await trainee.Get("/clients");
        Assert.Equal(HttpStatusCode.OK, trainee.Last.StatusCode);
        await trainee.Get("/clients/new");
        Assert.Equal(HttpStatusCode.Forbidden, trainee.Last.StatusCode);

        await owner.Get($"/settings/roles/{role}");
        await owner.PostFields($"/settings/roles/{role}", Seen(owner, Field("Name", "Leerling"), Field("Rights", "SeeClients"), Field("Rights", "ChangeClients")));
        await trainee.Get("/clients/new");
        Assert.Equal(HttpStatusCode.OK, trainee.Last.StatusCode);

        await owner.Post($"/settings/roles/{role}/remove", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        Assert.Contains("nog medewerkers met deze rol", owner.Text, StringComparison.Ordinal);
        await owner.Get("/settings/team");
        Assert.Contains(owner.Page.QuerySelectorAll(".rows .row-side"), cell => cell.TextContent.Trim() == "Leerling");
        await key.PatchAsJsonAsync($"staff/{await TraineeOf(key)}", new { role = "stylist" });
        await owner.Post($"/settings/roles/{role}/remove", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PatchAsJsonAsync($"staff/{await TraineeOf(key)}", new { role })).StatusCode);

        // Whoever took its name meanwhile keeps it.
        await owner.PostFields("/settings/roles", [Field("Name", "leerling"), Field("Rights", "SeeClients")]);
        var namesake = await CodeOf(key, "leerling");
        await owner.Post($"/settings/roles/{role}/restore", []);
        Assert.Contains("Er is al een rol met deze naam", owner.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PatchAsJsonAsync($"staff/{await TraineeOf(key)}", new { role })).StatusCode);
        await owner.Post($"/settings/roles/{namesake}/remove", []);
        await owner.Post($"/settings/roles/{role}/restore", []);
        Assert.Equal(HttpStatusCode.OK, (await key.PatchAsJsonAsync($"staff/{await TraineeOf(key)}", new { role })).StatusCode);

        await shared.Settle();
        await owner.Get("/history");
        Assert.All(
            [
                "Olga Owner maakte de rol Stagiair", "nodigde Tessa uit als Stagiair", "wijzigde wat de rol Leerling mag",
                "haalde de rol Leerling weg", "haalde de rol Leerling terug",
            ],
            sentence => Assert.Contains(sentence, owner.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PE_02_what_a_salon_makes_of_a_usual_role_counts_for_people_and_keys_and_can_be_put_back()
    {
        var salon = await shared.Open();
        var (owner, key) = (await salon.SignIn(), await salon.Api());
        var (stylist, program) = (await salon.SignIn(Role.Stylist), await salon.Api(Role.Stylist));
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsJsonAsync("clients", new { firstName = "Anna" })).StatusCode);
        await owner.Get("/settings/roles/stylist");
        await owner.PostFields("/settings/roles/stylist", Seen(owner, Field("Rights", "SeeClients"), Field("Rights", "ChangeClients")));
        Assert.Contains(owner.Page.QuerySelectorAll(".matrix thead th"), head => head.TextContent.Contains("aangepast", StringComparison.Ordinal));
        await stylist.Get("/clients/new");
        Assert.Equal(HttpStatusCode.OK, stylist.Last.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync("clients", new { firstName = "Anna" })).StatusCode);

        // Only here: the same role of another salon is as it was.
        var next = await (await shared.Open()).Api();
        Assert.DoesNotContain("ChangeClients", await RightsOf(next, "stylist"));

        await owner.Post("/settings/roles/stylist/usual", []);
        await stylist.Get("/clients/new");
        Assert.Equal(HttpStatusCode.Forbidden, stylist.Last.StatusCode);
        Assert.Contains("WriteNotes", await RightsOf(key, "stylist"));
        Assert.DoesNotContain(await Roles(key), role => role.GetProperty("isAdjusted").GetBoolean());
        await owner.Get("/settings/roles/owner");
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await key.PatchAsJsonAsync("roles/owner", new { rights = Array.Empty<string>() })).StatusCode);
    }

    [Fact]
    public async Task A18_nobody_gives_a_role_or_a_key_more_than_the_own_rights_and_no_other_salon_touches_it()
    {
        var salon = await shared.Open();
        var (owner, key) = (await salon.SignIn(), await salon.Api());
        var manager = await salon.SignIn(Role.Manager);
        var rights = await RightsOf(key, "manager");
        Assert.Equal(HttpStatusCode.OK, (await key.PatchAsJsonAsync("roles/manager", new { rights = rights.Append("ManageStaff") })).StatusCode);
        await manager.Get("/settings/roles/reception");
        Assert.Null(manager.Page.QuerySelector("input[value=EraseClients]"));
        await manager.PostFields("/settings/roles/reception", Seen(manager, Field("Rights", "SeeClients"), Field("Rights", "EraseClients")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, manager.Last.StatusCode);
        Assert.Contains("Alleen wie deze rechten zelf heeft", manager.Text, StringComparison.Ordinal);
        await manager.Get("/settings/keys");
        await manager.Post("/settings/keys", new() { ["Name"] = "Sleutel", ["Role"] = "owner" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, manager.Last.StatusCode);
        await manager.Post("/settings/keys", new() { ["Name"] = "Boekhouding", ["Role"] = "read-only" });
        Assert.Equal(HttpStatusCode.OK, manager.Last.StatusCode);

        // Bad input is said at its place; the second to save sees that somebody was first.
        var role = (await (await key.PostAsJsonAsync("roles", new { name = "Stagiair", rights = new[] { "SeeClients" } }))
            .Content.ReadFromJsonAsync<JsonElement>()).GetProperty("role").GetString()!;
        foreach (var (name, right) in ((string, string)[])[("", "SeeClients"), ("stagiair", "SeeClients"), ("Receptie", "SeeClients"), ("Nieuw", "Fly")])
        {
            await owner.Get("/settings/roles/new");
            await owner.PostFields("/settings/roles", [Field("Name", name), Field("Rights", right)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        }

        await owner.Get($"/settings/roles/{role}");
        var stale = Seen(owner, Field("Name", "Te laat"), Field("Rights", "SeeReports"));
        await key.PatchAsJsonAsync($"roles/{role}", new { name = "Eerst" });
        await owner.PostFields($"/settings/roles/{role}", stale);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        Assert.Equal("Te laat", owner.Page.QuerySelector("input[name=Name]")!.GetAttribute("value"));
        Assert.Equal(["SeeClients"], await RightsOf(key, role));

        var neighbour = await shared.Open();
        var (other, theirs) = (await neighbour.SignIn(), await neighbour.Api());
        await other.Get($"/settings/roles/{role}");
        Assert.Equal(HttpStatusCode.NotFound, other.Last.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.PatchAsJsonAsync($"roles/{role}", new { name = "Van ons" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.DeleteAsync($"roles/{role}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await theirs.PostAsJsonAsync("staff", new { name = "Sam", email = "sam@staff.example", role })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await key.DeleteAsync($"roles/{role}")).StatusCode);
    }

    /// <summary>Somebody who was invited with this role and signed in.</summary>
    private async Task<Browser> SomebodyWith(Salon salon, Browser owner, HttpClient key, string role)
    {
        var email = $"tessa@{salon.Tenant.Slug}.example";
        await owner.Post("/settings/team", new() { ["Name"] = "Tessa", ["Email"] = email, ["Role"] = role });
        await shared.Settle();
        var browser = salon.Visit();
        var link = SentMails.LinkIn(shared.Mails.To(email)[^1]);
        await browser.Get(link);
        await browser.Post(link, new() { ["Password"] = Salon.Password });
        Assert.NotEqual(Guid.Empty, await TraineeOf(key));
        return browser;
    }

    private static KeyValuePair<string, string> Field(string name, string value) => KeyValuePair.Create(name, value);

    /// <summary>The form with what the page said was there.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Seen(Browser browser, params KeyValuePair<string, string>[] fields)
        => [.. fields, Field("Version", browser.Page.QuerySelector("input[name=Version]")!.GetAttribute("value")!)];

    private static async Task<Guid> TraineeOf(HttpClient key)
        => (await key.GetFromJsonAsync<JsonElement>("staff")).GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Tessa").GetProperty("id").GetGuid();

    private static async Task<IReadOnlyList<JsonElement>> Roles(HttpClient key)
        => [.. (await key.GetFromJsonAsync<JsonElement>("roles")).EnumerateArray()];

    private static async Task<string> CodeOf(HttpClient key, string name)
        => (await Roles(key)).Single(role => role.GetProperty("name").GetString() == name).GetProperty("role").GetString()!;

    private static async Task<IReadOnlyList<string>> RightsOf(HttpClient key, string code)
        => [.. (await Roles(key)).Single(role => role.GetProperty("role").GetString() == code).GetProperty("rights").EnumerateArray()
            .Select(right => right.GetString()!)];
}
