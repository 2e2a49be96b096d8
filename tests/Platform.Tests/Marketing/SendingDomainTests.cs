using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Marketing.SendingDomains;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Marketing from the salon's own domain: what has to stand in its DNS, and what an independent receiver says of the signature.</summary>
[Trait("Needs", "Database")]
public sealed class SendingDomainTests(SalonApp shared)
{
    private const string Page = "/settings/sending-domain";

    [Fact]
    public async Task R23_mail_from_the_salons_own_domain_is_signed_and_aligned_once_its_name_servers_say_so_and_not_before()
    {
        var names = new ConcurrentDictionary<string, IReadOnlyList<string>?>();
        names["mail.example"] = ["google-site=1", "v=spf1 ip4:192.0.2.25 -all"];
        await using var inbox = await Inbox.Of(shared, AppChanges.With(services => services.RemoveAll<TextRecords>().AddSingleton(new TextRecords(
            (name, _) => names.GetValueOrDefault(name, []) is { } said ? Task.FromResult(said) : Task.FromException<IReadOnlyList<string>>(new SocketException()),
            TimeSpan.FromMinutes(1)))));
        var app = inbox.App;
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(3);
        var owner = await salon.SignIn();
        await owner.Get("/settings");
        Assert.Contains("Afzender van je mail", owner.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Opened(await salon.SignIn(Role.Manager))).StatusCode);

        // Wrong addresses are told at the field, and stay in it.
        await owner.Get(Page);
        foreach (var wrong in (string[])["geen adres", "anna@gmail.com", "anna@localhost", ""])
        {
            await owner.Post(Page, new() { ["Address"] = wrong });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
            Assert.Equal(wrong, owner.Page.QuerySelector("input[name=Address]")!.GetAttribute("value") ?? "");
        }

        await owner.Post(Page, new() { ["Address"] = "Nieuws@Kapsalon-Bücher.example" });
        var page = await owner.Get(Page);
        Assert.Contains("nog niet in gebruik", owner.Text, StringComparison.Ordinal);
        var records = page.QuerySelectorAll("[data-record]").ToDictionary(
            record => record.GetAttribute("data-record")!,
            record => record.QuerySelectorAll("input").Select(input => input.GetAttribute("value")!).ToArray());
        Assert.EndsWith("._domainkey.xn--kapsalon-bcher-psb.example", records["dkim"][0], StringComparison.Ordinal);
        Assert.Equal(["bounce.xn--kapsalon-bcher-psb.example", "mail.example."], records["spf"]);
        Assert.Equal("_dmarc.xn--kapsalon-bcher-psb.example", records["dmarc"][0]);

        // Nothing there; something else there; nobody answers; all there, the policy at the domain above.
        Assert.Equal(["missing", "missing", "missing"], await Check(owner));
        names[records["dkim"][0]] = ["v=DKIM1; k=rsa; p=AAAA"];
        names[records["spf"][0]] = ["v=spf1 -all"];
        names[records["dmarc"][0]] = ["v=DMARC1; p=none", "v=DMARC1; p=reject"];
        Assert.Equal(["different", "different", "different"], await Check(owner));
        names[records["dmarc"][0]] = null;
        Assert.Equal(["different", "different", "noAnswer"], await Check(owner));
        await steps.Send(await steps.Draft());
        var before = app.Mails.To(steps.Address(0))[^1];
        Assert.Equal((null, "no-reply@localhost"), (before.Signer, before.From.Address));
        names[records["dkim"][0]] = [records["dkim"][1].Insert(60, " ")];
        names[records["spf"][0]] = names["mail.example"];
        names[records["dmarc"][0]] = [records["dmarc"][1]];
        Assert.Equal(["found", "found", "found"], await Check(owner));

        var octets = new ConcurrentDictionary<string, byte[]>();
        app.Mails.Answer = going =>
        {
            octets[going.To.Address] = Written(going);
            return new MailResult(MailOutcome.Accepted, 250);
        };
        await steps.Send(await steps.Draft("Hallo {{ firstName }}  met  blanco's \n\n\n", "Café én meer"));
        var mail = app.Mails.To(steps.Address(0))[^1];
        Assert.Equal(("nieuws@", salon.Tenant.Name), (mail.From.Address[..7].ToLowerInvariant(), mail.From.Name));
        Assert.EndsWith("@bounce.xn--kapsalon-bcher-psb.example", mail.EnvelopeFrom, StringComparison.Ordinal);
        var written = Enumerable.Range(0, 3).Select(number => octets[steps.Address(number)]).ToList();
        var said = Encoding.UTF8.GetString(written[0]);
        Assert.StartsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=xn--kapsalon-bcher-psb.example;", said, StringComparison.Ordinal);
        var signed = string.Concat(said[..said.IndexOf("bh=", StringComparison.Ordinal)].Split("h=")[1].Where(sign => sign is not (' ' or '\r' or '\n'))).TrimEnd(';').Split(':');
        Assert.All(
            ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "List-Unsubscribe", "List-Unsubscribe-Post", "CFBL-Address"],
            (string name) => Assert.Equal(2, signed.Count(one => one == name)));

        // As it is; then with one thing changed or added each time; then with the key of somebody else.
        List<byte[]> mails =
        [
            .. written, Encoding.UTF8.GetBytes(said.Replace("Hallo", "Hello", StringComparison.Ordinal)),
            Encoding.UTF8.GetBytes(said.Replace("One-Click", "Two-Click", StringComparison.Ordinal)), 
            .. new[] { "List-Unsubscribe: <https://evil.example>", "List-Unsubscribe-Post: x", "From: x@evil.example", "Subject: x", "Reply-To: x@evil.example" }
                .Select(field => Encoding.UTF8.GetBytes(said.Insert(said.IndexOf("\r\nFrom:", StringComparison.Ordinal), $"\r\n{field}"))),
        ];
        var dns = new Dictionary<string, string> { [records["dkim"][0]] = records["dkim"][1] };
        var verified = await PythonMailReader.Verify(mails, dns);
        Assert.Equal([true, true, true, false, false, false, false, false, false, false], verified);
        using var other = RSA.Create(2048);
        dns[records["dkim"][0]] = DkimSigner.RecordOf(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()));
        Assert.False((await PythonMailReader.Verify(written[..1], dns))[0]);

        // What comes back to that domain is understood; the private key stands nowhere in clear.
        inbox.Drop("a", $"To: {mail.EnvelopeFrom}\nFrom: mailer-daemon@x.example\nX-Failed-Recipients: {steps.Address(0)}\n\nDelivery failed: 550 5.1.1 User unknown\n");
        await inbox.Take();
        Assert.Equal("noSuchAddress", Assert.Single(await steps.Api.Items("suppressions")).GetProperty("reason").GetString());
        var row = await steps.Db(db => db.SendingDomains.AsNoTracking().SingleAsync());
        Assert.DoesNotContain("PRIVATE", row.SealedKey, StringComparison.OrdinalIgnoreCase);
        Assert.ThrowsAny<Exception>(() => RSA.Create().ImportPkcs8PrivateKey(Convert.FromBase64String(row.SealedKey.Replace('-', '+').Replace('_', '/').PadRight(row.SealedKey.Length + 3 & ~3, '=')), out _));

        // No answer changes nothing; a record that is gone does; and it is the owner's to end it.
        names[records["dkim"][0]] = null;
        Assert.Equal(["noAnswer", "found", "found"], await Check(owner));
        Assert.Contains("Je domein is in gebruik", owner.Text, StringComparison.Ordinal);
        names[records["dkim"][0]] = [];
        Assert.Equal(["missing", "found", "found"], await Check(owner));
        await steps.Send(await steps.Draft());
        Assert.Null(app.Mails.To(steps.Address(1))[^1].Signer);
        await owner.Post($"{Page}/remove", []);
        Assert.Empty((await owner.Get(Page)).QuerySelectorAll("[data-record]"));
        await app.Settle();
        await owner.Get("/history");
        Assert.Contains("marketing komt er nu vandaan", owner.Text, StringComparison.Ordinal);
        Assert.Contains("het staat niet meer goed ingesteld", owner.Text, StringComparison.Ordinal);
        await owner.Post($"{Page}/check", []);
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
    }

    [Fact]
    public async Task R31_a_new_domain_begins_slowly_and_grows_each_day_that_goes_well()
    {
        Assert.Equal((200, 237, 200_000, null), (WarmUp.LimitOf(1), WarmUp.LimitOf(2), WarmUp.LimitOf(42), WarmUp.LimitOf(43)));
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(8);
        var owner = await salon.SignIn();
        await owner.Get(Page);
        await owner.Post(Page, new() { ["Address"] = "nieuws@kapsalon.example" });
        await Set(set => set.SetProperty(one => one.VerifiedAt, app.Now));
        app.Mails.Answer = _ => new MailResult(MailOutcome.TransportFailure, 421);
        var id = await steps.Draft();
        await steps.Send(id);
        Assert.Equal((1, 0), await Standing());

        // What did not go took no room; then there is room for five of the eight.
        await Set(set => set.SetProperty(one => one.WarmSent, 195));
        app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted, 250);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Settle();
        Assert.Equal((5, 3), (CampaignSteps.Of(await steps.Read(id), "sent"), CampaignSteps.Of(await steps.Read(id), "pending")));
        await owner.Get(Page);
        Assert.Contains("200 van 200 vandaag", owner.Page.QuerySelector("[data-warm-up]")!.TextContent, StringComparison.Ordinal);
        await owner.Get($"/marketing/campaigns/{id}");
        Assert.Contains("heeft zijn mails van vandaag gehad", owner.Text, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.Settle();
        Assert.Equal(3, CampaignSteps.Of(await steps.Read(id), "pending"));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Settle();
        Assert.Equal("done", (await steps.Read(id)).GetProperty("state").GetString());
        Assert.Equal((2, 3), await Standing());

        // Two complaints of a thousand hold it, of a hundred they take it back.
        await steps.Db(db => db.Recipients.OrderBy(row => row.Id).Take(2).ExecuteUpdateAsync(set
            => set.SetProperty(row => row.Returned, ReturnKind.Complaint).SetProperty(row => row.At, app.Now)));
        foreach (var (sent, level) in new[] { (1000, 9), (100, 5), (100_000, 10) })
        {
            var since = app.Now.AddHours(-1);
            await Set(set => set.SetProperty(one => one.WarmLevel, 9).SetProperty(one => one.WarmSent, sent).SetProperty(one => one.WarmSince, since));
            app.Clock.Advance(TimeSpan.FromHours(24));
            await steps.Send(await steps.Draft());
            Assert.Equal((level, 8), await Standing());
            await steps.Db(db => db.Recipients.Where(row => row.Returned != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.At, app.Now)));
        }

        Task<int> Set(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<SendingDomain>> set)
            => steps.Db(db => db.SendingDomains.ExecuteUpdateAsync(set));

        Task<(int Level, int Sent)> Standing() => steps.Db(async db =>
        {
            var domain = await db.SendingDomains.AsNoTracking().SingleAsync();
            return (domain.WarmLevel, domain.WarmSent);
        });
    }

    [Fact]
    public async Task R23_a_name_server_is_asked_for_its_text_and_one_that_says_nothing_is_not_waited_for()
    {
        var silent = new TextRecords((_, token) => Task.Delay(Timeout.Infinite, token).ContinueWith(_ => (IReadOnlyList<string>)[], token, default, TaskScheduler.Default), TimeSpan.FromMilliseconds(20));
        Assert.Null(await silent.Of("kapsalon.example", default));
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var answering = Answer(server);
        var records = new TextRecords((IPEndPoint)server.Client.LocalEndPoint!);
        Assert.Equal(["v=DKIM1; p=AB"], await records.Of("kapsalon.example", default));
        await answering;
    }

    /// <summary>One question: its name back, with a text of two pieces (RFC 1035).</summary>
    private static async Task Answer(UdpClient server)
    {
        var asked = await server.ReceiveAsync();
        var end = 12 + "\bkapsalon\aexample\0".Length + 4;
        byte[] text = [.. "\tv=DKIM1; "u8, .. "\u0004p=AB"u8];
        byte[] answer = [.. asked.Buffer[..end], 0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, (byte)text.Length, .. text];
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(2), 0x8180);
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), 1);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(8), 0);
        await server.SendAsync(answer, asked.RemoteEndPoint);
    }

    private static async Task<HttpResponseMessage> Opened(Browser browser)
    {
        await browser.Get(Page);
        return browser.Last;
    }

    /// <summary>Presses the button; what stands beside each record then, by the words that people read.</summary>
    private static async Task<string[]> Check(Browser owner)
    {
        await owner.Post($"{Page}/check", []);
        var words = new Dictionary<string, string>
        {
            ["Gevonden"] = "found", ["Niet gevonden"] = "missing", ["Er staat iets anders"] = "different",
            ["Geen antwoord, probeer het later"] = "noAnswer",
        };
        return [.. (await owner.Get(Page)).QuerySelectorAll("[data-record] .badge").Select(badge => words[badge.TextContent.Trim()])];
    }

    private static byte[] Written(OutgoingMail mail)
    {
        var octets = new System.Buffers.ArrayBufferWriter<byte>();
        MimeWriter.Write(mail, octets);
        return octets.WrittenSpan.ToArray();
    }
}
