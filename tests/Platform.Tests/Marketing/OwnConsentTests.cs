using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>The client's own switches in the restricted area.</summary>
[Trait("Needs", "Database")]
public sealed class OwnConsentTests(SalonApp app)
{
    [Fact]
    public async Task D_19_one_switch_of_the_clients_own_ends_marketing_at_once()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", "anna@d19.example");
        var first = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        await api.PutAsync($"clients/{client}/lists/{first}", null);
        await browser.Post("/portal/consents/marketing-email", new() { ["On"] = "false" });

        Assert.Contains("Ingetrokken", Row(browser, "marketing-email"), StringComparison.Ordinal);
        Assert.Contains("in het afgeschermde gebied, door jou", Row(browser, "marketing-email"), StringComparison.Ordinal);
        Assert.Equal(0, (await api.Items("lists"))[0].GetProperty("clients").GetInt32());
        await using var scope = salon.Scope();
        var gate = scope.ServiceProvider.GetRequiredService<ConsentGate>();
        Assert.False(await gate.Opens(client, ConsentPurpose.Marketing, ConsentChannel.Email, default));
        var line = await scope.ServiceProvider.GetRequiredService<MarketingDb>().ConsentEntries.SingleAsync(e => e.State == ConsentState.Withdrawn);
        Assert.Equal((ConsentSource.Portal, ActorKind.Client, client), (line.Source, line.ActorKind, line.ActorId));
    }

    [Fact]
    public async Task D_16_the_client_sees_the_same_switches_and_says_yes_in_the_words_of_the_page()
    {
        var salon = await app.Open();
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", "anna@d16.example");
        browser.Http.DefaultRequestHeaders.Remove("Accept-Language");
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "en");
        await browser.Get("/portal");
        Assert.Equal(12, browser.Page.QuerySelectorAll(".consents li").Length);
        var words = $"{salon.Tenant.Name} may put photos of me on its own website. I can withdraw this at any time.";
        Assert.Contains(words, Row(browser, "photos-website"), StringComparison.Ordinal);
        await browser.Post("/portal/consents/photos-website", new() { ["On"] = "true" });

        Assert.Contains("Said yes", Row(browser, "photos-website"), StringComparison.Ordinal);
        await using var scope = salon.Scope();
        Assert.Equal(words, (await scope.ServiceProvider.GetRequiredService<MarketingDb>().ConsentEntries.SingleAsync(e => e.ClientId == client)).Wording);
    }

    [Fact]
    public async Task PR_01_what_the_desk_switched_on_after_the_clients_no_waits_for_the_client()
    {
        var salon = await app.Open();
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", "anna@pr01.example");
        await browser.Post("/portal/consents/reviews-email", new() { ["On"] = "true" });
        await browser.Post("/portal/consents/reviews-email", new() { ["On"] = "false" });
        var desk = await salon.SignIn();
        await desk.Post($"/clients/{client}/consents/reviews-email", new() { ["On"] = "true" });

        await browser.Get("/portal");
        Assert.Contains("Niet bevestigd", Row(browser, "reviews-email"), StringComparison.Ordinal);
        Assert.Contains("aan de balie, door de salon", Row(browser, "reviews-email"), StringComparison.Ordinal);
        Assert.DoesNotContain("Olga", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector(".consents form[action$='/reviews-email'] input[checked]"));
        await browser.Post("/portal/consents/reviews-email", new() { ["On"] = "true" });
        Assert.Contains("Ja gezegd", Row(browser, "reviews-email"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_that_posts_by_script_gets_its_own_part_back_and_an_unknown_one_nothing()
    {
        var salon = await app.Open();
        var (_, browser) = await salon.AddSignedInClient(app, "Anna", "anna@part.example");
        await browser.Post("/portal/consents/marketing-fax", new() { ["On"] = "true" });
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        await browser.Post("/portal/consents/marketing-app", new() { ["On"] = "true" });

        Assert.Null(browser.Page.QuerySelector("main"));
        Assert.Contains("Opgeslagen", Row(browser, "marketing-app"), StringComparison.Ordinal);
    }

    private static string Row(Browser browser, string code)
        => browser.Page.QuerySelector($".consents form[action$='/portal/consents/{code}']")!.ParentElement!.TextContent;
}
