using AngleSharp.Dom;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>The figures of the card: what follows from appointments that people write down, and what waits for sales and says so.</summary>
[Trait("Needs", "Database")]
public sealed class CardFigureTests(SalonApp shared)
{
    [Fact]
    public async Task DA_03_DA_06_DA_09_DA_10_what_is_not_known_says_so_and_each_figure_leads_to_its_lines()
    {
        var salon = await shared.Open();
        var (api, reader) = (await salon.Api(), await salon.SignIn(Role.ReadOnly));
        var anna = await api.Add("Anna");
        var page = await reader.Get($"/clients/{anna}");
        Assert.Equal(["Geen gepland", "Nog geen", "–"], Values(page.QuerySelector("[data-habits]")!));
        Assert.Equal(
            ["0", "0", "Nog geen", "Geen"],
            new[] { "appointments", "purchases", "revenue", "requests" }.Select(name => page.QuerySelector($"[data-figure={name}] a")!.TextContent.Trim()));
        Assert.Null(page.QuerySelector("[data-habits] a"));
        foreach (var figure in page.QuerySelectorAll("[data-figure] a").Select(link => link.GetAttribute("href")!).ToList())
        {
            await reader.Get(figure);
            Assert.Contains("/clients/" + anna, reader.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
            Assert.Contains("tab=", reader.Last.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DA_03_DA_06_DA_10_to_DA_15_appointments_that_were_written_down_count_and_the_rest_says_what_it_waits_for()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var now = app.Clock.GetUtcNow();
        await new ImportSteps(app, api).ImportText($"voornaam;klant sinds\nBram;{now.AddMonths(-93):dd-MM-yyyy}\n");
        var bram = (await api.Items("clients"))[0].GetProperty("id").GetGuid();
        var anna = await api.Add("Anna");
        var (first, last, next) = (now.AddDays(-90), now.AddDays(-10), now.AddDays(2));
        foreach (var at in new[] { first, now.AddDays(-60), last, next })
        {
            await Note(api, anna, at);
        }

        await Note(api, anna, now.AddDays(-1), "call");
        var page = await owner.Get($"/clients/{anna}");
        var habits = page.QuerySelector("[data-habits]")!;
        Assert.Equal([$"{next:yyyy-MM-ddTHH:mm}", $"{last:yyyy-MM-ddTHH:mm}"], habits.QuerySelectorAll("time").Select(time => time.GetAttribute("datetime")![..16]));
        Assert.Equal("4", page.QuerySelector("[data-figure=appointments] a")!.TextContent);
        Assert.Contains("3 geweest, 1 gepland", page.QuerySelector("[data-figure=appointments]")!.TextContent, StringComparison.Ordinal);

        // 24 months; the middle of 30 and 50 days; since the first visit; no sales, so no average and no services.
        page = await owner.Get($"/clients/{anna}?tab=statistics");
        var months = page.QuerySelectorAll("[data-figure=months] tbody tr td").Select(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((24, 3), (months.Count(), months.Sum()));
        var since = Platform.History.VisitFigures.MonthsBetween(first.UtcDateTime, now.UtcDateTime);
        Assert.Equal([$"0 jaar en {since} mnd", "40 dagen", "–"], Values(page.QuerySelector(".card-body")!));
        Assert.Equal("Nog geen behandelingen bekend", Assert.Single(page.QuerySelectorAll(".card-body .empty-text")).TextContent.Split('.')[0]);

        // Another system knew Bram longer than the first visit here.
        page = await owner.Get($"/clients/{bram}?tab=statistics");
        Assert.Equal(["7 jaar en 9 mnd", "–", "–"], Values(page.QuerySelector(".card-body")!));
        Assert.Equal("Geen afspraken in de laatste 24 maanden", page.QuerySelector(".card-body .empty-text")!.TextContent.Split('.')[0]);
        await Note(api, bram, last);
        Assert.Equal("7 jaar en 9 mnd", Values((await owner.Get($"/clients/{bram}?tab=statistics")).QuerySelector(".card-body")!)[0]);

        // What is merged into the card counts with it.
        var twin = await api.Add("Anna");
        await Note(api, twin, first);
        await api.Make("clients/merge", new { mainId = anna, otherIds = new[] { twin } });
        await app.Settle();
        Assert.Equal("5", (await owner.Get($"/clients/{anna}")).QuerySelector("[data-figure=appointments] a")!.TextContent);
    }

    private static async Task Note(HttpClient api, Guid client, DateTimeOffset at, string type = "appointment")
        => (await api.PostAsync($"clients/{client}/actions", SampleDocument.Form([("title", "Knippen"), ("type", type), ("at", $"{at.UtcDateTime:O}")])))
            .EnsureSuccessStatusCode();

    private static List<string> Values(IElement part) => [.. part.QuerySelectorAll("dd").Select(value => value.TextContent.Trim())];
}
