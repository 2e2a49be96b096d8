using System.Diagnostics;
using System.Net;
using Platform.Clients.Directory;
using Platform.Clients.Duplicates;
using Platform.Contracts.Access;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class DuplicateTests(SalonApp app)
{
    [Theory]
    [InlineData("Jansen", "Janszen")]
    [InlineData("Meijer", "Meyer")]
    [InlineData("Visser", "Fisser")]
    [InlineData("de Wit", "de Witt")]
    [InlineData("Smit", "Smits")]
    [InlineData("Schouten", "Scholten", false)]
    [InlineData("Bakker", "Dekker", false)]
    public void F_02_names_that_sound_alike_have_one_key(string one, string other, bool alike = true)
        => Assert.Equal(alike, SoundKey.Of(one) == SoundKey.Of(other));

    [Fact]
    public async Task F_01_the_form_of_a_new_client_points_to_the_card_that_is_there()
    {
        var salon = await app.Open();
        var id = (await (await salon.Api()).Register(new { firstName = "Anna", lastName = "Jansen", mobile = "+31612345678", email = "Anna@Voorbeeld.example" })).Id();
        var browser = await salon.SignIn(Role.Reception);
        Assert.NotNull((await browser.Get("/clients/new")).QuerySelector("[hx-get$='/clients/new/alike']"));
        foreach (var query in new[] { "Mobile=06-12%2034%2056%2078", "Phone=0031612345678", "Email=anna@VOORBEELD.example", "Email=x&Phone=&Mobile=0612345678" })
        {
            var page = await browser.Get($"/clients/new/alike?{query}");
            Assert.Contains("Anna Jansen heeft dit telefoonnummer of e-mailadres al", browser.Text, StringComparison.Ordinal);
            Assert.Equal($"{salon.Path}/clients/{id}", page.QuerySelector("a")!.GetAttribute("href"));
        }

        foreach (var query in new[] { "", "Mobile=0612345", "Email=anna", "Email=bea@voorbeeld.example&Mobile=0687654321" })
        {
            await browser.Get($"/clients/new/alike?{query}");
            Assert.Equal("", browser.Text.Trim());
        }
    }

    [Fact]
    public async Task F_02_the_page_lists_pairs_with_their_reasons_the_likeliest_first()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await api.Register(new { firstName = "Bea", lastName = "Meijer", address = new { postcode = "1234 AB" } });
        await api.Register(new { firstName = "Bea", lastName = "Meyer", address = new { postcode = "1234ab" } });
        await api.Register(new { firstName = "Anna", lastName = "Jansen", mobile = "06-12345678", email = "ANNA@voorbeeld.example" });
        await api.Register(new { firstName = "Anna", lastName = "Jansen", phone = "+31612345678", email = "anna@voorbeeld.example" });
        await api.Register(new { firstName = "Cor", lastName = "Bos", birthDate = "1985-03-12" });
        await api.Register(new { firstName = "Cor", lastName = "Bos", birthDate = "1985-03-12" });
        await api.Register(new { firstName = "Dirk", lastName = "Kok", birthDate = "1985-03-12", address = new { postcode = "1234 AB" } });
        var browser = await salon.SignIn();
        var page = await browser.Get("/clients");
        Assert.NotNull(page.QuerySelector("a[href$='/clients/duplicates']"));

        page = await browser.Get("/clients/duplicates");
        Assert.Equal(
            ["Anna Jansen", "Cor Bos", "Bea Meijer"],
            page.QuerySelectorAll(".pair").Select(pair => pair.QuerySelector(".pair-card a")!.TextContent).OrderBy(name => name == "Bea Meijer" ? 1 : 0).ThenBy(name => name));
        Assert.Contains("Bea", page.QuerySelectorAll(".pair")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Zelfde telefoon", "Zelfde e-mail"],
            page.QuerySelectorAll(".pair").Single(pair => pair.TextContent.Contains("Anna", StringComparison.Ordinal)).QuerySelectorAll(".badge").Select(badge => badge.TextContent.Trim()));
        Assert.Contains("Klinkt hetzelfde, zelfde postcode", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Zelfde naam en verjaardag", browser.Text, StringComparison.Ordinal);

        page = await browser.Get(page.QuerySelector(".pair .card-actions a")!.GetAttribute("href")!);
        Assert.Equal(2, page.QuerySelectorAll(".choices > li").Length);
    }

    [Fact]
    public async Task F_02_a_dismissed_pair_never_returns_and_a_merged_one_is_gone()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (one, other) = (await api.Add("Anna", "Jansen", "a@voorbeeld.example"), await api.Add("Anke", "Jansen", "a@voorbeeld.example"));
        var (main, away) = (await api.Add("Bea", "Bos", "b@voorbeeld.example"), await api.Add("Bea", "Bos", "b@voorbeeld.example"));
        var browser = await salon.SignIn();
        await browser.Get("/clients/duplicates");
        Assert.Equal(2, browser.Page.QuerySelectorAll(".pair").Length);

        foreach (var (first, second) in new[] { (one, other), (other, one) })
        {
            await browser.Post("/clients/duplicates", new() { ["OneId"] = $"{first}", ["OtherId"] = $"{second}" });
            Assert.Contains("Je ziet dit paar niet meer terug", browser.Text, StringComparison.Ordinal);
        }

        await api.Merge(main, [away]);
        await browser.Get("/clients/duplicates");
        Assert.Empty(browser.Page.QuerySelectorAll(".pair"));
        Assert.Contains("Geen kaarten lijken dezelfde persoon te zijn", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_02_only_who_may_merge_sees_the_page_and_a_foreign_pair_is_not_there()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var (ours, theirs) = (await (await here.Api()).Add("Anna"), await (await there.Api()).Add("Anna"));
        var browser = await here.SignIn();
        await browser.Post("/clients/duplicates", new() { ["OneId"] = $"{ours}", ["OtherId"] = $"{theirs}" });
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);

        var reception = await here.SignIn(Role.Reception);
        await reception.Get("/clients/duplicates");
        Assert.Equal(HttpStatusCode.Forbidden, reception.Last.StatusCode);
        Assert.Null((await reception.Get("/clients")).QuerySelector("a[href$='/clients/duplicates']"));
    }

    [Fact]
    public void F_02_fifty_thousand_clients_are_compared_in_one_go()
    {
        var random = new Random(1);
        var clients = Enumerable.Range(0, 50_000).Select(number => ClientEntry.Of(
            new IndexedClient(
                Guid.CreateVersion7(), $"Naam{random.Next(2000)}", null, $"Achternaam{random.Next(8000)}", null, $"{random.Next(48_000)}@voorbeeld.example",
                "+31201234567", $"+316{random.Next(10_000_000, 10_050_000)}", $"19{random.Next(50, 99)}-03-{random.Next(10, 28)}",
                $"{random.Next(1000, 4000)} AB", null, null, "nl", "client", LoginState.None, DateTime.UnixEpoch, false),
            "NL")).ToList();
        var watch = Stopwatch.StartNew();
        var pairs = DuplicatePairs.In(clients, (_, _) => false);

        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs.Count} pairs in {watch.ElapsedMilliseconds} ms");
        Assert.InRange(pairs.Count, 1_000, 500_000);
    }
}
