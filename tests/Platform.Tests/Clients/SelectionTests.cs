using System.Net;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class SelectionTests(SalonApp app)
{
    [Fact]
    public async Task F_32_ticked_clients_get_a_label_and_lose_it_again()
    {
        var (salon, browser, ids) = await Opened();
        var label = await Label(salon);
        await Act(browser, $"label:{label}", ids[0], ids[1]);
        Assert.Contains("2 klanten kregen het label VIP", browser.Text, StringComparison.Ordinal);
        await app.Settle();
        Assert.Equal(["Anna", "Bram"], await (await salon.Api()).Names($"label={label}"));

        // Whoever has it already is not counted again.
        await Act(browser, $"label:{label}", [.. ids]);
        Assert.Contains("1 klanten kregen het label VIP", browser.Text, StringComparison.Ordinal);
        await Act(browser, $"unlabel:{label}", ids[0]);
        await app.Settle();
        Assert.Equal(["Bram", "Chris"], await (await salon.Api()).Names($"label={label}"));
        await browser.Get($"/clients/{ids[0]}?tab=history");
        Assert.Contains("VIP", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_32_everything_means_all_pages_of_what_the_filters_find_and_no_more()
    {
        var (salon, browser, _) = await Opened();
        var api = await salon.Api();
        for (var i = 0; i < 60; i++)
        {
            await api.Register(new { firstName = $"Lead{i}", status = "lead" });
        }

        await browser.Get("/clients?status=lead");
        await browser.Post("/clients/selected?status=lead", new() { ["Everything"] = "true", ["Action"] = "status:inactive" });
        Assert.Contains("60 klanten hebben nu de status", browser.Text, StringComparison.Ordinal);
        Assert.Equal(60, (await api.Read("clients?status=inactive"))["total"]!.GetValue<int>());
        Assert.Equal(["Anna", "Bram", "Chris"], await api.Names("status=client"));
    }

    [Fact]
    public async Task F_30_a_lot_that_was_deleted_together_comes_back_together()
    {
        var (salon, browser, ids) = await Opened();
        var api = await salon.Api();
        await api.DeleteAsync($"clients/{ids[2]}");
        await Act(browser, "delete:", ids[0], ids[1]);
        Assert.Empty(await api.Names(""));
        var undo = browser.Page.QuerySelector("form[action*='/clients/bin/restore']")!.GetAttribute("action")!;
        await browser.Get("/clients/bin");
        Assert.All(["Anna", "Bram", "Chris"], name => Assert.Contains(name, browser.Text, StringComparison.Ordinal));
        Assert.Contains("30 dagen", browser.Text, StringComparison.Ordinal);
        await browser.Post(undo[salon.Path.Length..], []);
        Assert.Equal(["Anna", "Bram"], await api.Names(""));
        await browser.Get("/clients/bin");
        await browser.Post($"/clients/{ids[2]}/restore", []);
        Assert.Equal(["Anna", "Bram", "Chris"], await api.Names(""));
    }

    [Fact]
    public async Task CL_47_ticked_clients_are_brought_to_the_page_that_merges_them()
    {
        var (_, browser, ids) = await Opened();
        await Act(browser, "merge:", ids[0], ids[2]);
        Assert.EndsWith("/clients/merge", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Anna", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Chris", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bram", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_another_salon_are_nobody()
    {
        var (there, _, theirs) = await Opened();
        var (_, browser, _) = await Opened();
        await Act(browser, "delete:", [.. theirs]);
        Assert.Contains("Vink eerst", browser.Text, StringComparison.Ordinal);
        Assert.Equal(["Anna", "Bram", "Chris"], await (await there.Api()).Names(""));
    }

    [Theory]
    [InlineData(Role.Stylist, "delete:", HttpStatusCode.Forbidden)]
    [InlineData(Role.Reception, "delete:", HttpStatusCode.Forbidden)]
    [InlineData(Role.ReadOnly, "status:lead", HttpStatusCode.Forbidden)]
    [InlineData(Role.Marketer, "status:lead", HttpStatusCode.Forbidden)]
    [InlineData(Role.Reception, "status:nonsense", HttpStatusCode.OK)]
    [InlineData(Role.Owner, "label:nonsense", HttpStatusCode.OK)]
    [InlineData(Role.Owner, "nothing", HttpStatusCode.OK)]
    public async Task PE_02_an_action_asks_for_its_right_and_an_unknown_one_does_nothing(Role role, string action, HttpStatusCode answered)
    {
        var (salon, _, ids) = await Opened();
        var browser = await salon.SignIn(role);
        await Act(browser, action, [.. ids]);
        Assert.Equal(answered, browser.Last.StatusCode);
        Assert.Equal(["Anna", "Bram", "Chris"], await (await salon.Api()).Names("status=client"));
    }

    private async Task<(Salon Salon, Browser Browser, IReadOnlyList<Guid> Ids)> Opened()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        List<Guid> ids = [await api.Add("Anna"), await api.Add("Bram"), await api.Add("Chris")];
        return (salon, await salon.SignIn(), ids);
    }

    private static async Task<Guid> Label(Salon salon)
        => await (await salon.Api()).Make("labels", new { name = "VIP", color = "blue" });

    private static async Task Act(Browser browser, string action, params Guid[] ids)
    {
        await browser.Get("/clients");
        await browser.PostFields("/clients/selected", [new("Action", action), .. ids.Select(id => KeyValuePair.Create("Ids", id.ToString()))]);
    }
}
