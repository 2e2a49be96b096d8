using System.Net.Http.Json;
using System.Text.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Where clients came from: kept once, shown, and found by.</summary>
[Trait("Needs", "Database")]
public sealed class OriginTests(SalonApp shared)
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

    private const string Campaign = "?utm_source=Instagram&utm_medium=story&utm_campaign=Lente+%26+zomer";

    [Fact]
    public async Task AC_12_the_campaign_that_brought_a_lead_is_kept_shown_and_filtered_by()
    {
        var (salon, neighbour) = (await shared.Open(), await shared.Open());
        var api = await salon.Api();
        await Fill(Visitor(salon), "/contact", Campaign, ("FirstName", "Anna"), ("Email", "anna@voorbeeld.example"), ("Message", "Hallo"));
        await Fill(Visitor(salon), "/contact", "", ("FirstName", "Bo"), ("Email", "bo@voorbeeld.example"), ("Message", "Hallo"));
        var anna = (await api.Items("clients?q=anna"))[0].GetProperty("id").GetGuid();

        // A later visit through another campaign changes nothing.
        await Fill(Visitor(salon), "/contact", "?utm_source=google", ("FirstName", "Anna"), ("Email", "anna@voorbeeld.example"), ("Message", "Nog iets"));
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{anna}");
        Assert.Equal(["instagram", "story", "lente & zomer", "www.voorbeeld-blog.example", "Safari, iPhone"], Said(owner));
        var link = owner.Page.QuerySelector("section[aria-label=Herkomst] dd:has(a[href*=utmCampaign]) a")!.GetAttribute("href")!;
        await owner.Get(link);
        Assert.Equal(["Anna"], owner.Page.QuerySelectorAll("tbody .row-person a").Select(name => name.TextContent.Trim()));
        Assert.Equal("lente & zomer", owner.Page.QuerySelector("input[name=utmCampaign]")!.GetAttribute("value"));
        foreach (var filter in (string[])["utmSource=INSTAGRAM", "utmMedium=story", "utmCampaign=lente%20%26%20zomer&utmSource=instagram"])
        {
            Assert.Equal(["Anna"], await api.Names(filter));
            Assert.Empty(await (await neighbour.Api()).Names(filter));
        }

        Assert.Empty(await api.Names("utmSource=google"));
        var segment = await api.PostAsJsonAsync("segments", new
        {
            name = "Van Instagram",
            filter = new { match = "all", conditions = new[] { new { field = "utmSource", @operator = "is", value = "instagram" } } },
        });
        var id = (await segment.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        Assert.Equal(1, (await api.GetFromJsonAsync<JsonElement>($"segments/{id}/count")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task AC_12_a_newcomer_on_a_newsletter_keeps_the_campaign_of_the_page_until_the_mail_is_confirmed()
    {
        var salon = await shared.Open();
        var email = $"carla@{salon.Tenant.Slug}.example";
        await Fill(Visitor(salon), "/newsletter", Campaign, ("FirstName", "Carla"), ("Email", email), ("Language", "nl"));
        await shared.Settle();
        var mailbox = salon.Visit();
        var link = SentMails.LinkIn(shared.Mails.To(email)[^1]);
        await mailbox.Get(link);
        await mailbox.Post(link, []);
        await shared.Settle();
        Assert.Equal(["Carla"], await (await salon.Api()).Names("utmSource=instagram"));
    }

    [Fact]
    public async Task AC_11_the_device_of_the_registration_is_kept_once_and_shown()
    {
        var salon = await shared.Open();
        var email = $"anna@{salon.Tenant.Slug}.example";
        var api = await salon.Api();
        var client = await salon.AddClient("Anna", email);
        await Confirm(salon, client, email, Phone);
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}");
        Assert.Equal(["Safari, iPhone"], Said(owner));

        await Fill(Visitor(salon), "/contact", "", ("FirstName", "Bo"), ("Email", $"bo@{salon.Tenant.Slug}.example"), ("Message", "Hallo"));
        var lead = (await api.Items("clients?q=bo"))[0].GetProperty("id").GetGuid();
        await Confirm(salon, lead, $"bo@{salon.Tenant.Slug}.example", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await owner.Get($"/clients/{lead}");
        Assert.Equal(["www.voorbeeld-blog.example", "Safari, iPhone"], Said(owner));
    }

    [Theory]
    [InlineData("?utm_source=%00%07%20&utm_medium=%F0%9F%92%87")]
    [InlineData("?utm_source=a&utm_source=b&utm_campaign[]=x")]
    public async Task AC_12_what_a_stranger_writes_into_an_address_harms_nobody(string query)
    {
        var salon = await shared.Open();
        var visitor = Visitor(salon);
        visitor.Http.DefaultRequestHeaders.Remove("Referer");
        visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation("Referer", "javascript:alert(1)");
        await Fill(visitor, "/contact", query + "&utm_term=" + new string('x', 2000), ("FirstName", "Dirk"), ("Email", "d@voorbeeld.example"), ("Message", "Hallo"));
        Assert.Equal(["Dirk"], await (await salon.Api()).Names("q=dirk"));
    }

    private async Task Confirm(Salon salon, Guid client, string email, string device)
    {
        await salon.SwitchLogin(client, true);
        await shared.Settle();
        var visitor = salon.Visit();
        visitor.Http.DefaultRequestHeaders.Add("User-Agent", device);
        var link = SentMails.LinkIn(shared.Mails.To(email)[^1]);
        await visitor.Get(link);
        await visitor.Post(link, new() { ["Password"] = Salon.Password });
        await shared.Settle();
    }

    /// <summary>Somebody on a telephone who comes from another site.</summary>
    private static Browser Visitor(Salon salon)
    {
        var visitor = salon.Visit();
        visitor.Http.DefaultRequestHeaders.Add("User-Agent", Phone);
        visitor.Http.DefaultRequestHeaders.Add("Referer", "https://www.voorbeeld-blog.example/kappers");
        return visitor;
    }

    /// <summary>Opens the page, and sends its form from there, as a browser does.</summary>
    private static async Task Fill(Browser visitor, string path, string query, params (string Name, string Value)[] fields)
    {
        await visitor.Get(path + query);
        var hidden = visitor.Page.QuerySelector("form input[name=ArrivedFrom]")!.GetAttribute("value") ?? "";
        visitor.Http.DefaultRequestHeaders.Remove("Referer");
        await visitor.PostAll(path + query, [.. fields, ("ArrivedFrom", hidden)]);
        Assert.EndsWith("/thanks", visitor.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Said(Browser owner)
        => owner.Page.QuerySelectorAll("section[aria-label=Herkomst] dd").Select(fact => fact.TextContent.Trim());
}
