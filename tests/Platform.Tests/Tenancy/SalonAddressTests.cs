using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Tenancy;

/// <summary>Which salon a request is for is said by host and path alone, and a session is worth nothing elsewhere.</summary>
[Trait("Needs", "Database")]
public sealed class SalonAddressTests(SalonApp app)
{
    private const string Behind = "/settings/team";

    [Theory, InlineData(false, false), InlineData(false, true), InlineData(true, false), InlineData(true, true)]
    public async Task T4_a_session_is_nobody_elsewhere_whatever_its_cookie_is_called(bool fromHost, bool toHost)
    {
        var (first, second) = (await app.Open(), await app.Open());
        foreach (var (here, there) in (IEnumerable<(Salon, Salon)>)[(first, second), (second, first)])
        {
            var token = await StaffToken(here, fromHost);
            Assert.Equal(HttpStatusCode.OK, await Opened(here, toHost, $"staff-{here.Tenant.Id}={token}"));
            Assert.Equal(HttpStatusCode.Found, await Opened(there, toHost, $"staff-{here.Tenant.Id}={token}"));
            Assert.Equal(HttpStatusCode.Found, await Opened(there, toHost, $"staff-{there.Tenant.Id}={token}"));
            Assert.Equal(HttpStatusCode.Found, await Opened(here, toHost, $"client-{here.Tenant.Id}={token}", "/portal"));
        }
    }

    [Theory]
    [InlineData("X-Tenant"), InlineData("__tenant__"), InlineData("X-Forwarded-Host"), InlineData("X-Original-Host"), InlineData("X-Forwarded-Prefix")]
    [InlineData("Forwarded"), InlineData("Cookie"), InlineData("?tenant="), InlineData("?__tenant__=")]
    public async Task T5_what_a_client_says_about_the_salon_changes_nothing(string means)
    {
        var (here, there) = (await app.Open(), await app.Open());
        var key = await here.Api();
        foreach (var named in (string[])[there.Tenant.Slug, $"{there.Tenant.Id}", $"{there.Tenant.Slug}.localhost"])
        {
            foreach (var (client, path) in (IEnumerable<(HttpClient, string)>)[(Plain(), "/"), (Plain(), $"{here.Path}/sign-in"), (key, "/api/v1/staff")])
            {
                Assert.Equal(await Meaning(client, path, null, named), await Meaning(client, path, means, named));
            }
        }
    }

    [Fact]
    public async Task T5_a_key_at_another_salons_address_is_nobody()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var key = await here.Api();
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("staff")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync($"{there.Path}/api/v1/staff")).StatusCode);
    }

    [Theory, InlineData("http://localhost/s/nobody-lives-here/"), InlineData("http://localhost/s/nobody-lives-here/sign-in"), InlineData("http://nobody-lives-here.localhost/")]
    public async Task T6_an_unknown_salon_is_not_found(string address)
        => Assert.Equal(HttpStatusCode.NotFound, (await Plain().GetAsync(new Uri(address))).StatusCode);

    [Fact]
    public async Task T6_a_suspended_salon_lets_nobody_in_and_keeps_its_work()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var (owner, key) = (await salon.SignIn(), await salon.Api());
        await owner.Get(Behind);
        await owner.Post(Behind, new() { ["Name"] = "Later", ["Email"] = $"later@{salon.Tenant.Slug}.example", ["Role"] = "stylist" });
        await Suspend(alone, salon, TenantState.Suspended);

        await owner.Get(Behind);
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await key.GetAsync("staff")).StatusCode);
        await alone.Settle();
        Assert.Empty(alone.Mails.To($"later@{salon.Tenant.Slug}.example"));

        await Suspend(alone, salon, TenantState.Active);
        await owner.Get(Behind);
        Assert.Equal(HttpStatusCode.OK, owner.Last.StatusCode);
        Assert.Contains($"later@{salon.Tenant.Slug}.example", string.Join('\n', await new Tables(alone).Rows(salon)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T6_a_salon_that_another_node_suspended_is_closed_here_within_five_seconds()
    {
        await using var alone = await app.Another();
        await using var twin = await alone.Twin();
        var salon = await alone.Open();
        var owner = new Browser(twin, salon.Path);
        await owner.Post("/sign-in", new() { ["Email"] = Salon.EmailOf(Role.Owner), ["Password"] = Salon.Password });
        await owner.Get(Behind);
        Assert.Equal(HttpStatusCode.OK, owner.Last.StatusCode);
        await Suspend(alone, salon, TenantState.Suspended);
        alone.Clock.Advance(TimeSpan.FromSeconds(5.1));
        await owner.Get(Behind);
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
    }

    [Fact]
    public async Task T6_however_many_ask_for_a_salon_that_is_unknown_the_database_is_asked_once_a_second()
    {
        var looks = new CountedScopes(app.Services.GetRequiredService<IServiceScopeFactory>());
        var clock = new StillClock();
        using var catalogue = new TenantCatalogue(looks, clock);
        for (var second = 1; second <= 3; second++, clock.Seconds += 2)
        {
            for (var turn = 0; turn < 100; turn++)
            {
                Assert.Null(await catalogue.BySlug($"nobody-{turn}"));
                Assert.Null(await catalogue.ByHost($"nobody-{turn}.example"));
            }

            Assert.Equal(second, looks.Count);
        }
    }

    private sealed class StillClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long GetTimestamp() => Seconds * TimestampFrequency;
    }

    private sealed class CountedScopes(IServiceScopeFactory services) : IServiceScopeFactory
    {
        public int Count { get; private set; }

        public IServiceScope CreateScope()
        {
            Count++;
            return services.CreateScope();
        }
    }

    private static Task Suspend(SalonApp app, Salon salon, TenantState state)
        => app.Services.GetRequiredService<TenantCatalogue>().SetState(salon.Tenant.Id, state, default);

    private HttpClient Plain() => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private async Task<string> StaffToken(Salon salon, bool byHost)
    {
        var browser = new Browser(app, byHost ? $"http://{salon.Tenant.Slug}.localhost" : salon.Path);
        await browser.Get("/sign-in");
        var form = new FormUrlEncodedContent(
        [
            new("Email", Salon.EmailOf(Role.Owner)), new("Password", Salon.Password),
            new("__RequestVerificationToken", browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Root(salon, byHost) + "/sign-in") { Content = form };
        request.Headers.Add("Cookie", browser.Last.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var answer = await Plain().SendAsync(request);
        var set = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith($"staff-{salon.Tenant.Id}=", StringComparison.Ordinal));
        return set.Split(';')[0].Split('=', 2)[1];
    }

    private async Task<HttpStatusCode> Opened(Salon salon, bool byHost, string cookie, string path = Behind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Root(salon, byHost) + path);
        request.Headers.Add("Cookie", cookie);
        return (await Plain().SendAsync(request)).StatusCode;
    }

    private static string Root(Salon salon, bool byHost) => byHost ? $"http://{salon.Tenant.Slug}.localhost" : $"http://localhost{salon.Path}";

    private static async Task<string> Meaning(HttpClient client, string path, string? means, string named)
    {
        var query = means is ['?', ..];
        using var request = new HttpRequestMessage(HttpMethod.Get, query ? $"{path}{means}{named}" : path);
        if (means is not null && !query)
        {
            request.Headers.TryAddWithoutValidation(means, means switch { "Cookie" => $"tenant={named}; __tenant__={named}", "Forwarded" => $"host={named}", _ => named });
        }

        var answer = await client.SendAsync(request);
        return (await answer.Meaning()).Replace(query ? $"{means}{named}" : "?", "", StringComparison.Ordinal);
    }
}
