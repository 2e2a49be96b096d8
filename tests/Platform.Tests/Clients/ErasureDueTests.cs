using System.Net;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>A client who wants to be forgotten has an answer in time.</summary>
[Trait("Needs", "Database")]
public sealed class ErasureDueTests(SalonApp shared)
{
    private const string Email = "anna@clients.example";

    [Fact]
    public async Task D_04_a_wish_to_be_erased_has_a_date_that_everybody_sees_shows_red_when_it_is_over_and_is_moved_once_with_a_reason()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", Email);
        await browser.Get("/portal");
        await browser.Post("/portal/erase", []);
        var due = app.Clock.GetUtcNow().AddMonths(1);
        Assert.Contains("De salon antwoordt uiterlijk op", browser.Text, StringComparison.Ordinal);
        var owner = await salon.SignIn();
        await owner.Get("/");
        var seen = owner.Page.QuerySelector("#open-erasures")!;
        Assert.Contains("Anna", seen.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Te laat", seen.TextContent, StringComparison.Ordinal);
        Assert.Equal(due.Date, At(seen).Date);
        var desk = await salon.SignIn(Role.Reception);
        await desk.Get("/");
        Assert.Null(desk.Page.QuerySelector("#open-erasures"));

        app.Clock.Advance(TimeSpan.FromDays(32));
        owner = await salon.SignIn();
        await owner.Get("/");
        Assert.Contains("Te laat", owner.Page.QuerySelector("#open-erasures .badge-danger")!.TextContent, StringComparison.Ordinal);
        await owner.Get($"/clients/{client}");
        Assert.Contains("Te laat", owner.Page.QuerySelector("#wishes")!.TextContent, StringComparison.Ordinal);

        var extend = owner.Page.QuerySelector("#wishes a[href$='/extend']")!.GetAttribute("href")!;
        await owner.Get(extend);
        await owner.Post(extend, new() { ["Reason"] = "kort" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        Assert.Equal("kort", owner.Page.QuerySelector("[name=Reason]")!.TextContent);
        await owner.Post(extend, new() { ["Reason"] = "We zoeken nog in de oude kaartenbak." });
        Assert.DoesNotContain("Te laat", owner.Page.QuerySelector("#wishes")!.TextContent, StringComparison.Ordinal);
        await app.Settle();
        Assert.Contains("We zoeken nog in de oude kaartenbak.", app.Mails.To(Email)[^1].Text, StringComparison.Ordinal);
        await owner.Post(extend, new() { ["Reason"] = "En nog een keer wat langer." });
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
        await owner.Get("/");
        Assert.Equal(due.AddMonths(2).Date, At(owner.Page.QuerySelector("#open-erasures")!).Date, TimeSpan.FromDays(3));
        await owner.Get($"/clients/{client}?tab=history");
        Assert.Contains("nam meer tijd voor het antwoord", owner.Text, StringComparison.Ordinal);
    }

    private static DateTime At(AngleSharp.Dom.IElement place) => DateTime.Parse(
        place.QuerySelector("time")!.GetAttribute("datetime")!, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
