using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Kernel.Keys;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>A link in a mail works once, for its own; everything else is one and the same page.</summary>
[Trait("Needs", "Database")]
public sealed class LinkTests(SalonApp app) : IAsyncLifetime
{
    private Salon salon = null!;
    private string badLink = "";

    public async ValueTask InitializeAsync()
    {
        salon = await app.Open();
        badLink = await Said(salon.Visit(), $"{salon.Path}/l/{salon.Tenant.Id}-never");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A5_a_link_works_once()
    {
        var link = await AskForReset(salon);
        Assert.Equal(HttpStatusCode.OK, await Use(link));
        await IsBad(link);
    }

    [Fact]
    public async Task A5_of_two_who_use_a_link_at_once_one_gets_through()
    {
        var link = await AskForReset(salon);
        var browsers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var browser = salon.Visit();
            await browser.Get(link);
            return browser;
        }));
        var answers = await Task.WhenAll(browsers.Select(browser => Task.Run(async () =>
        {
            await browser.Post(link, new() { ["Password"] = "een heel ander woord" });
            return browser.Last.StatusCode;
        })));
        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(status => status == HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A5_opening_a_link_changes_nothing()
    {
        var link = await AskForReset(salon);
        var before = await new Tables(app).Sums(salon);
        await salon.Visit().Get(link);
        await salon.Visit().Get(link);
        Assert.Equal(before, await new Tables(app).Sums(salon));
    }

    [Fact]
    public async Task A5_a_link_dies_when_a_newer_one_is_issued()
    {
        var older = await AskForReset(salon);
        var newer = await AskForReset(salon);
        await IsBad(older);
        Assert.Equal(HttpStatusCode.OK, await Use(newer));
    }

    [Fact]
    public async Task A5_a_link_to_reset_expires_within_an_hour()
    {
        await using var later = await app.Another();
        var aged = await later.Open();
        var link = await AskForReset(later, aged);
        later.Clock.Advance(TimeSpan.FromMinutes(59));
        await aged.Visit().Get(link);
        later.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(badLink, await Said(aged.Visit(), link));
    }

    [Fact]
    public async Task A5_a_link_to_confirm_or_to_join_expires_within_three_days()
    {
        await using var later = await app.Another();
        var aged = await later.Open();
        await aged.SwitchLogin(await aged.AddClient("Anna", "anna@clients.example"), true);
        await (await aged.Api()).Make("staff", new { name = "Sam", email = "sam@staff.example", role = "stylist" });
        await later.Settle();
        string[] links = [.. ((string[])["anna@clients.example", "sam@staff.example"]).Select(to => SentMails.LinkIn(later.Mails.To(to).Single()))];
        later.Clock.Advance(TimeSpan.FromHours(71.9));
        foreach (var link in links)
        {
            Assert.NotEqual(badLink, await Said(aged.Visit(), link));
        }

        later.Clock.Advance(TimeSpan.FromHours(0.2));
        foreach (var link in links)
        {
            Assert.Equal(badLink, await Said(aged.Visit(), link));
            Assert.Equal(HttpStatusCode.NotFound, await Use(link, aged));
        }
    }

    [Fact]
    public async Task A5_a_token_for_another_purpose_is_bad()
    {
        var link = await AskForReset(salon);
        await using var scope = salon.Scope();
        var id = await scope.ServiceProvider.GetRequiredService<AccessDb>().Links.Select(row => row.Id).SingleAsync();
        var tokens = scope.ServiceProvider.GetRequiredService<LinkTokens>();
        Assert.EndsWith(tokens.For(salon.Tenant.Id, id, nameof(LinkPurpose.ResetStaff)), link, StringComparison.Ordinal);
        foreach (var purpose in Enum.GetNames<LinkPurpose>().Except([nameof(LinkPurpose.ResetStaff)]))
        {
            await IsBad($"{salon.Path}/l/{tokens.For(salon.Tenant.Id, id, purpose)}");
        }
    }

    [Fact]
    public async Task A5_a_link_dies_when_the_address_changes()
    {
        var client = await salon.AddClient("Anna", $"old@{salon.Tenant.Slug}.example");
        await salon.SwitchLogin(client, true);
        await app.Settle();
        var links = new List<string> { SentMails.LinkIn(app.Mails.To($"old@{salon.Tenant.Slug}.example")[^1]), await AskForReset(salon) };
        await salon.Save(db =>
        {
            foreach (var account in db.Clients.AsEnumerable<Account>().Concat(db.Staff.AsEnumerable()).ToList())
            {
                account.Email = $"new-{account.Id:N}@{salon.Tenant.Slug}.example";
            }
        });
        foreach (var link in links)
        {
            Assert.Equal(badLink, await Said(salon.Visit(), link));
            await IsBad(link);
        }
    }

    [Fact]
    public async Task A5_a_link_dies_when_the_password_changes()
    {
        var email = $"sam@{salon.Tenant.Slug}.example";
        await (await salon.Api()).Make("staff", new { name = "Sam", email, role = "stylist" });
        await salon.Visit().Post("/forgot", new() { ["Email"] = email });
        await app.Settle();
        var (join, reset) = (SentMails.LinkIn(app.Mails.To(email)[0]), SentMails.LinkIn(app.Mails.To(email)[1]));
        Assert.Equal(HttpStatusCode.OK, await Use(join));
        await IsBad(reset);
    }

    [Fact]
    public async Task A5_a_link_of_another_salon_is_bad_here()
    {
        var other = await app.Open();
        var link = await AskForReset(other);
        await IsBad(link.Replace(other.Path, salon.Path, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await Use(link));
    }

    [Fact]
    public async Task A5_a_link_that_is_cut_bent_or_borrowed_is_bad()
    {
        var link = await AskForReset(salon);
        await IsBad(link[..^1]);
        await IsBad(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'));
        await IsBad(link.Replace($"/l/{salon.Tenant.Id}-", $"/l/0{salon.Tenant.Id}-", StringComparison.Ordinal));
        await IsBad($"{link}{new string('x', 200)}");
    }

    [Fact]
    public async Task A5_a_link_dies_when_the_login_is_switched_off()
    {
        var client = await salon.AddClient("Anna", $"anna@{salon.Tenant.Slug}.example");
        await salon.SwitchLogin(client, true);
        await app.Settle();
        var link = SentMails.LinkIn(app.Mails.To($"anna@{salon.Tenant.Slug}.example")[^1]);
        await salon.SwitchLogin(client, false);
        await IsBad(link);
    }

    [Fact]
    public async Task A5_a_link_is_kept_by_nobody_on_the_way()
    {
        await salon.Visit().Get("/sign-in");
        var browser = salon.Visit();
        await browser.Get(await AskForReset(salon));
        Assert.Equal("no-referrer", Assert.Single(browser.Last.Headers.GetValues("Referrer-Policy")));
        Assert.True(browser.Last.Headers.CacheControl?.NoStore);
    }

    private Task<string> AskForReset(Salon of) => AskForReset(app, of);

    private static async Task<string> AskForReset(SalonApp app, Salon of)
    {
        await of.Visit().Post("/forgot", new() { ["Email"] = Salon.EmailOf(Role.Owner) });
        await app.Settle();
        return app.Mails.To(Salon.EmailOf(Role.Owner)).Where(mail => mail.Text.Contains("/l/", StringComparison.Ordinal)).Select(SentMails.LinkIn).Last(link => link.StartsWith($"{of.Path}/l/", StringComparison.Ordinal));
    }

    private async Task<HttpStatusCode> Use(string link, Salon? of = null)
    {
        var browser = (of ?? salon).Visit();
        await browser.Get(link);
        await browser.Post(link, new() { ["Password"] = "een heel ander woord" });
        return browser.Last.StatusCode;
    }

    /// <summary>Opened or used, it is the page of a link that never was.</summary>
    private async Task IsBad(string link)
    {
        var browser = salon.Visit();
        await browser.Get("/sign-in");
        var used = await browser.Send(HttpMethod.Post, link, new FormUrlEncodedContent([new("Password", "een heel ander woord")]));
        Assert.Equal(HttpStatusCode.NotFound, used.StatusCode);
        Assert.Equal(badLink, await Said(browser, link));
    }

    private static async Task<string> Said(Browser browser, string link)
    {
        await browser.Get(link);
        return $"{browser.Last.StatusCode} {browser.Page.QuerySelector("main")!.TextContent}";
    }
}
