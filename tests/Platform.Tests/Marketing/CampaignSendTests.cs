using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Marketing.Campaigns;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Who gets a campaign and who does not, whatever servers and people do meanwhile.</summary>
[Trait("Needs", "Database")]
public sealed class CampaignSendTests(SalonApp shared)
{
    [Fact]
    public async Task R1_R11_D_24_everybody_on_the_list_is_in_one_figure_and_who_got_it_has_a_consent_behind_it()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        var anna = await steps.Subscribe("Anna", steps.Address(0));
        await steps.Subscribe("Bram", null);
        var off = await steps.Subscribe("Cas", steps.Address(1));
        var deleted = await steps.Subscribe("Dirk", steps.Address(2));
        var unproven = await steps.Subscribe("Eva", steps.Address(3));
        await steps.Db(async db => await db.Consents.Where(consent => consent.ClientId == unproven).ExecuteUpdateAsync(set => set.SetProperty(consent => consent.State, ConsentState.Withdrawn)));
        await steps.Api.DeleteAsync($"clients/{off}/lists/{await steps.FirstList()}");
        var id = await steps.Draft();
        await steps.Api.DeleteAsync($"clients/{deleted}");

        var done = await steps.Send(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal(("done", 1, 3), (done.GetProperty("state").GetString(), CampaignSteps.Of(done, "sent"), CampaignSteps.Of(done, "total")));
        Assert.Equal((1, 1), (CampaignSteps.Excluded(done, "noAddress"), CampaignSteps.Excluded(done, "noConsent")));
        var mail = Assert.Single(shared.Mails.To(steps.Address(0)));
        Assert.Equal(("Nieuws", salon.Tenant.Name), (mail.Subject, mail.From.Name));
        Assert.Empty(Enumerable.Range(1, 3).SelectMany(number => shared.Mails.To(steps.Address(number))));
        var row = (await steps.Ledger(id)).Single(row => row.State == RecipientState.Sent);
        var proof = await steps.Db(db => db.ConsentEntries.SingleAsync(entry => entry.Id == row.ConsentEntryId));
        Assert.Equal((anna, ConsentState.Given), (proof.ClientId, proof.State));

        var line = (await steps.Api.Items($"clients/{anna}/timeline")).Single(line => line.GetProperty("type").GetString() == "mail");
        Assert.Equal("De campagne Herfst ging naar deze klant", line.GetProperty("title").GetString());
        var report = await steps.Api.GetFromJsonAsync<JsonElement>($"campaigns/{id}/report");
        CampaignSteps.AddsUp(report);
        Assert.Equal(["Anna"], (await steps.Api.Items($"campaigns/{id}/recipients?state=sent")).Select(one => one.GetProperty("client").GetString()));
    }

    [Fact]
    public async Task R5_two_cards_with_one_address_get_one_mail_in_whatever_letters_it_is_written()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        await steps.Subscribe("Anna", $"familie.{salon.Tenant.Slug}@bücher.example");
        await steps.Subscribe("Bram", $"Familie.{salon.Tenant.Slug}@xn--bcher-kva.example");
        await steps.Subscribe("Cas", $"zoë@{salon.Tenant.Slug}.example");
        var last = await steps.Subscribe("Dirk", $"ZOË@{salon.Tenant.Slug}.EXAMPLE");
        var done = await steps.Send(await steps.Draft());
        CampaignSteps.AddsUp(done);
        Assert.Equal((2, 2), (CampaignSteps.Of(done, "sent"), CampaignSteps.Excluded(done, "sameAddress")));
        Assert.Equal(["Bram", "Dirk"], shared.Mails.All.Where(mail => mail.From.Name == salon.Tenant.Name).Select(mail => mail.To.Name).Order());
        Assert.Contains(await steps.Ledger(done.GetProperty("id").GetGuid()), row => row.ClientId == last && row.State == RecipientState.Sent);
    }

    /// <summary>What the ledger says after each kind of answer, and whether the mail goes again by itself.</summary>
    [Fact]
    public async Task R2_R3_R8_what_a_server_answers_decides_and_the_sums_add_up()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(4);
        var tried = new ConcurrentDictionary<string, int>();
        var later = new MailResult(MailOutcome.TemporaryFailure, 451, "4.2.1");
        app.Mails.Answer = mail => (tried.AddOrUpdate(mail.To.Address, 1, (_, n) => n + 1), mail.To.Address) switch
        {
            (_, var to) when to == steps.Address(0) => new MailResult(MailOutcome.PermanentFailure, 550, "5.1.1", "no such mailbox c0"),
            (1, var to) when to == steps.Address(1) => later,
            (_, var to) when to == steps.Address(2) => new MailResult(MailOutcome.Unknown),
            _ => new MailResult(MailOutcome.Accepted, 250),
        };
        var id = await steps.Draft();
        var now = await steps.Send(id);
        CampaignSteps.AddsUp(now);
        Assert.Equal(("sending", 1, 1, 1, 1), (now.GetProperty("state").GetString(), CampaignSteps.Of(now, "sent"), CampaignSteps.Of(now, "failed"), CampaignSteps.Of(now, "uncertain"), CampaignSteps.Of(now, "pending")));
        Assert.Equal("550 5.1.1", (await steps.Ledger(id)).Single(row => row.State == RecipientState.Failed).Detail);

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Settle();
        var done = await steps.Read(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal(("done", 2, 1, 1), (done.GetProperty("state").GetString(), CampaignSteps.Of(done, "sent"), CampaignSteps.Of(done, "failed"), CampaignSteps.Of(done, "uncertain")));
        Assert.Equal([1, 2, 1, 1], Enumerable.Range(0, 4).Select(number => tried[steps.Address(number)]));
    }

    [Fact]
    public async Task R7_R8_a_server_that_is_away_costs_no_attempt_and_the_work_of_a_node_that_died_is_taken_up_within_ten_seconds()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(12);
        var tried = 0;
        app.Mails.Answer = _ =>
        {
            Interlocked.Increment(ref tried);
            return new MailResult(MailOutcome.TransportFailure, 421);
        };
        var id = await steps.Draft();
        var now = await steps.Send(id);
        Assert.Equal((12, 0), (CampaignSteps.Of(now, "pending"), CampaignSteps.Of(now, "failed")));
        Assert.InRange(tried, 1, 6);
        Assert.All(await steps.Ledger(id), row => Assert.Equal(0, row.Attempts));
        app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted, 250);
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await app.Settle();
        Assert.Equal(12, CampaignSteps.Of(await steps.Read(id), "sent"));
        Assert.All(app.Mails.All.GroupBy(mail => mail.To.Address), same => Assert.Single(same));

        var second = await steps.Draft();
        await steps.Do(second, "start");
        await app.Kernel(db => db.QueuedCampaigns.ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseToken, Guid.NewGuid()).SetProperty(m => m.NextAt, app.Now.AddSeconds(8))));
        await app.Settle();
        Assert.Equal("preparing", (await steps.Read(second)).GetProperty("state").GetString());
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.Settle();
        Assert.Equal(12, CampaignSteps.Of(await steps.Read(second), "sent"));
    }

    [Fact]
    public async Task M6_R9_preparing_that_was_broken_off_begins_anew_and_a_missing_value_stops_nobody_else()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        await steps.SubscribeMany(5);
        var named = await steps.Subscribe("Anna", steps.Address(9));
        await steps.Api.PatchAsync($"clients/{named}", JsonContent.Create(new { lastName = "de Vries", version = 1 }));
        var id = await steps.Draft("Beste mevrouw {{ lastName }}");

        // Half of a first try, as a process that died left it.
        await steps.Db(async db =>
        {
            db.AddRange((await db.Subscriptions.Take(3).ToListAsync()).ConvertAll(s => new Recipient { CampaignId = id, ClientId = s.ClientId }));
            return await db.SaveChangesAsync();
        });
        var done = await steps.Send(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal((6, 1, 5), (CampaignSteps.Of(done, "total"), CampaignSteps.Of(done, "sent"), CampaignSteps.Excluded(done, "missingValue")));
        Assert.All((await steps.Ledger(id)).Where(row => row.Reason == LeftOut.MissingValue), row => Assert.Equal("lastName", row.Detail));
        Assert.Contains("Beste mevrouw de Vries", Assert.Single(shared.Mails.To(steps.Address(9))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R4_MK_02_what_changes_after_the_start_counts_when_the_mail_goes_and_the_message_id_does_not_change()
    {
        await using var app = await shared.Another(AppChanges.Setting("Mail:Smtp:Connections", "1"));
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(5);
        var (tried, list, others) = (new List<OutgoingMail>(), await steps.FirstList(), new List<int>());
        app.Mails.Answer = mail =>
        {
            tried.Add(mail);
            if (tried.Count > 1)
            {
                return new MailResult(MailOutcome.Accepted, 250);
            }

            // While the first is under way: one is switched off, one goes into the bin, one gets another address.
            others.AddRange(Enumerable.Range(0, 5).Where(number => steps.Address(number) != mail.To.Address));
            steps.Api.DeleteAsync($"clients/{clients[others[0]]}/lists/{list}").GetAwaiter().GetResult();
            steps.Api.DeleteAsync($"clients/{clients[others[1]]}").GetAwaiter().GetResult();
            steps.Api.PatchAsync($"clients/{clients[others[2]]}", JsonContent.Create(new { email = "elders@klant.example", version = 1 })).GetAwaiter().GetResult();
            return new MailResult(MailOutcome.TemporaryFailure, 451);
        };
        var id = await steps.Draft();
        await steps.Do(id, "start");
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Settle();
        var done = await steps.Read(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal((2, 1, 1, 1), (CampaignSteps.Of(done, "sent"), CampaignSteps.Excluded(done, "unsubscribed"), CampaignSteps.Excluded(done, "gone"), CampaignSteps.Excluded(done, "addressChanged")));
        Assert.Equal([tried[0].To.Address, steps.Address(others[3])], app.Mails.All.Select(mail => mail.To.Address).OrderBy(address => address != tried[0].To.Address));
        Assert.Equal(tried[0].MessageId, app.Mails.To(tried[0].To.Address).Single().MessageId);
        Assert.Equal(2, tried.Select(mail => mail.MessageId).Distinct().Count());
        Assert.DoesNotContain(clients, client => tried[0].MessageId.Contains($"{client:N}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task R10_a_campaign_waits_for_its_moment_and_is_held_when_its_time_has_passed()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(2);
        var (timely, late, old) = (await steps.Draft(), await steps.Draft(), await steps.Draft());
        await steps.Do(timely, "start", new { at = app.Now.AddHours(1) });
        await steps.Do(late, "start", new { at = app.Now.AddHours(1), latestAt = app.Now.AddHours(2) });
        await steps.Do(old, "start", new { at = app.Now.AddMinutes(1) });
        await app.Settle();
        Assert.Empty(app.Mails.All);
        Assert.Equal("scheduled", (await steps.Read(timely)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await steps.Api.PostAsJsonAsync($"campaigns/{late}/start", new { at = app.Now.AddHours(3), latestAt = app.Now.AddHours(2) })).StatusCode);
        await steps.Do(old, "cancel");
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.Settle();
        Assert.Equal("done", (await steps.Read(timely)).GetProperty("state").GetString());
        Assert.Equal(("held", 0), ((await steps.Read(late)).GetProperty("state").GetString(), CampaignSteps.Of(await steps.Read(late), "sent")));
        await steps.Do(late, "resume");
        await app.Settle();
        Assert.Equal(("done", 2), ((await steps.Read(late)).GetProperty("state").GetString(), CampaignSteps.Of(await steps.Read(late), "sent")));

        var forgotten = await steps.Draft();
        await steps.Do(forgotten, "start", new { at = app.Now.AddMinutes(1) });
        app.Clock.Advance(TimeSpan.FromHours(26));
        await app.Settle();
        Assert.Equal("held", (await steps.Read(forgotten)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task M5_MF15_salons_take_turns_and_a_mail_that_somebody_waits_for_is_not_behind_them()
    {
        await using var app = await shared.Another(AppChanges.Setting("Campaigns:Block", "5"));
        var (large, small) = (await app.Open(), await app.Open());
        var (many, few) = (await CampaignSteps.Of(app, large), await CampaignSteps.Of(app, small));
        await many.SubscribeMany(20);
        await few.SubscribeMany(3);
        await many.Do(await many.Draft(), "start");
        await few.Do(await few.Draft(), "start");
        await app.Services.GetRequiredService<CampaignWorker>().Drain();
        var order = app.Mails.All.Select(mail => mail.From.Name).ToList();
        Assert.InRange(order.IndexOf(small.Tenant.Name), 0, 5);
        Assert.Equal(23, order.Count);
    }

    [Fact]
    public async Task R22_a_campaign_of_another_salon_is_not_there()
    {
        var (ours, theirs) = (await shared.Open(), await shared.Open());
        var steps = await CampaignSteps.Of(shared, theirs);
        var id = await steps.Draft();
        var api = await ours.Api();
        foreach (var path in (string[])["", "/recipients", "/report"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"campaigns/{id}{path}")).StatusCode);
        }

        foreach (var verb in (string[])["start", "pause", "resume", "cancel", "test"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"campaigns/{id}/{verb}", new { })).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync("campaigns", new { name = "X", subject = "Y", listId = await steps.FirstList() })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ours.Api(Role.Reception)).GetAsync("campaigns")).StatusCode);
    }
}
