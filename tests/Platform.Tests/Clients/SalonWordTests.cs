using System.Net;
using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class SalonWordTests(SalonApp app)
{
    private const string Path = "/settings/words";

    [Fact]
    public async Task CL_49_a_salon_has_statuses_of_its_own_on_the_card_in_the_filter_and_for_many_at_once()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        await Add(owner, "Status", "Proefklant");
        var id = await api.Make("clients", new { firstName = "Anna", status = "proefklant" });
        Assert.Equal("Proefklant", (await api.Read($"clients/{id}")).Text("status"));
        Assert.Equal(["Anna"], await api.Names("status=Proefklant"));
        var page = await owner.Get($"/clients/{id}");
        Assert.Equal("Proefklant", page.QuerySelector("[name=Status] option[selected]")!.TextContent);
        Assert.Contains("Status: Proefklant", (await owner.Get("/clients?status=Proefklant")).QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
        var refused = await (await other.Api()).PostAsJsonAsync("clients", new { firstName = "Bram", status = "Proefklant" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        var bram = await api.Add("Bram");
        await owner.PostFields("/clients/selected", [new("Ids", $"{bram}"), new("Action", "status:Proefklant")]);
        await app.Settle();
        Assert.Equal("Proefklant", (await api.Read($"clients/{bram}")).Text("status"));

        // Removing it changes no card, and a card that carries it can still be saved.
        await owner.Get(Path);
        await owner.Post(owner.Page.QuerySelector("form[action*='/remove']")!.GetAttribute("action")!, []);
        Assert.DoesNotContain("Proefklant", (await owner.Get("/clients/new")).QuerySelector("[name=Status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Proefklant", (await api.Change(id, new { lastName = "Berg", version = 1 })).Text("status"));
        await owner.Get($"/clients/{id}");
        await owner.PostFields($"/clients/{id}", OwnFieldSteps.FieldsOf(owner));
        Assert.Equal("Proefklant", (await api.Read($"clients/{id}")).Text("status"));
    }

    [Fact]
    public async Task CL_26_CL_35_CL_37_gender_origin_and_group_have_words_of_the_salon()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        await Add(owner, "Gender", "Non-binair");
        await Add(owner, "HeardFrom", "Buurtkrant");
        await Add(owner, "Group", "Studenten");
        var page = await owner.Get("/clients/new");
        Assert.Contains("Non-binair", page.QuerySelector("[name=Gender]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Studenten"], page.QuerySelectorAll("#words-Group option").Select(word => word.GetAttribute("value")!));
        Assert.Contains("Mond-tot-mondreclame", page.QuerySelectorAll("#words-HeardFrom option").Select(word => word.GetAttribute("value")));
        var id = await api.Make("clients", new { firstName = "Anna", gender = "non-binair", heardFrom = "Via de bakker", group = "Studenten" });
        var client = await api.Read($"clients/{id}");
        Assert.Equal(("Non-binair", "Via de bakker", "Studenten"), (client.Text("gender"), client.Text("heardFrom"), client.Text("group")));
        var refused = await api.PostAsJsonAsync("clients", new { firstName = "Bram", gender = "boot" });
        Assert.Contains("\"gender\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_37_a_group_has_an_id_for_programs_is_filtered_by_and_is_met_by_an_import()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var students = await api.Make("groups", new { name = "Studenten" });
        Assert.Equal(students, await api.Make("groups", new { name = "studenten" }));
        Assert.Equal(["Studenten"], (await api.Items("groups")).Select(group => group.GetProperty("name").GetString()!));
        var anna = await api.Make("clients", new { firstName = "Anna", groupId = students });
        Assert.Equal((students, "Studenten"), await GroupOf(anna));

        // By any door a client comes into the group by its name.
        var bram = await api.Make("clients", new { firstName = "Bram", group = "STUDENTEN" });
        await new ImportSteps(app, api).ImportText("voornaam;klantengroep\nCas;studenten\nDirk;Senioren\n");
        Assert.Equal((students, "Studenten"), await GroupOf(bram));
        Assert.Equal(["Anna", "Bram", "Cas"], await api.Names($"groupId={students}"));
        Assert.Equal(["Dirk"], await api.Names("group=senioren"));
        Assert.Null((await api.Items("clients?q=dirk"))[0].GetProperty("groupId").GetString());
        var page = await owner.Get($"/clients?groupId={students}&columns=group");
        Assert.Contains("Klantengroep: Studenten", page.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);

        await api.Change(bram, new { groupId = (Guid?)null, version = 1 });
        Assert.Equal((null, null), await GroupOf(bram));
        await api.Change(bram, new { groupId = students, version = 2 });
        Assert.Equal((students, "Studenten"), await GroupOf(bram));
        await api.Change(bram, new { lastName = "Smit", version = 3 });
        Assert.Equal((students, "Studenten"), await GroupOf(bram));

        foreach (var unknown in new[] { Guid.NewGuid(), await (await other.Api()).Make("groups", new { name = "Elders" }) })
        {
            var refused = await api.PostAsJsonAsync("clients", new { firstName = "Els", groupId = unknown });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("\"groupId\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Empty(await api.Names($"groupId={unknown}"));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.Reception)).PostAsJsonAsync("groups", new { name = "Nieuw" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync("groups", new { name = " " })).StatusCode);

        async Task<(Guid?, string?)> GroupOf(Guid id)
        {
            var client = await api.Read($"clients/{id}");
            return (client["groupId"]?.GetValue<Guid>(), client.Text("group"));
        }
    }

    [Fact]
    public async Task SE_01_words_are_checked_brought_back_and_kept_by_those_who_arrange_the_salon()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var owner = await salon.SignIn();
        foreach (var word in new[] { "", new string('x', 41), "LEAD", "Klant" })
        {
            await Add(owner, "Status", word);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
            Assert.Single(owner.Page.QuerySelectorAll(".field-message"));
        }

        await Add(owner, "Status", "Vaste klant");
        var remove = owner.Page.QuerySelector("form[action*='/remove']")!.GetAttribute("action")!;
        var neighbour = await other.SignIn();
        await neighbour.Post(remove.Replace(salon.Path, other.Path, StringComparison.Ordinal), []);
        Assert.Equal(HttpStatusCode.NotFound, neighbour.Last.StatusCode);
        await owner.Post(remove, []);
        Assert.Empty(owner.Page.QuerySelectorAll("form[action*='/remove']"));
        await owner.Post(owner.Page.QuerySelector(".notice form")!.GetAttribute("action")!, []);
        Assert.Single(owner.Page.QuerySelectorAll("form[action*='/remove']"));
        await owner.Post(remove, []);
        await Add(owner, "Status", "vaste klant");
        Assert.Contains("Vaste klant", owner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var reception = await salon.SignIn(Role.Reception);
        await reception.Get(Path);
        Assert.Equal(HttpStatusCode.Forbidden, reception.Last.StatusCode);
    }

    private static Task Add(Browser browser, string field, string word) => browser.Post(Path, new() { ["Field"] = field, ["Word"] = word });
}
