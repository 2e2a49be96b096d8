using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Marketing;
using Platform.Marketing.Campaigns;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>What comes back of a campaign, at the door of a server and days later, and what people say by mail.</summary>
[Trait("Needs", "Database")]
public sealed class ReturnTests(SalonApp shared)
{
    [Fact]
    public async Task R14_R29_R31_MK_04_MK_13_an_address_that_nobody_has_is_left_alone_and_a_refused_sender_is_the_salons_to_know()
    {
        await using var inbox = await Inbox.Of(shared);
        var app = inbox.App;
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(6);
        app.Mails.Answer = mail => mail.To.Address == steps.Address(4)
            ? new MailResult(MailOutcome.PermanentFailure, 550, "5.1.1", "5.1.1 <…@x>: User unknown")
            : mail.To.Address == steps.Address(5)
                ? new MailResult(MailOutcome.PermanentFailure, 554, "5.7.1", "5.7.1 Client host blocked using zen.example")
                : new MailResult(MailOutcome.Accepted, 250);
        var id = await steps.Draft();
        await steps.Send(id);
        var mails = Enumerable.Range(0, 4).Select(number => Assert.Single(app.Mails.To(steps.Address(number)))).ToList();
        Assert.All(mails, mail => Assert.Matches("^b-[a-z2-7]{52}@mail\\.example$", mail.EnvelopeFrom));
        Assert.Equal(4, mails.Select(mail => mail.EnvelopeFrom).Distinct().Count());

        // Dead, full, blocked, and one that somebody forged; each told twice, in letters of either case.
        var path = mails[0].EnvelopeFrom;
        var forged = path[..9] + (path[9] == 'a' ? 'b' : 'a') + path[10..];
        inbox.Drop("a1", Report(path.ToUpperInvariant(), steps.Address(0), "5.1.1", "550 5.1.1 User unknown"));
        inbox.Drop("a2", Report(path, steps.Address(0), "5.1.1", "550 5.1.1 User unknown"));
        inbox.Drop("b", Report(mails[1].EnvelopeFrom, steps.Address(1), "5.2.2", "552 5.2.2 Mailbox full"));
        inbox.Drop("c", Report(mails[2].EnvelopeFrom, steps.Address(2), "5.7.1", "550 5.7.1 rejected as spam"));
        inbox.Drop("d", Report(forged, steps.Address(3), "5.1.1", "550 5.1.1 User unknown"));
        inbox.Drop("e", Report(mails[3].EnvelopeFrom, steps.Address(3), "4.4.1", "450 4.4.1 no answer", "delayed"));
        inbox.Drop("f", $"To: {mails[3].EnvelopeFrom}\nAuto-Submitted: auto-replied\nSubject: Afwezig\n\n550 5.1.1 User unknown\n");
        await inbox.Take();
        Assert.Equal(["d.eml"], inbox.Aside);

        var done = await steps.Read(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal((4, 2), (CampaignSteps.Of(done, "sent"), CampaignSteps.Of(done, "failed")));
        var report = await steps.Api.GetFromJsonAsync<JsonElement>($"campaigns/{id}/report");
        Assert.Equal(
            (3, 1, 2, 0),
            (CampaignSteps.Of(report, "bounced"), CampaignSteps.Of(report, "delivered"), CampaignSteps.Of(report, "refused"),
                CampaignSteps.Of(report, "complaints")));
        ReturnKind?[] expected =
            [ReturnKind.NoSuchAddress, ReturnKind.Full, ReturnKind.Refused, null, ReturnKind.NoSuchAddress, ReturnKind.Refused];
        var ledger = (await steps.Ledger(id)).ToDictionary(row => row.ClientId, row => row.Returned);
        Assert.Equal(expected, clients.Select(client => ledger[client]));
        Assert.Equal(3, (await steps.Api.Items($"campaigns/{id}/recipients?state=bounced")).Count);

        // The dead ones only, once each, and the campaign after this one leaves them out.
        var kept = await steps.Db(db => db.Suppressed.Select(address => address.Reason).ToListAsync());
        Assert.Equal([SuppressionReason.NoSuchAddress, SuppressionReason.NoSuchAddress], kept);
        var second = await steps.Send(await steps.Draft());
        Assert.Equal((3, 2), (CampaignSteps.Of(second, "sent"), CampaignSteps.Excluded(second, "bounced")));
        var titles = await Titles(steps.Api, clients[0]);
        Assert.Single(titles, title => title == "De mail Herfst kwam niet aan: het adres bestaat niet");
        Assert.Contains("De mail Herfst kwam niet aan: de mailbox is vol", await Titles(steps.Api, clients[1]));

        // The card says so, until it has another address.
        var browser = await salon.SignIn();
        var card = await browser.Get($"/clients/{clients[0]}");
        Assert.Equal("Mail komt niet aan", card.QuerySelector("#newsletter .badge")!.TextContent.Trim());
        Assert.Equal("Ingeschreven", (await browser.Get($"/clients/{clients[2]}")).QuerySelector("#newsletter .badge")!.TextContent.Trim());
        var moved = JsonContent.Create(new { email = "nieuw@klant.example", version = 1 });
        (await steps.Api.PatchAsync($"clients/{clients[0]}", moved)).EnsureSuccessStatusCode();
        card = await browser.Get($"/clients/{clients[0]}");
        Assert.Equal("Ingeschreven", card.QuerySelector("#newsletter .badge")!.TextContent.Trim());

        // The salon is told once a campaign: on the page, in its history, and by a mail to the owner.
        await browser.Get($"/marketing/campaigns/{id}");
        Assert.Contains("Servers weigeren je mail", browser.Text, StringComparison.Ordinal);
        await browser.Get($"/marketing/campaigns/{id}/recipients?state=bounced");
        Assert.Contains("de mailbox is vol", browser.Text, StringComparison.Ordinal);
        await browser.Get("/history");
        Assert.Contains("Servers weigeren mails van de campagne Herfst", browser.Text, StringComparison.Ordinal);
        Assert.Equal(2, app.Mails.All.Count(mail => mail.Subject == "Mails van Herfst worden geweigerd"));

        // Nobody said no: the salon may try again, for a reason.
        var line = (await steps.Api.Items("suppressions"))[0];
        Assert.Equal("noSuchAddress", line.GetProperty("reason").GetString());
        (await steps.Api.DeleteAsync($"suppressions/{line.GetProperty("id").GetGuid()}?why=Werkt%20weer")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task R32_R33_MK_13_mail_that_keeps_coming_back_ends_and_a_complaint_is_a_no_even_without_a_name()
    {
        await using var inbox = await Inbox.Of(shared);
        var app = inbox.App;
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(4);

        // Four in a row, one that arrives, and five more.
        for (var number = 0; number < 10; number++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await steps.Send(await steps.Draft());
            Assert.Equal(number + 1, app.Mails.To(steps.Address(0)).Count);
            if (number != 4)
            {
                inbox.Drop($"n{number}", Report(app.Mails.To(steps.Address(0))[^1].EnvelopeFrom, steps.Address(0), "4.2.2", "452 4.2.2 over quota"));
                await inbox.Take();
            }

            Assert.Equal(number == 9 ? 1 : 0, await steps.Db(db => db.Suppressed.CountAsync()));
        }

        var next = await steps.Send(await steps.Draft());
        Assert.Equal((3, 1), (CampaignSteps.Of(next, "sent"), CampaignSteps.Excluded(next, "bounced")));

        // A complaint with a hidden recipient, twice; one by the address for complaints; and two that no reader made.
        var mails = Enumerable.Range(1, 3).Select(number => app.Mails.To(steps.Address(number))[^1]).ToList();
        var complaints = mails[1].Headers.Single(header => header.Name == "CFBL-Address").Value.Split(';')[0];
        inbox.Drop("x1", Feedback("fbl@mail.example", "abuse", $"Original-Mail-From: <{mails[0].EnvelopeFrom}>\n"));
        inbox.Drop("x2", Feedback("fbl@mail.example", "abuse", $"Original-Mail-From: <{mails[0].EnvelopeFrom}>\n"));
        inbox.Drop("y", Feedback(complaints, "auth-failure", ""));
        inbox.Drop("z", Feedback("fbl@mail.example", "abuse", "", "X-Nothing: 1\n"));
        await inbox.Take();
        Assert.Equal(["z.eml"], inbox.Aside);
        Assert.Equal([ConsentState.Withdrawn, ConsentState.Given, ConsentState.Given], await States(steps, clients[1..]));
        Assert.Single(await Titles(steps.Api, clients[1]), title => title == "De klant meldde de mail Herfst als spam");
        Assert.Single(await Titles(steps.Api, clients[1]), title => title == "De klant zette de nieuwsbrief uit");
        var line = Assert.Single(await steps.Api.Items($"suppressions?email={steps.Address(1)}"));
        Assert.Equal(("complained", false), (line.GetProperty("reason").GetString(), line.GetProperty("removable").GetBoolean()));
        var proof = await steps.Db(db => db.ConsentEntries.SingleAsync(entry => entry.ClientId == clients[1] && entry.State == ConsentState.Withdrawn));
        Assert.Equal(ConsentSource.Complaint, proof.Source);

        // Known by nothing but the link in the mail; and an opt-out, which is a wish and no complaint.
        inbox.Drop("v", Feedback("fbl@mail.example", "abuse", "", $"List-Unsubscribe: {mails[1].Headers[0].Value.Split(',')[0]}\n"));
        inbox.Drop("w", Feedback("fbl@mail.example", "opt-out", "", $"Return-Path: <{mails[2].EnvelopeFrom}>\n"));
        await inbox.Take();
        Assert.Equal([ConsentState.Withdrawn, ConsentState.Withdrawn, ConsentState.Withdrawn], await States(steps, clients[1..]));
        Assert.Equal(
            ["complained", "leftByLink"],
            (await steps.Api.Items($"suppressions?email={steps.Address(2)}")).Concat(await steps.Api.Items($"suppressions?email={steps.Address(3)}"))
                .Select(one => one.GetProperty("reason").GetString()));
        var last = await steps.Send(await steps.Draft());
        Assert.Equal((0, 0), (CampaignSteps.Of(last, "sent"), CampaignSteps.Of(last, "failed")));
    }

    [Fact]
    public async Task R12_R17_R24_the_head_of_a_campaign_says_how_to_leave_and_a_mail_there_leaves_like_the_one_click()
    {
        await using var inbox = await Inbox.Of(shared);
        var app = inbox.App;
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(3);
        var id = await steps.Draft();
        await steps.Send(id);
        var mail = Assert.Single(app.Mails.To(steps.Address(0)));
        string Head(string name) => Assert.Single(mail.Headers, header => header.Name == name).Value;
        Assert.Matches("^<http[^>]+>, <mailto:u-[a-z2-7]{52}@mail\\.example\\?subject=unsubscribe>$", Head("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", Head("List-Unsubscribe-Post"));
        Assert.Matches("^<[0-9a-f]{32}\\.\\d+\\.mail\\.example>$", Head("List-Id"));
        Assert.Matches("^[0-9a-f]{32}:[0-9a-f]{32}:campaign:salon\\d+$", Head("Feedback-ID"));
        Assert.Matches("^c-[a-z2-7]{52}@mail\\.example; report=arf$", Head("CFBL-Address"));
        Assert.Equal(("bulk", "auto-generated"), (Head("Precedence"), Head("Auto-Submitted")));
        Assert.Contains(salon.Tenant.Name, mail.Text, StringComparison.Ordinal);

        // A mailbox that answers by itself wants nothing; a person, from whatever mailbox, leaves; a forged address does nothing.
        var leave = Leave(mail);
        inbox.Drop("a", $"From: {steps.Address(0)}\nTo: {leave}\nAuto-Submitted: auto-replied\n\nAfwezig\n");
        inbox.Drop("b", $"From: iemand@anders.example\nTo: {leave[..20]}{(leave[20] == 'a' ? 'b' : 'a')}{leave[21..]}\nSubject: unsubscribe\n\n");
        await inbox.Take();
        Assert.Equal([ConsentState.Given, ConsentState.Given, ConsentState.Given], await States(steps, clients));
        inbox.Drop("c", $"From: iemand@anders.example\nTo: {leave.ToUpperInvariant()}\nSubject: unsubscribe\n\n");
        inbox.Drop("d", $"From: {steps.Address(0)}\nTo: {leave}\nSubject: unsubscribe\n\n");
        await inbox.Take();
        Assert.Equal([ConsentState.Withdrawn, ConsentState.Given, ConsentState.Given], await States(steps, clients));
        Assert.Equal("leftByLink", Assert.Single(await steps.Api.Items("suppressions")).GetProperty("reason").GetString());

        // After an erasure there is nobody to leave, and the mail is taken all the same.
        await steps.Api.PostAsJsonAsync($"clients/{clients[1]}/erase", new { reason = "gevraagd" });
        await app.Settle();
        inbox.Drop("e", $"From: {steps.Address(1)}\nTo: {Leave(app.Mails.To(steps.Address(1))[0])}\nSubject: unsubscribe\n\n");
        await inbox.Take();
        Assert.Equal(["b.eml"], inbox.Aside);
        var second = await steps.Send(await steps.Draft());
        Assert.Equal(1, CampaignSteps.Of(second, "sent"));
    }

    private static string Leave(OutgoingMail mail)
        => mail.Headers.Single(header => header.Name == "List-Unsubscribe").Value.Split("mailto:")[1].Split('?')[0];

    private static Task<List<ConsentState?>> States(CampaignSteps steps, IReadOnlyList<Guid> clients) => steps.Db(async db =>
    {
        var known = await db.ConsentsToMail.ToDictionaryAsync(consent => consent.ClientId, consent => consent.State);
        return clients.Select(client => known[client]).ToList();
    });

    private static async Task<List<string?>> Titles(HttpClient api, Guid client)
        => [.. (await api.Items($"clients/{client}/timeline")).Select(line => line.GetProperty("title").GetString())];

    private static string Report(string to, string address, string status, string said, string action = "failed") =>
        $"From: MAILER-DAEMON@relay.example\nTo: {to}\nReturn-Path: <>\nContent-Type: multipart/report; report-type=delivery-status; boundary=g\n\n"
        + $"--g\n\nNot delivered.\n--g\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\n"
        + $"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {said}\n--g--\n";

    private static string Feedback(string to, string type, string fields, string head = "Subject: Nieuws\n") =>
        $"From: fbl@provider.example\nTo: {to}\nContent-Type: multipart/report; report-type=feedback-report; boundary=g\n\n--g\n\nComplaint.\n"
        + $"--g\nContent-Type: message/feedback-report\n\nFeedback-Type: {type}\nVersion: 1\n{fields}\n--g\nContent-Type: message/rfc822\n\n"
        + $"{head}To: redacted\n\nHallo\n--g--\n";
}
