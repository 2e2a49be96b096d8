using System.Net;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class StartContactTests(SalonApp app)
{
    private const string Buttons = ".card-side form[data-opens]";

    [Theory]
    [InlineData("call", "tel:+31612345678", "opende een oproep naar de klant")]
    [InlineData("sms", "sms:+31612345678", "opende een sms aan de klant")]
    [InlineData("whatsapp", "https://wa.me/31612345678", "opende een WhatsApp-bericht aan de klant")]
    public async Task HI_10_with_a_mobile_number_a_button_opens_it_and_the_history_tells(string way, string link, string told)
    {
        var salon = await app.Open();
        var id = await (await salon.Api()).Add("Anna", mobile: "0612345678");
        var browser = await salon.SignIn(Role.Reception);
        var page = await browser.Get($"/clients/{id}");
        Assert.Equal(3, page.QuerySelectorAll(Buttons).Length);
        page = await browser.Post($"/clients/{id}/contact/{way}", []);
        Assert.Equal(HttpMethod.Get, browser.Last.RequestMessage!.Method);
        Assert.Equal(link, page.QuerySelector("main a.button-primary")!.GetAttribute("href"));
        Assert.DoesNotContain("wa.me", browser.Last.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await app.Settle();
        page = await browser.Get($"/clients/{id}?tab=history");
        Assert.Equal(1, page.QuerySelectorAll(".timeline-text").Count(line => line.TextContent.Contains($"Sam Reception {told}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task HI_10_a_script_gets_the_link_as_it_is_now()
    {
        var salon = await app.Open();
        var id = await (await salon.Api()).Add("Anna", mobile: "0612345678");
        var browser = await salon.SignIn();
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        var answer = await browser.Send(HttpMethod.Post, $"/clients/{id}/contact/call");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("tel:+31612345678", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task HI_10_without_a_mobile_number_nothing_is_offered()
    {
        var salon = await app.Open();
        var id = (await (await salon.Api()).Register(new { firstName = "Anna", phone = "020-1234567" })).Id();
        var browser = await salon.SignIn();
        Assert.Empty((await browser.Get($"/clients/{id}")).QuerySelectorAll(Buttons));
        foreach (var way in new[] { "call", "pigeon" })
        {
            await browser.Post($"/clients/{id}/contact/{way}", []);
            Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        }
    }

    [Theory]
    [InlineData(Role.Stylist)]
    [InlineData(Role.ReadOnly)]
    public async Task HI_10_who_sees_the_number_masked_is_offered_nothing_and_refused(Role role)
    {
        var salon = await app.Open();
        var id = await (await salon.Api()).Add("Anna", mobile: "0612345678");
        var browser = await salon.SignIn(role);
        Assert.Empty((await browser.Get($"/clients/{id}")).QuerySelectorAll(Buttons));
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Send(method, $"/clients/{id}/contact/call")).StatusCode);
        }
    }
}
