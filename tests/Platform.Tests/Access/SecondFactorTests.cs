using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Access;
using Platform.Access.SecondFactor;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>A code besides the password: from an app, or a recovery code.</summary>
[Trait("Needs", "Database")]
public sealed partial class SecondFactorTests(SalonApp shared)
{
    /// <summary>RFC 6238, appendix B, the rows for SHA-1 with their last six digits.</summary>
    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void A_code_is_what_the_standard_says(long seconds, string code)
    {
        var (key, at) = (Encoding.ASCII.GetBytes("12345678901234567890"), DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);
        Assert.Equal(code, Totp.CodeAt(key, at));
        Assert.NotNull(Totp.StepOf(code, key, at.AddSeconds(30)));
        Assert.Null(Totp.StepOf(code, key, at.AddSeconds(90)));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Base32(key));
    }

    [Fact]
    public async Task A_member_of_staff_sets_up_a_second_step_and_nobody_comes_in_with_the_password_alone()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var owner = await salon.SignIn();
        var (key, taken, codes) = await SetUp(app, owner);
        Assert.Equal(10, codes.Count);

        var browser = salon.Visit();
        await SignIn(browser);
        Assert.Contains("/sign-in/code/", Where(browser), StringComparison.Ordinal);
        await browser.Get("/settings/team");
        Assert.EndsWith("/sign-in", Where(browser), StringComparison.Ordinal);
        var step = await SignIn(browser);
        await browser.Post(step, new() { ["Code"] = "000000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);

        // The code that set it up was taken already.
        await browser.Post(step, new() { ["Code"] = taken });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.Post(step, new() { ["Code"] = Totp.CodeAt(key, app.Clock.GetUtcNow().UtcDateTime) });
        Assert.Contains("Dag Olga", browser.Text, StringComparison.Ordinal);
        await browser.Get(step);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);

        // A recovery code works once; so does a link to a new password only with the second step.
        var other = salon.Visit();
        await other.Post(await SignIn(other), new() { ["Code"] = codes[0].ToLowerInvariant() });
        Assert.Contains("Dag Olga", other.Text, StringComparison.Ordinal);
        var again = salon.Visit();
        await again.Post(await SignIn(again), new() { ["Code"] = codes[0] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Last.StatusCode);
        await again.Post("/forgot", new() { ["Email"] = Salon.EmailOf(Role.Owner) });
        await app.Settle();
        var link = SentMails.LinkIn(app.Mails.To(Salon.EmailOf(Role.Owner))[^1]);
        await again.Get(link);
        await again.Post(link, new() { ["Password"] = Salon.Password });
        Assert.Contains("/sign-in/code/", Where(again), StringComparison.Ordinal);
        Assert.DoesNotContain(await new Tables(app).Rows(salon), row => codes.Exists(code => row.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Codes_are_throttled_like_passwords()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (key, _, _) = await SetUp(app, await salon.SignIn());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var browser = salon.Visit();
        var step = await SignIn(browser);
        for (var guess = 0; guess < 9; guess++)
        {
            await browser.Post(step, new() { ["Code"] = $"00000{guess}" });
        }

        await browser.Post(step, new() { ["Code"] = Totp.CodeAt(key, app.Clock.GetUtcNow().UtcDateTime) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await browser.Post(await SignIn(browser), new() { ["Code"] = Totp.CodeAt(key, app.Clock.GetUtcNow().UtcDateTime) });
        Assert.Contains("Dag Olga", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_salon_that_asks_owners_for_a_second_step_lets_those_without_one_set_it_up_and_nothing_else()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var owner = await salon.SignIn();
        await owner.Get("/settings/login");
        await owner.Post("/settings/login/rule", new() { ["On"] = "true" });
        await owner.Get("/settings/team");
        Assert.Equal(HttpStatusCode.OK, owner.Last.StatusCode);
        await SetUp(app, owner);
        await owner.Get("/settings/login");
        await owner.Post("/settings/login/rule", new() { ["On"] = "true" });
        await using (var scope = salon.Scope())
        {
            var db = (AccessDb)scope.ServiceProvider.GetService(typeof(AccessDb))!;
            var hash = await ((Passwords)scope.ServiceProvider.GetService(typeof(Passwords))!).Hash(Salon.Password, default);
            db.Add(new StaffAccount
            {
                Name = "Otto", Email = "otto@salon.example", EmailKey = "otto@salon.example", Role = Role.Owner, PasswordHash = hash, CreatedAt = db.Now, ConfirmedAt = db.Now,
            });
            await db.SaveChangesAsync();
        }

        var otto = salon.Visit();
        await otto.Post("/sign-in", new() { ["Email"] = "otto@salon.example", ["Password"] = Salon.Password });
        await otto.Get("/clients");
        Assert.Equal(HttpStatusCode.Forbidden, otto.Last.StatusCode);
        await SetUp(app, otto);
        await otto.Get("/clients");
        Assert.Equal(HttpStatusCode.OK, otto.Last.StatusCode);
        await otto.Get("/settings/login");
        await otto.Post("/settings/login/off", []);
        Assert.Contains("Pas dat eerst aan", otto.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_sees_the_own_sessions_and_ends_one_and_nobody_ends_anothers()
    {
        var salon = await shared.Open();
        var (here, there) = (await salon.SignIn(), await salon.SignIn());
        var stylist = await salon.SignIn(Role.Stylist);
        await here.Get("/settings/login");
        var end = here.Page.QuerySelector("form[action*='/settings/login/sessions/']")!.GetAttribute("action")!;
        await stylist.Post(end, []);
        Assert.Equal(HttpStatusCode.NotFound, stylist.Last.StatusCode);
        await here.Post(end, []);
        await there.Get("/settings/team");
        Assert.EndsWith("/sign-in", Where(there), StringComparison.Ordinal);
        await here.Get("/settings/team");
        Assert.EndsWith("/settings/team", Where(here), StringComparison.Ordinal);
    }

    private static async Task<(byte[] Key, string Taken, List<string> Codes)> SetUp(SalonApp app, Browser browser)
    {
        await browser.Get("/settings/login");
        await browser.Post("/settings/login/begin", []);
        var link = browser.Page.QuerySelector("a[href^='otpauth:']")!.GetAttribute("href")!;
        var drawn = browser.Page.QuerySelector("svg.qr path")!.GetAttribute("d")!;
        Assert.True(drawn.Split('M').Length > 300, "The code for the camera is drawn beside the key.");
        Assert.Contains(browser.Page.QuerySelectorAll("code"), shown => link.Contains(shown.TextContent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var key = Bytes(Secret().Match(link).Groups[1].Value);
        var code = Totp.CodeAt(key, app.Clock.GetUtcNow().UtcDateTime);
        await browser.Post("/settings/login/prove", new() { ["Code"] = code });
        return (key, code, [.. browser.Page.QuerySelectorAll(".notice code").Select(shown => shown.TextContent)]);
    }

    /// <summary>Gives the password; returns the address that asks for the code.</summary>
    private static async Task<string> SignIn(Browser browser)
    {
        await browser.Get("/sign-in");
        await browser.Post("/sign-in", new() { ["Email"] = Salon.EmailOf(Role.Owner), ["Password"] = Salon.Password });
        return Where(browser);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    private static string Where(Browser browser) => browser.Last.RequestMessage!.RequestUri!.AbsolutePath;

    [GeneratedRegex("secret=([A-Z2-7]+)")]
    private static partial Regex Secret();
}
