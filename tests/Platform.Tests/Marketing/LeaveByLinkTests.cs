using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;
using Platform.Marketing;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Leaving a newsletter: at once, by nobody else, and for as long as the mail lies in a mailbox.</summary>
[Trait("Needs", "Database")]
public sealed class LeaveByLinkTests(SalonApp shared)
{
    [Fact]
    public async Task R16_R17_MK_12_D_20_opening_the_link_changes_nothing_and_one_post_without_anything_else_leaves_at_once()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        var client = await steps.Subscribe("Anna", steps.Address(0));
        var link = await LinkOf(steps, await steps.Draft(), 0);
        var before = await new Tables(shared).Sums(salon);
        using var anyone = shared.CreateClient();
        for (var look = 0; look < 3; look++)
        {
            var page = await anyone.GetAsync(link);
            Assert.Equal((HttpStatusCode.OK, true), (page.StatusCode, page.Headers.CacheControl!.NoStore));
            Assert.DoesNotContain(steps.Address(0), await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await anyone.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
            await anyone.SendAsync(new HttpRequestMessage(HttpMethod.Options, link));
            await anyone.PostAsync(link, new FormUrlEncodedContent([]));
            await anyone.PostAsync($"{link}/preferences", new FormUrlEncodedContent([KeyValuePair.Create("Do", "all")]));
        }

        Assert.Equal(before, await new Tables(shared).Sums(salon));
        foreach (var body in (HttpContent[])[new FormUrlEncodedContent([OneClick]), new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } }])
        {
            var answer = await anyone.PostAsync(link, body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(steps.Address(0), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await shared.Settle();
        var entry = await steps.Db(db => db.ConsentEntries.Where(entry => entry.ClientId == client).OrderBy(entry => entry.At).LastAsync());
        Assert.Equal((ConsentState.Withdrawn, ConsentSource.Link), (entry.State, entry.Source));
        Assert.Equal(2, await steps.Db(db => db.ConsentEntries.CountAsync(entry => entry.ClientId == client)));
        Assert.Equal("De klant zette de nieuwsbrief uit", (await steps.Api.Items($"clients/{client}/timeline"))[0].GetProperty("title").GetString());
        Assert.Equal(0, CampaignSteps.Of(await steps.Send(await steps.Draft()), "sent"));

        // The salon's word does not turn it back; R13.
        await steps.Api.PutAsync($"clients/{client}/lists/{await steps.FirstList()}", null);
        await new ImportSteps(shared, steps.Api).ImportText($"voornaam;email;nieuwsbrief\nAnna;{steps.Address(0)};ja\n");
        var again = await steps.Send(await steps.Draft());
        Assert.Equal((0, 1), (CampaignSteps.Of(again, "sent"), CampaignSteps.Excluded(again, "unconfirmed")));
    }

    [Fact]
    public async Task R13_leaving_one_list_leaves_the_others_and_choosing_works_without_signing_in()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        var (first, offers) = (await steps.FirstList(), await steps.Api.Make("lists", new { name = "Aanbiedingen", @public = true }));
        var client = await steps.Subscribe("Anna", steps.Address(0));
        await steps.Api.PutAsync($"clients/{client}/lists/{offers}", null);
        var link = await LinkOf(steps, await steps.Draft(list: offers), 0);
        using var anyone = shared.CreateClient();
        await anyone.PostAsync(link, new FormUrlEncodedContent([OneClick]));
        Assert.Equal((1, 0), (await Sent(first), await Sent(offers)));

        var visitor = salon.Visit();
        await visitor.Get(link);
        Assert.Equal([true, false], visitor.Page.QuerySelectorAll("input[name=Lists]").Select(box => box.HasAttribute("checked")));
        await visitor.PostFields($"{link}/preferences", [KeyValuePair.Create("Lists", $"{offers}"), KeyValuePair.Create("Do", "save")]);
        Assert.Contains("Je keuze is opgeslagen.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal((0, 1), (await Sent(first), await Sent(offers)));
        await visitor.Post($"{link}/preferences", new() { ["Do"] = "all" });
        Assert.Equal((0, 0), (await Sent(first), await Sent(offers)));

        // Only the client's own yes brings it back.
        await visitor.PostFields($"{link}/preferences", [KeyValuePair.Create("Lists", $"{first}"), KeyValuePair.Create("Do", "save")]);
        Assert.Equal((1, 0), (await Sent(first), await Sent(offers)));

        async Task<int> Sent(Guid list) => CampaignSteps.Of(await steps.Send(await steps.Draft(list: list)), "sent");
    }

    [Fact]
    public async Task R18_a_link_that_was_tampered_with_is_the_one_bad_link_and_a_good_one_outlives_merge_erasure_and_name()
    {
        await using var app = await shared.Another();
        var (salon, other) = (await app.Open(), await app.Open());
        var steps = await CampaignSteps.Of(app, salon);
        var (merged, erased) = (await steps.Subscribe("Anna", steps.Address(0)), await steps.Subscribe("Bram", steps.Address(1)));
        var links = new[] { await LinkOf(steps, await steps.Draft(), 0), SentMails.LinkIn(app.Mails.To(steps.Address(1))[0]) };
        using var anyone = app.CreateClient();
        var bad = await Body(await anyone.GetAsync($"{salon.Path}/l/{salon.Tenant.Id}-nothing"), HttpStatusCode.NotFound);
        var token = links[0].Split('/')[^1];
        string[] wrong =
        [
            .. Enumerable.Range(0, 12).Select(place => Changed(token, (place * 11) % token.Length)), token[..^1], token + "A", token[..64], Guid.NewGuid().ToString(),
        ];
        foreach (var path in wrong.Select(one => $"{salon.Path}/l/{one}").Append($"{other.Path}/l/{token}"))
        {
            var before = await new Tables(app).Sums(salon);
            Assert.Equal(bad, (await Body(await anyone.GetAsync(path), HttpStatusCode.NotFound)).Replace(other.Tenant.Name, salon.Tenant.Name, StringComparison.Ordinal));
            await anyone.PostAsync(path, new FormUrlEncodedContent([OneClick]));
            Assert.Equal(before, await new Tables(app).Sums(salon));
        }

        var main = await steps.Api.Make("clients", new { firstName = "Anna", lastName = "Bos" });
        await steps.Api.Merge(main, [merged]);
        (await steps.Api.PostAsync($"clients/{erased}/erase", null)).EnsureSuccessStatusCode();
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromDays(5 * 366));
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync(link)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await anyone.PostAsync(link, new FormUrlEncodedContent([OneClick]))).StatusCode);
        }

        await app.Settle();
        Assert.Equal(ConsentState.Withdrawn, await steps.Db(db => db.ConsentsToMail.Where(consent => consent.ClientId == main).Select(consent => consent.State).SingleAsync()));
        Assert.Equal(2, await steps.Db(db => db.Suppressed.CountAsync()));
        Assert.False(await steps.Db(db => db.Recipients.AnyAsync(row => row.ClientId == erased)));
        Assert.True(await steps.Db(db => db.Recipients.AnyAsync(row => row.ClientId == merged)));
    }

    [Fact]
    public async Task R18_a_link_of_before_links_named_their_mail_still_leaves()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        var client = await steps.Subscribe("Anna", steps.Address(0));
        var hash = shared.Services.GetRequiredService<AddressHash>().Of(salon.Tenant.Id, steps.Address(0));
        var said = new byte[69];
        said[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(said.AsSpan(1), salon.Tenant.Id);
        client.TryWriteBytes(said.AsSpan(5));
        (await steps.FirstList()).TryWriteBytes(said.AsSpan(21));
        WebEncoders.Base64UrlDecode(hash).CopyTo(said, 37);
        var token = shared.Services.GetRequiredService<SealedTokens>().Seal("unsubscribe", said);
        using var anyone = shared.CreateClient();
        var answer = await anyone.PostAsync($"{salon.Path}/l/{token}", new FormUrlEncodedContent([OneClick]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, CampaignSteps.Of(await steps.Send(await steps.Draft()), "sent"));
    }

    [Fact]
    public async Task R12_after_an_answer_to_leaving_no_mail_begins_however_many_leave_while_it_is_sent()
    {
        await using var app = await shared.Another(AppChanges.Setting("Mail:Smtp:Connections", "1"));
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(24);
        await steps.Send(await steps.Draft());
        var links = Enumerable.Range(0, 24).ToDictionary(steps.Address, number => CampaignSteps.LeaveLink(app.Mails.To(steps.Address(number))[0]));
        var (left, late, begun) = (new ConcurrentDictionary<string, bool>(), new ConcurrentBag<string>(), new TaskCompletionSource());
        using var anyone = app.CreateClient();
        app.Mails.Answer = mail =>
        {
            // DATA begins: whoever has had the answer by now must not be here.
            if (left.ContainsKey(mail.To.Address))
            {
                late.Add(mail.To.Address);
            }

            // Two of those who stand in the block that is being sent leave while its first mail is under way.
            if (left.IsEmpty)
            {
                foreach (var next in links.Keys.Where(address => address != mail.To.Address).Take(2))
                {
                    anyone.PostAsync(links[next], new FormUrlEncodedContent([OneClick])).GetAwaiter().GetResult().EnsureSuccessStatusCode();
                    left[next] = true;
                }

                begun.TrySetResult();
            }

            return new MailResult(MailOutcome.Accepted, 250);
        };
        var id = await steps.Draft();
        await steps.Do(id, "start");
        var sending = Task.Run(app.Settle);
        await begun.Task;
        await Parallel.ForEachAsync(links.Where(one => !left.ContainsKey(one.Key)).Take(10), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, stop) =>
        {
            (await anyone.PostAsync(one.Value, new FormUrlEncodedContent([OneClick]), stop)).EnsureSuccessStatusCode();
            left[one.Key] = true;
        });
        await sending;
        await app.Settle();
        Assert.Empty(late);
        var done = await steps.Read(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal(24, CampaignSteps.Of(done, "sent") + CampaignSteps.Excluded(done, "unsubscribed"));
        Assert.Equal(12, await steps.Db(db => db.ConsentsToMail.CountAsync(consent => consent.State == ConsentState.Withdrawn)));
    }

    private static KeyValuePair<string, string> OneClick { get; } = KeyValuePair.Create("List-Unsubscribe", "One-Click");

    private async Task<string> LinkOf(CampaignSteps steps, Guid campaign, int number)
    {
        await steps.Send(campaign);
        return CampaignSteps.LeaveLink(steps.App.Mails.To(steps.Address(number))[^1]);
    }

    private static string Changed(string token, int place) => token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];

    /// <summary>What the page says, without what is new in every answer.</summary>
    private static async Task<string> Body(HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.Equal(expected, answer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return page.Title + page.QuerySelector("main")!.TextContent;
    }
}
