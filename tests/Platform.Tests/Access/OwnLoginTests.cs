using System.Net;
using System.Text.RegularExpressions;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>What a client does with the own login: signing in by mail, devices, another password, another address.</summary>
[Trait("Needs", "Database")]
public sealed class OwnLoginTests(SalonApp shared)
{
    private const string Own = "alleen van mij alleen";

    [Fact]
    public async Task F_15_a_client_signs_in_by_a_mailed_link_once_within_a_quarter_of_an_hour()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var client = await salon.AddClient("Anna", "f15@clients.example");
        await salon.SwitchLogin(client, true);
        await app.Settle();
        var browser = salon.Visit();
        var first = await Ask(app, browser);
        var second = await Ask(app, browser);
        await browser.Get(first);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        var before = await new Tables(app).Sums(salon);
        await browser.Get(second);
        Assert.Equal(before, await new Tables(app).Sums(salon));
        Assert.Null(browser.Page.QuerySelector("input[type=password]"));
        await browser.Post(second, []);
        Assert.EndsWith("/portal", Where(browser), StringComparison.Ordinal);
        var thief = salon.Visit();
        await thief.Get("/portal/sign-in");
        await thief.Post(second, []);
        Assert.Equal(HttpStatusCode.NotFound, thief.Last.StatusCode);

        var late = await Ask(app, browser);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await browser.Get(late);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await salon.SwitchLogin(client, false);
        var mails = app.Mails.To("f15@clients.example").Count;
        await browser.Get("/portal/link");
        await browser.Post("/portal/link", new() { ["Email"] = "f15@clients.example" });
        await app.Settle();
        Assert.Equal(mails, app.Mails.To("f15@clients.example").Count);
    }

    [Fact]
    public async Task A3_asking_for_a_link_or_a_password_says_the_same_whether_the_address_is_known_or_not()
    {
        var salon = await shared.Open();
        var email = $"a3@{salon.Tenant.Slug}.example";
        await salon.AddSignedInClient(shared, "Anna", email);
        foreach (var path in (string[])["/portal/link", "/portal/forgot", "/forgot"])
        {
            var answers = new List<string>();
            foreach (var typed in (string[])[email, "niemand@nergens.example"])
            {
                var browser = salon.Visit();
                await browser.Get(path);
                await browser.Post(path, new() { ["Email"] = typed });
                var page = Regex.Replace(await browser.Last.Content.ReadAsStringAsync(), "CfDJ8[\\w-]+", "");
                answers.Add($"{browser.Last.StatusCode} {page}");
            }

            Assert.Equal(answers[0], answers[1]);
        }
    }

    [Fact]
    public async Task AC_01_a_client_sees_devices_changes_the_password_and_other_devices_are_out()
    {
        var salon = await shared.Open();
        var email = $"own@{salon.Tenant.Slug}.example";
        var (_, here) = await salon.AddSignedInClient(shared, "Anna", email);
        var (_, stranger) = await salon.AddSignedInClient(shared, "Bea", $"bea@{salon.Tenant.Slug}.example");
        var (there, third) = (await SignIn(salon, email), await SignIn(salon, email));
        await here.Get("/portal/login");
        var end = here.Page.QuerySelector("form[action*='/portal/login/sessions/']")!.GetAttribute("action")!;
        await stranger.Get("/portal/login");
        await stranger.Post(end, []);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Last.StatusCode);
        await here.Post(end, []);
        Assert.Single((string[])[await Portal(there), await Portal(third)], path => path.EndsWith("/sign-in", StringComparison.Ordinal));

        await here.Post("/portal/login/password", new() { ["Password"] = "een verkeerd geraden woord", ["NewPassword"] = Own });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Last.StatusCode);
        await here.Post("/portal/login/password", new() { ["Password"] = Salon.Password, ["NewPassword"] = "kort" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Last.StatusCode);
        await here.Post("/portal/login/password", new() { ["Password"] = Salon.Password, ["NewPassword"] = Own });
        Assert.EndsWith("/portal/login", Where(here), StringComparison.Ordinal);
        Assert.EndsWith("/sign-in", await Portal(there), StringComparison.Ordinal);
        Assert.EndsWith("/sign-in", await Portal(third), StringComparison.Ordinal);
        await shared.Settle();
        Assert.Contains("veranderd", shared.Mails.To(email)[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A13_D_06_a_client_names_another_address_with_the_password_and_it_counts_once_confirmed()
    {
        var salon = await shared.Open();
        var (older, newer) = ($"oud@{salon.Tenant.Slug}.example", $"nieuw@{salon.Tenant.Slug}.example");
        var (client, browser) = await salon.AddSignedInClient(shared, "Anna", older);
        await browser.Get("/portal/login");
        await browser.Post("/portal/login/email", new() { ["Email"] = newer, ["Password"] = "een verkeerd geraden woord" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        await browser.Post("/portal/login/email", new() { ["Email"] = newer, ["Password"] = Salon.Password });
        await shared.Settle();
        Assert.Contains("Een ander e-mailadres", shared.Mails.To(older)[^1].Subject, StringComparison.Ordinal);
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}");
        Assert.Equal(older, owner.Page.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        var link = SentMails.LinkIn(shared.Mails.To(newer)[^1]);
        await browser.Get(link);
        await browser.Post(link, []);
        await shared.Settle();
        await owner.Get($"/clients/{client}");
        Assert.Equal(newer, owner.Page.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.EndsWith("/portal", Where(await SignIn(salon, newer)), StringComparison.Ordinal);
    }

    private static async Task<string> Ask(SalonApp app, Browser browser)
    {
        await browser.Get("/portal/link");
        await browser.Post("/portal/link", new() { ["Email"] = "f15@clients.example" });
        await app.Settle();
        return SentMails.LinkIn(app.Mails.To("f15@clients.example").Last(mail => mail.Text.Contains("/l/", StringComparison.Ordinal)));
    }

    private static async Task<Browser> SignIn(Salon salon, string email)
    {
        var browser = salon.Visit();
        await browser.Get("/portal/sign-in");
        await browser.Post("/portal/sign-in", new() { ["Email"] = email, ["Password"] = Salon.Password });
        return browser;
    }

    private static async Task<string> Portal(Browser browser)
    {
        await browser.Get("/portal");
        return Where(browser);
    }

    private static string Where(Browser browser) => browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
}
