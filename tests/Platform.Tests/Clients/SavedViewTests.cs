using System.Net;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class SavedViewTests(SalonApp app)
{
    [Fact]
    public async Task F_33_a_view_is_saved_found_again_and_removed_with_undo()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await api.Register(new { firstName = "Anna", status = "lead", address = new { city = "Goes" } });
        await api.Register(new { firstName = "Bram", address = new { city = "Delft" } });
        var owner = await salon.SignIn();
        await owner.Get("/clients?q=an&status=lead&sort=-city&columns=city&columns=status");
        await owner.Post("/clients/views?q=an&status=lead&sort=-city&columns=city&columns=status", new() { ["Name"] = "Nieuwe mensen", ["IsShared"] = "true" });

        var page = await (await salon.SignIn(Role.Reception)).Get("/clients");
        var link = page.QuerySelectorAll(".menu-pair a").Single(view => view.TextContent.Contains("Nieuwe mensen", StringComparison.Ordinal));
        Assert.Equal($"{salon.Path}/clients?status=lead&sort=-city&columns=city&columns=status", link.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll(".menu-pair form"));

        page = await owner.Get("/clients?status=lead&sort=-city&columns=city&columns=status");
        Assert.Equal(["Goes", "Lead"], page.QuerySelectorAll("tbody tr td:not(.row-select, .row-side)").Select(cell => cell.TextContent));
        var remove = page.QuerySelector(".menu-pair form")!.GetAttribute("action")!;
        await owner.Post(remove, []);
        Assert.DoesNotContain(owner.Page.QuerySelectorAll(".menu-pair"), view => view.TextContent.Contains("Nieuwe", StringComparison.Ordinal));
        await owner.Post(owner.Page.QuerySelector(".notice form")!.GetAttribute("action")!, []);
        Assert.Contains(owner.Page.QuerySelectorAll(".menu-pair"), view => view.TextContent.Contains("iedereen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task F_33_views_are_ones_own_unless_shared_and_belong_to_one_salon()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var (owner, marketer, neighbour) = (await salon.SignIn(), await salon.SignIn(Role.Marketer), await other.SignIn());
        await marketer.Get("/clients?city=goes");
        await marketer.Post("/clients/views?city=goes", new() { ["Name"] = "Van mij", ["IsShared"] = "true" });
        Assert.Single(marketer.Page.QuerySelectorAll(".menu-pair"));
        Assert.Empty((await owner.Get("/clients")).QuerySelectorAll(".menu-pair"));

        await owner.Get("/clients?city=delft");
        await owner.Post("/clients/views?city=delft", new() { ["Name"] = "Delft", ["IsShared"] = "true" });
        var remove = owner.Page.QuerySelector(".menu-pair form")!.GetAttribute("action")!;
        Assert.Empty((await neighbour.Get("/clients")).QuerySelectorAll(".menu-pair"));
        await neighbour.Post(remove.Replace(salon.Path, other.Path, StringComparison.Ordinal), []);
        Assert.Equal(HttpStatusCode.NotFound, neighbour.Last.StatusCode);
        await marketer.Get("/clients");
        await marketer.Post(remove, []);
        Assert.Equal(HttpStatusCode.NotFound, marketer.Last.StatusCode);

        await owner.Get("/clients?city=delft");
        await owner.Post("/clients/views?city=delft&status=lead", new() { ["Name"] = "delft" });
        Assert.Single((await owner.Get("/clients")).QuerySelectorAll(".menu-pair"));
        foreach (var name in new[] { " ", new string('x', 61) })
        {
            await owner.Post("/clients/views?city=delft", new() { ["Name"] = name });
            Assert.NotNull(owner.Page.QuerySelector(".notice-danger"));
        }
    }

    [Fact]
    public async Task F_33_columns_are_chosen_and_show_no_more_than_the_person_may_see()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await api.AddField("Haartype", "text");
        await api.Register(new
        {
            firstName = "Anna", lastName = "Berg", email = "anna@voorbeeld.example", gender = "female", address = new { city = "Goes", postcode = "4461 AB" },
            custom = new { haartype = "Krullend" },
        });
        const string List = "/clients?columns=email&columns=city&columns=gender&columns=custom.haartype&columns=nothing";
        Assert.Equal(["anna@voorbeeld.example", "Vrouw", "Goes", "Krullend"], await Cells(Role.Owner));
        Assert.Equal(["an**@…", "Vrouw", "", "Krullend"], await Cells(Role.Stylist));

        async Task<IEnumerable<string>> Cells(Role role)
            => (await (await salon.SignIn(role)).Get(List)).QuerySelectorAll("tbody tr td:not(.row-select, .row-side)").Select(cell => cell.TextContent);
    }
}
