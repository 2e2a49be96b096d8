using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Marketing.Campaigns;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Turns that are broken off, taken away or taken by two at once: nobody gets a campaign twice, and nobody is lost.</summary>
[Trait("Needs", "Database")]
public sealed class CampaignTurnTests(SalonApp shared)
{
    [Fact]
    public async Task R6_pausing_holds_before_the_next_mail_however_often_and_cancelling_is_final()
    {
        await using var app = await shared.Another(AppChanges.Setting("Mail:Smtp:Connections", "1"));
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(8);
        var id = await steps.Draft();
        app.Mails.Answer = _ =>
        {
            // Each mail is followed by a pause that was asked for while it was under way.
            steps.Do(id, "pause").GetAwaiter().GetResult();
            return new MailResult(MailOutcome.Accepted, 250);
        };
        var now = await steps.Send(id);
        for (var cycle = 1; cycle <= 5; cycle++)
        {
            Assert.Equal(("paused", cycle, 8 - cycle), (now.GetProperty("state").GetString(), CampaignSteps.Of(now, "sent"), CampaignSteps.Of(now, "pending")));
            await steps.Do(id, "resume");
            await app.Settle();
            now = await steps.Read(id);
            CampaignSteps.AddsUp(now);
        }

        await steps.Do(id, "cancel");
        await app.Settle();
        var stopped = await steps.Read(id);
        CampaignSteps.AddsUp(stopped);
        Assert.Equal(("cancelled", 6, 2), (stopped.GetProperty("state").GetString(), CampaignSteps.Of(stopped, "sent"), CampaignSteps.Of(stopped, "cancelled")));
        foreach (var verb in (string[])["resume", "pause", "start", "cancel"])
        {
            Assert.Equal(HttpStatusCode.Conflict, (await steps.Api.PostAsJsonAsync($"campaigns/{id}/{verb}", new { })).StatusCode);
        }

        Assert.All(app.Mails.All.GroupBy(mail => mail.To.Address), same => Assert.Single(same));
    }

    [Fact]
    public async Task R7_two_nodes_with_the_same_block_in_hand_never_send_to_one_recipient_both()
    {
        await using var app = await shared.Another(AppChanges.Setting("Mail:Smtp:Connections", "1"));
        await using var twin = await app.Twin();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(10);
        var id = await steps.Draft();
        var refused = 0;
        app.Mails.Answer = _ =>
        {
            // While the first mail is under way the turn is taken away, and the other node does all that is left but for one that has to wait.
            app.Mails.Answer = _ => Interlocked.Increment(ref refused) == 1
                ? new MailResult(MailOutcome.TemporaryFailure, 451) : new MailResult(MailOutcome.Accepted, 250);
            steps.Do(id, "pause").GetAwaiter().GetResult();
            steps.Do(id, "resume").GetAwaiter().GetResult();
            twin.Services.GetRequiredService<CampaignWorker>().Drain().GetAwaiter().GetResult();
            Assert.Equal(1, CampaignSteps.Of(steps.Read(id).GetAwaiter().GetResult(), "uncertain"));
            return new MailResult(MailOutcome.Accepted, 250);
        };
        CampaignSteps.AddsUp(await steps.Send(id));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Settle();
        var done = await steps.Read(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal(("done", 10, 0), (done.GetProperty("state").GetString(), CampaignSteps.Of(done, "sent"), CampaignSteps.Of(done, "uncertain")));
        Assert.Equal(Enumerable.Range(0, 10).Select(steps.Address).Order(), app.Mails.All.Select(mail => mail.To.Address).Order());
    }

    /// <summary>What a kill looks like to the database: nothing more is written for this mail, and another node takes up the work.</summary>
    [Fact]
    public async Task R1_R2_R3_five_kills_lose_and_double_nothing_and_leave_at_most_one_mail_a_connection_in_doubt()
    {
        await using var app = await shared.Another(AppChanges.Setting("Campaigns:Block", "6"));
        await using var other = await app.Twin();
        foreach (var call in (int[])[1, 3, 7, 10, 14])
        {
            var salon = await app.Open();
            var steps = await CampaignSteps.Of(app, salon);
            await steps.SubscribeMany(15);
            var (calls, taken) = (0, new ConcurrentBag<string>());
            app.Mails.Answer = mail =>
            {
                taken.Add(mail.To.Address);
                return Interlocked.Increment(ref calls) == call
                    ? throw new InvalidOperationException("The process dies after the server took the mail.")
                    : new MailResult(MailOutcome.Accepted, 250);
            };
            var id = await steps.Draft();
            await steps.Do(id, "start");
            await app.Settle();
            CampaignSteps.AddsUp(await steps.Read(id));
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            await other.Settle();
            var done = await steps.Read(id);
            CampaignSteps.AddsUp(done);
            Assert.Equal(("done", 14, 1), (done.GetProperty("state").GetString(), CampaignSteps.Of(done, "sent"), CampaignSteps.Of(done, "uncertain")));
            Assert.Equal(15, taken.Distinct().Count());
            Assert.Equal((15, 15), (taken.Count, calls));
        }
    }
}
