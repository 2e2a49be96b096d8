using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>Signing in with a passkey: what opens, and the many things that do not.</summary>
[Trait("Needs", "Database")]
public sealed class PasskeyTests(SalonApp shared)
{
    private const string Email = "anna@clients.example";
    private const string OwnLogin = "/portal/login";
    private const string MyLogin = "/settings/login";
    private const string Refused = "Deze passkey past niet bij deze salon";

    [Fact]
    public async Task A_client_adds_a_passkey_signs_in_with_it_and_removes_it()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", Email);
        using var key = new SoftwareKey();

        // Long after signing in the password comes first.
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await browser.Get($"{OwnLogin}/passkeys/new");
        Assert.Null(browser.Page.QuerySelector("form[data-passkey]"));
        await browser.Post($"{OwnLogin}/passkeys/prove", new() { ["Password"] = "niet het goede woord" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        await browser.Post($"{OwnLogin}/passkeys/prove", new() { ["Password"] = Salon.Password });
        Assert.Equal("required", Options(browser, "authenticatorSelection").GetProperty("userVerification").GetString());
        await Add(browser, OwnLogin, key, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        await Add(browser, OwnLogin, key, "Telefoon van Anna");
        Assert.Contains("Telefoon van Anna", browser.Text, StringComparison.Ordinal);

        var other = salon.Visit();
        await SignIn(other, key, "/portal/sign-in");
        await other.Get(OwnLogin);
        Assert.Contains("laatst gezien", other.Page.QuerySelector("form[action*='/passkeys/']")!.ParentElement!.TextContent, StringComparison.Ordinal);

        // Whoever asks again is told that this device has one.
        await other.Get($"{OwnLogin}/passkeys/new");
        Assert.Equal(1, Options(other, "excludeCredentials").GetArrayLength());

        // Somebody else's passkey is nobody's here.
        var (_, stranger) = await salon.AddSignedInClient(app, "Bo", "bo@clients.example");
        await other.Get(OwnLogin);
        var remove = other.Page.QuerySelector("form[action*='/passkeys/'][action$='/remove']")!.GetAttribute("action")!;
        await stranger.Post(remove, []);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Last.StatusCode);
        await other.Post(remove, []);
        Assert.DoesNotContain("Telefoon van Anna", other.Text, StringComparison.Ordinal);
        await SignIn(salon.Visit(), key, "/portal/sign-in", Refused);

        await app.Settle();
        var news = app.Mails.To(Email).Select(mail => mail.Subject).Where(subject => subject.Contains("passkey", StringComparison.Ordinal));
        Assert.Equal([$"Een passkey voor je login bij {salon.Tenant.Name}", $"Een passkey minder voor je login bij {salon.Tenant.Name}"], news);
        var told = await (await salon.SignIn()).Get($"/clients/{client}?tab=history");
        Assert.Contains("De klant voegde een passkey toe", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("De klant verwijderde een passkey", told.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_staff_a_passkey_is_both_steps_and_the_rule_about_owners_is_kept_by_it()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var owner = await salon.SignIn();
        using var key = new SoftwareKey();
        await owner.Get($"{MyLogin}/passkeys/new");
        await Add(owner, MyLogin, key, "Sleutelbos");
        Assert.Contains("Sleutelbos", owner.Text, StringComparison.Ordinal);
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
            db.Add(new AccessRules { OwnersNeedSecondFactor = true });
            await db.SaveChangesAsync();
        }

        // The password alone opens the way to a second step and nothing else; the passkey opens everything.
        var byPassword = await salon.SignIn();
        await byPassword.Get("/clients");
        Assert.Equal(HttpStatusCode.Forbidden, byPassword.Last.StatusCode);
        var byPasskey = salon.Visit();
        await SignIn(byPasskey, key, "/sign-in");
        await byPasskey.Get("/clients");
        Assert.Equal(HttpStatusCode.OK, byPasskey.Last.StatusCode);
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
            await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(a => a.SecondFactorSince, db.Now));
        }

        await SignIn(salon.Visit(), key, "/sign-in");

        // Long after signing in the gate asks for the password before a passkey is added or removed.
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await byPasskey.Get($"{MyLogin}/passkeys/new");
        Assert.EndsWith("/sign-in/again", byPasskey.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A19_a_passkey_opens_its_own_salon_and_door_once_a_question_and_every_bad_answer_gets_one_helpful_page()
    {
        await using var app = await shared.Another();
        var (salon, other) = (await app.Open(), await app.Open());
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", Email);
        using var key = new SoftwareKey { Counts = false };
        await browser.Get($"{OwnLogin}/passkeys/new");
        var (seal, options) = Asked(browser);
        await Add(browser, OwnLogin, key, "Telefoon");

        // Another salon, another door, and the question that was for making one.
        await SignIn(other.Visit(), key, "/portal/sign-in", Refused);
        await SignIn(salon.Visit(), key, "/sign-in", Refused);
        await Answer(browser, "/portal/sign-in", key.Make(options), seal);

        // Twice, in another browser, and too late.
        var visitor = salon.Visit();
        await visitor.Get("/portal/sign-in");
        var (first, asked) = Asked(visitor);
        var answer = key.Show(asked);
        var thief = salon.Visit();
        await thief.Get("/portal/sign-in");
        await Answer(thief, "/portal/sign-in", answer, first);
        await visitor.Post("/portal/sign-in/passkey", Fields(answer, first));
        Assert.Contains("Dag Anna", visitor.Text, StringComparison.Ordinal);
        await Answer(visitor, "/portal/sign-in", answer, first);
        await visitor.Get("/portal/sign-in");
        (first, asked) = Asked(visitor);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await Answer(visitor, "/portal/sign-in", key.Show(asked), first);

        // A device that asked for nothing, another site, a copy of the device, and a signature by somebody else.
        key.Verifies = false;
        await SignIn(salon.Visit(), key, "/portal/sign-in", Refused);
        (key.Verifies, key.Origin) = (true, "http://evil.example");
        await SignIn(salon.Visit(), key, "/portal/sign-in", Refused);
        (key.Origin, key.Counts, key.Count) = ("http://localhost", true, 100);
        await SignIn(salon.Visit(), key, "/portal/sign-in");
        key.Count = 100;
        await SignIn(salon.Visit(), key, "/portal/sign-in", Refused);
        using var stranger = new SoftwareKey();
        await SignIn(salon.Visit(), stranger, "/portal/sign-in", Refused);

        // Whatever else somebody may send.
        foreach (var bad in (string[])["", "{}", "null", "[1]", "{\"id\":1}", new string('x', 100_000), key.Show(asked)[..^5]])
        {
            await visitor.Get("/portal/sign-in");
            await Answer(visitor, "/portal/sign-in", bad, Asked(visitor).Seal);
            await Answer(visitor, "/portal/sign-in", key.Show(asked), bad);
            await browser.Get($"{OwnLogin}/passkeys/prove");
            await browser.Post($"{OwnLogin}/passkeys/prove", new() { ["Password"] = Salon.Password });
            await browser.Post($"{OwnLogin}/passkeys/new", new() { ["Name"] = "Nog een", ["Credential"] = bad, ["Seal"] = Asked(browser).Seal });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
            Assert.Contains("Er is geen passkey gemaakt", browser.Text, StringComparison.Ordinal);
            Assert.Equal("Nog een", browser.Page.QuerySelector("[name=Name]")!.GetAttribute("value"));
        }

        // A login that was switched off.
        await salon.SwitchLogin(client, false);
        await SignIn(salon.Visit(), key, "/portal/sign-in", Refused);
    }

    private static async Task Add(Browser browser, string path, SoftwareKey key, string name)
    {
        var (seal, options) = Asked(browser);
        await browser.Post($"{path}/passkeys/new", new() { ["Name"] = name, ["Credential"] = key.Make(options), ["Seal"] = seal });
    }

    /// <param name="expected">A part of the page that follows; left out, the page of somebody who is in.</param>
    private static async Task SignIn(Browser browser, SoftwareKey key, string path, string expected = "Dag ")
    {
        await browser.Get(path);
        var (seal, options) = Asked(browser);
        await browser.Post($"{path}/passkey", Fields(key.Show(options), seal));
        Assert.Equal(expected == Refused ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Contains(expected, browser.Text, StringComparison.Ordinal);
    }

    private static async Task Answer(Browser browser, string path, string credential, string seal)
    {
        await browser.Post($"{path}/passkey", Fields(credential, seal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains(Refused, browser.Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields(string credential, string seal) => new() { ["Credential"] = credential, ["Seal"] = seal };

    private static (string Seal, string Options) Asked(Browser browser)
    {
        var form = browser.Page.QuerySelector("form[data-passkey]")!;
        return (form.QuerySelector("[name=Seal]")!.GetAttribute("value")!, form.GetAttribute("data-passkey")!);
    }

    private static System.Text.Json.JsonElement Options(Browser browser, string name)
        => System.Text.Json.JsonDocument.Parse(Asked(browser).Options).RootElement.GetProperty(name);
}
