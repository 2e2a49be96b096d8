using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Access;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>What is promised of passwords, sessions and their end, as far as no other test shows it.</summary>
[Trait("Needs", "Database")]
public sealed class AccessPromiseTests(SalonApp shared)
{
    private const string Email = "anna@clients.example";
    private const string Another = "een heel ander woord";

    [Fact]
    public async Task A3_people_who_are_known_and_people_who_are_not_cost_the_same_work()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        await salon.AddSignedInClient(app, "Anna", Email);
        var (passwords, visitor) = (app.Services.GetRequiredService<Passwords>(), salon.Visit());
        foreach (var (path, known) in ((string, string)[])[("/sign-in", Salon.EmailOf(Role.Owner)), ("/portal/sign-in", Email)])
        {
            await visitor.Get(path);
            var costs = new List<(long Hashes, string Said)>();
            foreach (var email in (string[])[known, "nobody@clients.example"])
            {
                var before = passwords.Worked;
                await visitor.Post(path, new() { ["Email"] = email, ["Password"] = Another });
                costs.Add((passwords.Worked - before, visitor.Text.Replace(email, "", StringComparison.Ordinal)));
            }

            Assert.Equal((1, costs[0].Said), costs[1]);
            Assert.Equal(costs[0], costs[1]);
        }

        // What is too long for a password is not worked on at all.
        var worked = passwords.Worked;
        await visitor.Post("/sign-in", new() { ["Email"] = Salon.EmailOf(Role.Owner), ["Password"] = new string('w', 1_000_000) });
        Assert.InRange((int)visitor.Last.StatusCode, 400, 422);
        Assert.Equal(worked, passwords.Worked);
    }

    [Fact]
    public async Task A7_a_password_is_long_enough_and_not_one_that_everybody_tries()
    {
        var salon = await shared.Open();
        await using var scope = salon.Scope();
        var texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer<AccessText>>();
        foreach (var (wrong, samples) in new Dictionary<string, string[]>
        {
            ["PasswordTooShort"] = ["kort woord", "", "elf letters"],
            ["PasswordTooLong"] = [string.Concat(Enumerable.Repeat("een paar woorden ", 8))],
            ["PasswordGuessed"] =
            [
                "welkom123456", "wachtwoordwachtwoord", "Qwertyuiop!!", "aaaaaaaaaaaaaaa", "123456789012", "platform-2026", "PlatformPlatform1",
                $"{salon.Tenant.Name} Salon!", "Iloveyou2026!",
            ],
            [""] =
            [
                "alleen kleine letters", "ÄÖÜ ñandú žluťoučký", "пароль из пяти слов", "twaalf teken", "   spaties tellen mee   ",
                "correct horse battery staple", string.Concat(Enumerable.Repeat("een paar woorden ", 8))[..Passwords.Longest],
            ],
        })
        {
            foreach (var password in samples)
            {
                var state = new FormState();
                scope.ServiceProvider.GetRequiredService<PasswordRules>().Check(password, "Password", state);
                var place = wrong == "PasswordTooLong" ? Passwords.Longest : Passwords.Shortest;
                Assert.True((wrong.Length == 0 ? null : texts[wrong, place].Value) == state["Password"], $"{password}: {state["Password"]}");
            }
        }
    }

    [Fact]
    public async Task A8_a_hash_costs_what_it_should_and_an_older_one_is_made_anew_when_its_owner_signs_in()
    {
        using var real = new Passwords(new ConfigurationBuilder().Build());
        var hash = await real.Hash(Salon.Password, default);
        var known = Convert.FromBase64String(hash);

        // Identity's format: version 3, HMAC-SHA512, the rounds.
        Assert.Equal((1, 2), (known[0], known[4]));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(known.AsSpan(5)) >= 220_000);
        Assert.False(real.IsWeak(hash));
        Assert.True(await real.Matches(hash, Salon.Password, default));

        var salon = await shared.Open();
        var old = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(new object(), Salon.Password);
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, old));
        var browser = await salon.SignIn();
        Assert.Contains("Dag Olga", browser.Text, StringComparison.Ordinal);
        var now = await db.Staff.AsNoTracking().Select(a => a.PasswordHash).SingleAsync();
        Assert.False(shared.Services.GetRequiredService<Passwords>().IsWeak(now!));
        await salon.SignIn();
        Assert.Equal(now, await db.Staff.AsNoTracking().Select(a => a.PasswordHash).SingleAsync());
    }

    [Fact]
    public async Task A10_another_password_ends_every_other_session_and_every_link_that_waits()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var browsers = new[] { await salon.SignIn(), await salon.SignIn(), await salon.SignIn() };
        await browsers[0].Post("/forgot", new() { ["Email"] = Salon.EmailOf(Role.Owner) });
        await app.Settle();
        var link = SentMails.LinkIn(app.Mails.To(Salon.EmailOf(Role.Owner))[^1]);
        await browsers[0].Get(link);
        await browsers[0].Post(link, new() { ["Password"] = Another });
        Assert.Contains("Dag Olga", browsers[0].Text, StringComparison.Ordinal);
        foreach (var other in browsers[1..])
        {
            await other.Get("/settings/team");
            Assert.EndsWith("/sign-in", Where(other), StringComparison.Ordinal);
        }

        await browsers[1].Get(link);
        Assert.Equal(HttpStatusCode.NotFound, browsers[1].Last.StatusCode);
    }

    [Fact]
    public async Task A11_AC_02_switching_off_deleting_merging_and_closing_end_access_at_once()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (off, first) = await salon.AddSignedInClient(app, "Anna", Email);
        var (deleted, second) = await salon.AddSignedInClient(app, "Bo", "bo@clients.example");
        var (merged, third) = await salon.AddSignedInClient(app, "Cas", "cas@clients.example");
        var (_, fourth) = await salon.AddSignedInClient(app, "Dina", "dina@clients.example");
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        await salon.SwitchLogin(off, false);
        (await api.DeleteAsync($"clients/{deleted}")).EnsureSuccessStatusCode();
        var main = await salon.AddClient("Cas");
        (await api.PostAsJsonAsync("clients/merge", new { mainId = main, otherIds = new[] { merged } })).EnsureSuccessStatusCode();
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        foreach (var browser in (Browser[])[first, second, third])
        {
            await browser.Get("/portal");
            Assert.EndsWith("/portal/sign-in", Where(browser), StringComparison.Ordinal);
        }

        // No link is mailed to whoever was switched off.
        var mails = app.Mails.To(Email).Count;
        await first.Post("/portal/forgot", new() { ["Email"] = Email });
        await first.Post("/portal/link", new() { ["Email"] = Email });
        await app.Settle();
        Assert.Equal(mails, app.Mails.To(Email).Count);

        await fourth.Get("/portal");
        Assert.Contains("Dag Dina", fourth.Text, StringComparison.Ordinal);
        await app.Services.GetRequiredService<TenantCatalogue>().SetState(salon.Tenant.Id, TenantState.Suspended, default);
        foreach (var browser in (Browser[])[fourth, owner])
        {
            await browser.Get(browser == owner ? "/clients" : "/portal");
            Assert.DoesNotContain("Dina", browser.Text, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, browser.Last.StatusCode);
        }
    }

    [Fact]
    public async Task A12_a_session_is_a_new_secret_each_time_kept_from_scripts_and_dead_on_the_server_after_signing_out()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (first, second) = ((await SignIn(app, salon, "https")).Cookie, (await SignIn(app, salon, "https")).Cookie);
        Assert.NotEqual(first.Split(';')[0], second.Split(';')[0]);
        var said = first.Split("; ");
        Assert.StartsWith($"__Host-staff-{salon.Tenant.Id}=", said[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], said[1..].Order());
        var plain = (await SignIn(app, salon, "http")).Cookie.Split("; ");
        Assert.Equal(["httponly", "path=/", "samesite=lax"], plain[1..].Order());

        // A copy of the cookie opens what the browser opens, and nothing once the browser has signed out.
        using var thief = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        thief.DefaultRequestHeaders.Add("Cookie", plain[0]);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync($"{salon.Path}/settings/team")).StatusCode);
        var (_, signedOut) = await SignIn(app, salon, "http", signOut: true);
        thief.DefaultRequestHeaders.Remove("Cookie");
        thief.DefaultRequestHeaders.Add("Cookie", signedOut.Split(';')[0]);
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync($"{salon.Path}/settings/team")).StatusCode);

        // Twelve hours without use end a session of staff.
        var idle = await salon.SignIn();
        app.Clock.Advance(TimeSpan.FromHours(13));

        // Somebody signs out, so that nothing is remembered of a moment ago.
        await SignIn(app, salon, "http", signOut: true);
        await idle.Get("/settings/team");
        Assert.EndsWith("/sign-in", Where(idle), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PE_04_AC_08_only_an_owner_looks_in_a_clients_place_and_the_client_hears_it_where_the_salon_wishes()
    {
        Assert.Equal([Role.Owner], Enum.GetValues<Role>().Where(role => Roles.RightsOf(role).Contains(Right.ImpersonateClients)));
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (client, _) = await salon.AddSignedInClient(app, "Anna", Email);
        var owner = await salon.SignIn();
        await owner.Get("/settings/team");
        var mails = app.Mails.To(Email).Count;
        await owner.Post($"/clients/{client}/look", new() { ["Reason"] = "Belde over een afspraak" });
        await app.Settle();
        Assert.Equal(mails, app.Mails.To(Email).Count);
        await owner.Get("/settings/team");
        await owner.Post("/settings/team/looks", new() { ["On"] = "true" });
        Assert.True(owner.Page.QuerySelector("form[action$='/settings/team/looks'] [type=checkbox]")!.HasAttribute("checked"));
        await owner.Post($"/clients/{client}/look", new() { ["Reason"] = "Belde nog een keer" });
        await app.Settle();
        Assert.Contains("logde in als jou", app.Mails.To(Email)[^1].Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Belde", app.Mails.To(Email)[^1].Text, StringComparison.Ordinal);

        // What opens nothing any more goes by the clock; what people look back at stays a year.
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        db.Add(new SpentChallenge { ExpiresAt = db.Now });
        await db.SaveChangesAsync();
        await owner.Post("/sign-out", []);
        app.Clock.Advance(TimeSpan.FromDays(35));
        await Forget(scope);
        Assert.Equal((0, 0), (await db.SpentChallenges.CountAsync(), await db.Links.CountAsync()));
        Assert.NotEqual((0, 0), (await db.Sessions.CountAsync(), await db.Guests.CountAsync()));
        app.Clock.Advance(TimeSpan.FromDays(366));
        await Forget(scope);
        Assert.Equal((0, 0), (await db.Sessions.CountAsync(), await db.Guests.CountAsync()));
    }

    private static Task Forget(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<EachSalon<ForgetWhatIsOver>>().Run(default);

    /// <summary>What a browser is told to keep when the owner signs in; and, if wanted, out again.</summary>
    private static async Task<(HttpStatusCode Answer, string Cookie)> SignIn(SalonApp app, Salon salon, string scheme, bool signOut = false)
    {
        using var http = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"{scheme}://localhost"), AllowAutoRedirect = false });
        var answer = await Post(http, salon, "/sign-in", new() { ["Email"] = Salon.EmailOf(Role.Owner), ["Password"] = Salon.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.Contains("staff-", StringComparison.Ordinal));
        return ((signOut ? await Post(http, salon, "/sign-out", []) : answer).StatusCode, cookie);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient http, Salon salon, string path, Dictionary<string, string> fields)
    {
        var page = await http.GetStringAsync($"{salon.Path}/sign-in");
        fields["__RequestVerificationToken"] = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var answer = await http.PostAsync($"{salon.Path}{path}", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer;
    }

    private static string Where(Browser browser) => browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
}
