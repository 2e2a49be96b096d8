using System.Globalization;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Journeys;

/// <summary>The page where the day begins says what waits, to those whom it concerns.</summary>
[Trait("Needs", "Database")]
public sealed class OpeningTests(SalonApp shared)
{
    [Fact]
    public async Task The_day_begins_with_who_wrote_what_is_being_sent_and_whose_birthday_it_is()
    {
        var (salon, neighbour) = (await shared.Open(), await shared.Open());
        var api = await salon.Api();
        var owner = await salon.SignIn();
        await owner.Get("/");
        Assert.Contains("Hier begin je", owner.Text, StringComparison.Ordinal);

        var today = TimeZoneInfo.ConvertTime(shared.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        await Born(api, "Vandaag", today.AddYears(-30));
        await Born(api, "Overmorgen", today.AddDays(2).AddYears(-40));
        await Born(api, "Volgende maand", today.AddDays(30).AddYears(-20));
        await Born(api, "Vorige week", today.AddDays(-7).AddYears(-20));
        var visitor = salon.Visit();
        await visitor.Get("/contact");
        await visitor.Post("/contact", new() { ["FirstName"] = "Bo", ["Email"] = "bo@voorbeeld.example", ["Message"] = "Kan ik morgen komen?" });
        var steps = new CampaignSteps(shared, salon, api);
        await shared.Settle();

        await owner.Get("/");
        Assert.DoesNotContain("Hier begin je", owner.Text, StringComparison.Ordinal);
        Assert.Equal(["Vandaag", "Overmorgen"], owner.Page.QuerySelectorAll("#coming-birthdays li a").Select(link => link.TextContent));
        Assert.Equal("Vandaag", owner.Page.QuerySelector("#coming-birthdays li .badge")!.TextContent.Trim());
        Assert.Contains("Kan ik morgen komen?", owner.Page.QuerySelector("#waiting-threads")!.TextContent, StringComparison.Ordinal);
        Assert.Null(owner.Page.QuerySelector("#campaigns-under-way"));
        await steps.Do(await steps.Draft(), "start", new { at = shared.Clock.GetUtcNow().AddDays(1) });
        await owner.Get("/");
        Assert.Contains("Herfst", owner.Page.QuerySelector("#campaigns-under-way")!.TextContent, StringComparison.Ordinal);

        foreach (var other in (Browser[])[await salon.SignIn(Role.Stylist), await neighbour.SignIn()])
        {
            await other.Get("/");
            Assert.Null(other.Page.QuerySelector("#coming-birthdays, #waiting-threads, #campaigns-under-way"));
        }
    }

    private static Task<Guid> Born(HttpClient api, string name, DateTimeOffset day)
        => api.Make("clients", new { firstName = name, birthDate = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
}
