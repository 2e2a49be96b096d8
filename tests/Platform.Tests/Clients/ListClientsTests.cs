using System.Text.Json.Nodes;
using Platform.Contracts.Marketing;
using Platform.Contracts.Access;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ListClientsTests(SalonApp app)
{
    [Fact]
    public async Task CL_03_the_list_has_five_columns_that_sort_and_a_way_to_each_card()
    {
        var salon = await app.Open();
        var id = await (await salon.Api()).Add("Anna", "Jansen", "anna@voorbeeld.example", "0612345678");
        var page = await (await salon.SignIn()).Get("/clients");
        Assert.Equal(
            ["name", "email", "phone", "login", "created"],
            page.QuerySelectorAll("thead a").Select(head => head.GetAttribute("href")!.Split("sort=")[1].TrimStart('-')));
        var row = page.QuerySelector("tbody tr")!;
        Assert.Equal($"{salon.Path}/clients/{id}", row.QuerySelector(".row-main a")!.GetAttribute("href"));
        Assert.Equal("Bekijken", row.QuerySelector("a.button")!.TextContent);
        Assert.Contains("06-12345678", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_says_what_it_is_for_and_what_to_do()
    {
        var salon = await app.Open();
        var page = await (await salon.SignIn()).Get("/clients");
        Assert.Equal(
            [$"{salon.Path}/clients/new", $"{salon.Path}/settings/import"],
            page.QuerySelectorAll(".empty a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task CL_07_filters_combine_and_a_postcode_may_be_its_beginning()
    {
        var api = await (await app.Open()).Api();
        await api.Register(new { firstName = "Anna", language = "en", status = "lead", address = new { city = "'s-Hertogenbosch", postcode = "1012 AB", region = "Brabant" } });
        await api.Register(new { firstName = "Bram", status = "lead", address = new { city = "Utrecht", postcode = "1034 AB", region = "Utrecht" } });
        await api.Register(new { firstName = "Chris", address = new { city = "Utrecht", postcode = "3511 AB", region = "Utrecht" } });
        Assert.Equal(["Anna", "Bram"], await api.Names("postcode=10"));
        Assert.Equal(["Anna"], await api.Names("postcode=1012ab"));
        Assert.Equal(["Bram", "Chris"], await api.Names("city=UTRECHT"));
        Assert.Equal(["Bram"], await api.Names("region=utrecht&status=lead"));
        Assert.Equal(["Anna"], await api.Names("language=en"));
        Assert.Equal(["Anna"], await api.Names("city=s%20hertogenbosch"));
        Assert.Empty(await api.Names("city=utrecht&language=en"));
        Assert.Empty(await api.Names("label=none"));
    }

    [Fact]
    public async Task CL_55_cards_to_complete_are_found_and_leave_the_view_when_they_are()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var anna = await api.Add("Anna", email: "anna@voorbeeld.example");
        await api.Add("Bram", mobile: "0612345678");
        await api.Add("Chris");
        Assert.Equal(["Anna", "Chris"], await api.Names("missing=phone"));
        Assert.Equal(["Bram", "Chris"], await api.Names("missing=email"));
        Assert.Equal(["Chris"], await api.Names("missing=contact"));
        await api.PatchAsync($"clients/{anna}", System.Net.Http.Json.JsonContent.Create(new { mobile = "0612345679", version = 1 }));
        Assert.Equal(["Chris"], await api.Names("missing=phone"));
        var page = await (await salon.SignIn()).Get("/clients?missing=contact");
        Assert.Contains("Zonder telefoon en e-mail", page.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_08_labels_and_lists_can_be_filtered_by()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (anna, bram) = (await api.Add("Anna"), await api.Add("Bram"));
        var (vip, news) = (Guid.NewGuid(), Guid.NewGuid());
        await Say(salon, new LabelAdded(anna, vip, "VIP"), new LabelAdded(bram, vip, "VIP"), new Subscribed(bram, news, "Nieuws"));
        Assert.Equal(["Anna", "Bram"], await api.Names($"label={vip}"));
        Assert.Equal(["Bram"], await api.Names($"label={vip}&list={news}"));

        await Say(salon, new LabelRemoved(bram, vip, "VIP"), new Unsubscribed(bram, news, "Nieuws"));
        Assert.Equal(["Anna"], await api.Names($"label={vip}"));
        Assert.Empty(await api.Names($"list={news}"));
    }

    [Fact]
    public async Task The_login_column_follows_what_Access_says()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await api.Add("Bram");
        await Say(salon, new LoginEnabled(await api.Add("Anna"), LoginState.Unconfirmed));
        Assert.Equal(["Anna"], await api.Names("login=unconfirmed"));
        Assert.Equal(["Bram"], await api.Names("login=none"));
    }

    [Fact]
    public async Task Every_order_has_its_opposite_and_pages_do_not_overlap()
    {
        var api = await (await app.Open()).Api();
        foreach (var name in new[] { "Dirk", "Anna", "Çelik", "bram" })
        {
            await api.Add(name, email: $"{name[0]}@voorbeeld.example".Replace('Ç', 'c'), mobile: $"061234567{(int)name[0] % 10}");
        }

        Assert.Equal(["Anna", "bram", "Çelik", "Dirk"], await api.Names("sort=name"));
        Assert.Equal(["Dirk", "Çelik", "bram", "Anna"], await api.Names("sort=-name"));
        Assert.Equal(["Dirk", "Anna", "Çelik", "bram"], await api.Names("sort=created"));
        foreach (var column in new[] { "email", "phone", "login", "created" })
        {
            Assert.Equal((await api.Names($"sort={column}")).Reverse(), await api.Names($"sort=-{column}"));
        }

        Assert.Equal(["Çelik", "Dirk"], await api.Names("page=2&pageSize=2"));
        var second = await api.Read("clients?page=2&pageSize=3");
        Assert.Equal(4, second["total"]!.GetValue<int>());
        Assert.Equal(200, (await api.Read("clients?pageSize=9999"))["pageSize"]!.GetValue<int>());
    }

    [Fact]
    public async Task T1_another_salon_sees_none_of_it()
    {
        var (here, there) = (await app.Open(), await app.Open());
        await (await here.Api()).Add("Anna");
        Assert.Empty(await (await there.Api()).Names("q=anna"));
        Assert.Equal(0, (await (await there.Api()).Read("clients"))["total"]!.GetValue<int>());
    }

    private async Task Say(Salon salon, params Kernel.Events.Event[] facts)
    {
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClientsDb>();
            Array.ForEach(facts, db.Publish);
            await db.SaveChangesAsync();
        }

        await app.Settle();
    }
}
