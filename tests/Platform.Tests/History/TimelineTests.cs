using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.History;
using Platform.Kernel.Events;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.History;

[Trait("Needs", "Database")]
public sealed class TimelineTests(SalonApp app)
{
    [Fact]
    public async Task HI_04_every_step_stands_there_with_who_did_it_and_when()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna", lastName = "Berg" });
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/labels", new() { ["Label"] = "VIP" });
        await app.Settle();

        var items = await api.Items($"clients/{client}/timeline");
        Assert.Equal(["label", "profile"], items.Select(item => item.GetProperty("type").GetString()));
        Assert.Equal("Olga Owner", items[0].GetProperty("actor").GetString());
        Assert.True(items[0].GetProperty("at").GetDateTime() >= items[1].GetProperty("at").GetDateTime());

        await browser.Get($"/clients/{client}?tab=history");
        Assert.Contains("Olga Owner gaf het label VIP", browser.Text, StringComparison.Ordinal);
        Assert.Equal("vandaag", browser.Page.QuerySelector(".timeline-day")!.TextContent.Trim());
        await browser.Get("/history");
        Assert.Equal($"{salon.Path}/clients/{client}", browser.Page.QuerySelector(".timeline a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task HI_05_type_and_days_give_only_those()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });
        await Fill(salon, client, days: 4);
        await app.Settle();

        Assert.Equal(4, (await api.Items($"clients/{client}/timeline?type=call")).Count);
        Assert.Equal(2, (await api.Items($"clients/{client}/timeline?type=call&from=2026-03-02&to=2026-03-03")).Count);
        Assert.Empty(await api.Items($"clients/{client}/timeline?type=purchase"));

        var browser = await salon.SignIn();
        await browser.Get($"/clients/{client}?tab=history&type=call&from=2026-03-02&to=2026-03-03");
        Assert.Equal(2, browser.Page.QuerySelectorAll(".timeline-text").Length);
        Assert.Equal("2026-03-02", browser.Page.QuerySelector("input[name=from]")!.GetAttribute("value"));
        await browser.Get($"/clients/{client}?tab=history&type=purchase");
        Assert.Contains("Hiervan is in deze dagen niets gebeurd", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_the_salons_day()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });

        // 23:30 UTC on the first is half past midnight on the second in Amsterdam.
        await Insert(salon, [Call(client, new DateTime(2026, 3, 1, 23, 30, 0, DateTimeKind.Utc))]);

        Assert.Empty(await api.Items($"clients/{client}/timeline?type=call&to=2026-03-01"));
        Assert.Single(await api.Items($"clients/{client}/timeline?type=call&from=2026-03-02&to=2026-03-02"));
    }

    [Fact]
    public async Task The_tab_goes_on_where_it_stopped_and_shows_each_line_once()
    {
        var salon = await app.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Anna" });
        await Fill(salon, client, days: 30, each: 4);
        var browser = await salon.SignIn();
        var lines = 0;
        var stretches = 0;
        string? next = $"/clients/{client}?tab=history&type=call";
        for (; next is not null; stretches++)
        {
            await browser.Get(next);
            lines += browser.Page.QuerySelectorAll(".timeline-text").Length;
            next = browser.Page.QuerySelector(".timeline li[hx-get] a")?.GetAttribute("href");
        }

        Assert.Equal((120, 3), (lines, stretches));
    }

    [Fact]
    public async Task What_scrolling_fetches_goes_on_under_the_same_day()
    {
        var salon = await app.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Anna" });
        await Fill(salon, client, days: 1, each: 60);
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{client}?tab=history&type=call");
        var more = browser.Page.QuerySelector(".timeline li[hx-get]")!.GetAttribute("hx-get")!;
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        await browser.Get(more);

        Assert.Equal(10, browser.Page.QuerySelectorAll(".timeline-text").Length);
        Assert.Empty(browser.Page.QuerySelectorAll(".timeline-day"));
    }

    [Theory]
    [InlineData("type=nonsense")]
    [InlineData("from=yesterday")]
    [InlineData("to=31-12-2026")]
    [InlineData("from=2026-03-02&to=2026-03-01")]
    public async Task A_filter_that_cannot_be_read_is_refused(string filter)
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.GetAsync($"clients/{client}/timeline?{filter}")).StatusCode);
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{client}?tab=history&{filter}");
        Assert.NotNull(browser.Page.QuerySelector("form .notice-warning"));
    }

    [Fact]
    public async Task The_salons_history_shows_no_other_salon_and_masks_names()
    {
        var (here, there) = (await app.Open(), await app.Open());
        await (await here.Api()).Make("clients", new { firstName = "Anna", lastName = "Berg" });
        await (await there.Api()).Make("clients", new { firstName = "Bea", lastName = "Dijk" });
        await app.Settle();
        var stylist = await here.SignIn(Role.Stylist);
        await stylist.Get("/history");

        Assert.Contains("Anna B.", stylist.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Berg", stylist.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bea", stylist.Text, StringComparison.Ordinal);
    }

    private static Task Fill(Salon salon, Guid client, int days, int each = 1) => Insert(
        salon, [.. Enumerable.Range(0, days * each).Select(i => Call(client, new DateTime(2026, 3, 1 + (i / each), 12, 0, 0, DateTimeKind.Utc)))]);

    private static async Task Insert(Salon salon, List<HistoryEntry> entries)
    {
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<HistoryDb>();
        await db.InTransaction(() => db.InsertMany(entries, default), default);
    }

    private static HistoryEntry Call(Guid client, DateTime at) => new()
    {
        ClientId = client, At = at, EventId = Guid.NewGuid(), Name = "clients.client-changed", Kind = ActionKind.Call,
        ActorKind = ActorKind.Staff, ActorName = "Sanne", Payload = """{"fields":["mobile"]}""",
    };
}
