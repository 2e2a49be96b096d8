using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Marketing.Campaigns;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>At most so many marketing mails in so many days, whatever sends them.</summary>
[Trait("Needs", "Database")]
public sealed class FrequencyTests(SalonApp shared)
{
    private const string Page = "/marketing/frequency";

    [Fact]
    public async Task R42_campaigns_leave_out_who_had_enough_automations_wait_and_other_mail_is_never_capped()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await AutomationSteps.Of(app, salon);
        var campaigns = steps.Campaigns;
        var browser = await salon.SignIn();
        await Limit(browser, "2", "7");
        var label = await steps.Api.Make("labels", new { name = "Warm" });
        var automation = await steps.Run(new { name = "Warm", trigger = "labelAdded", labelId = label, entry = "everyTime", steps = new[] { AutomationSteps.Mail("Warm") } });
        var anna = await campaigns.Subscribe("Anna", campaigns.Address(0));
        await campaigns.Subscribe("Bram", campaigns.Address(1));
        await campaigns.Send(await campaigns.Draft());
        app.Clock.Advance(TimeSpan.FromDays(2));
        await steps.Label(anna, label);
        await app.Settle();
        Assert.Equal((2, 1), Mails());

        // What went to a card behind this one counts for the person.
        var main = await campaigns.Subscribe("Anna", campaigns.Address(2));
        await steps.Api.Merge(main, [anna]);
        await app.Settle();
        var draft = await campaigns.Draft();

        // Nobody stays signed in over days.
        browser = await salon.SignIn();
        await browser.Get($"/marketing/campaigns/{draft}");
        Assert.Contains("kreeg al genoeg mails in deze dagen", browser.Text, StringComparison.Ordinal);
        var third = await campaigns.Send(draft);
        CampaignSteps.AddsUp(third);
        Assert.Equal((1, 1), (CampaignSteps.Of(third, "sent"), CampaignSteps.Excluded(third, "frequency")));
        await browser.Get($"/marketing/campaigns/{draft}");
        Assert.Contains("kreeg al genoeg mails in deze dagen", browser.Text, StringComparison.Ordinal);

        // The mail of an automation goes when the oldest of the two is seven days old, and not a moment before.
        await steps.Unlabel(main, label);
        await steps.Label(main, label);
        await app.Settle();
        Assert.Empty(app.Mails.To(campaigns.Address(2)));
        app.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(10));
        await app.Settle();
        Assert.Empty(app.Mails.To(campaigns.Address(2)));
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await app.Settle();
        Assert.Equal("Warm", Assert.Single(app.Mails.To(campaigns.Address(2))).Subject);
        Assert.Null((await campaigns.Db(db => db.Recipients.SingleAsync(row => row.ClientId == main && row.State == RecipientState.Sent))).Reason);

        // A wider limit lets those go who wait; a test mail and mails that are no marketing never wait.
        var cas = await campaigns.Subscribe("Cas", campaigns.Address(3));
        browser = await salon.SignIn();
        await Limit(browser, "1", "30");
        await campaigns.Send(await campaigns.Draft());
        await steps.Label(cas, label);
        await app.Settle();
        Assert.Single(app.Mails.To(campaigns.Address(3)));
        await campaigns.Do(await campaigns.Draft(), "test");
        await app.Settle();
        Assert.NotEmpty(app.Mails.To(Salon.EmailOf(Platform.Kernel.Tenancy.Role.Owner)));
        await Limit(browser, "", "");
        await app.Settle();
        Assert.Equal(2, app.Mails.To(campaigns.Address(3)).Count);
        Assert.Equal(0, await campaigns.Db(db => db.MailLimits.CountAsync()));

        (int, int) Mails() => (app.Mails.To(campaigns.Address(0)).Count, app.Mails.To(campaigns.Address(1)).Count);
    }

    [Fact]
    public async Task R42_two_campaigns_at_two_nodes_never_pass_the_limit_together()
    {
        await using var app = await shared.Another(AppChanges.Setting("Mail:Smtp:Connections", "1"));
        await using var twin = await app.Twin();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(4);
        await Limit(await salon.SignIn(), "1", "3");
        var (first, second) = (await steps.Draft(), await steps.Draft());
        app.Mails.Answer = _ =>
        {
            // The first campaign has looked at everybody and its first mail is under way: meanwhile the other node does all of the second.
            app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted, 250);
            steps.Do(second, "start").GetAwaiter().GetResult();
            twin.Services.GetRequiredService<CampaignWorker>().Drain().GetAwaiter().GetResult();
            return new MailResult(MailOutcome.Accepted, 250);
        };
        var one = await steps.Send(first);
        var two = await steps.Read(second);
        CampaignSteps.AddsUp(one);
        CampaignSteps.AddsUp(two);
        Assert.Equal((1, 3, 3, 1), (CampaignSteps.Of(one, "sent"), CampaignSteps.Excluded(one, "frequency"), CampaignSteps.Of(two, "sent"), CampaignSteps.Excluded(two, "frequency")));
        Assert.Equal(Enumerable.Range(0, 4).Select(steps.Address).Order(), app.Mails.All.Select(mail => mail.To.Address).Order());
    }

    [Fact]
    public async Task R42_the_limit_is_off_until_it_is_set_and_says_what_is_wrong_at_its_field()
    {
        var salon = await shared.Open();
        var browser = await salon.SignIn(Platform.Kernel.Tenancy.Role.Marketer);
        await browser.Get(Page);
        Assert.Equal("", browser.Page.QuerySelector("input[name=Mails]")!.GetAttribute("value") ?? "");
        foreach (var (mails, days) in ((string, string)[])[("2", ""), ("", "7"), ("0", "7"), ("2", "veel"), ("2", "91")])
        {
            await browser.Post(Page, new() { ["Mails"] = mails, ["Days"] = days });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
            Assert.Equal(
                (mails, days),
                (browser.Page.QuerySelector("input[name=Mails]")!.GetAttribute("value") ?? "", browser.Page.QuerySelector("input[name=Days]")!.GetAttribute("value") ?? ""));
        }

        await Limit(browser, "3", "7");
        await browser.Get(Page);
        Assert.Equal("3", browser.Page.QuerySelector("input[name=Mails]")!.GetAttribute("value"));
        await browser.Get("/marketing");
        Assert.NotNull(browser.Page.QuerySelector($"a[href$='{Page}']"));
    }

    private static async Task Limit(Browser browser, string mails, string days)
    {
        await browser.Get(Page);
        await browser.Post(Page, new() { ["Mails"] = mails, ["Days"] = days });
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.EndsWith("/marketing", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }
}
