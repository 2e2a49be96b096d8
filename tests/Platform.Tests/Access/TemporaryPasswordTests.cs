using System.Net;
using System.Text.RegularExpressions;
using Platform.Kernel.Mail;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>A password for one use, in the mails of a salon that wants that.</summary>
[Trait("Needs", "Database")]
public sealed partial class TemporaryPasswordTests(SalonApp shared)
{
    private const string Own = "alleen van mij alleen";

    [Fact]
    public async Task AC_05_a_salon_that_wants_it_mails_a_temporary_password_that_works_once_within_a_day_and_opens_only_another()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        const string Email = "anna@tijdelijk.example";
        var client = await salon.AddClient("Anna", Email);
        var owner = await salon.SignIn();
        await owner.Get("/settings/team");
        await owner.Post("/settings/team/temporary-passwords", new() { ["On"] = "true" });
        await owner.Get($"/clients/{client}/credentials");
        Assert.Contains("tijdelijk wachtwoord", owner.Text, StringComparison.Ordinal);
        var key = await salon.Api();
        await key.PostAsync($"clients/{client}/credentials", null);

        // It stands in the mail and nowhere else: not in the queue before, nor in any row after.
        var queued = await new Tables(app).Rows(salon);
        await app.Settle();
        var mail = WithPassword(app.Mails.To(Email));
        var password = TemporaryIn(mail);
        Assert.Matches("^([a-z2-9]{4}-){5}[a-z2-9]{4}$", password);
        Assert.Contains($"Je inlognaam is {Email}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(queued.Concat(await new Tables(app).Rows(salon)), row => row.Contains(password, StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.All, line => line.Contains(password, StringComparison.Ordinal));

        var browser = salon.Visit();
        await browser.Get($"{salon.Path}/l/{password}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await SignIn(browser, Email, password);
        Assert.Contains("Kies een eigen wachtwoord", browser.Text, StringComparison.Ordinal);
        var choice = Where(browser);
        await browser.Get("/portal");
        Assert.EndsWith("/portal/sign-in", Where(browser), StringComparison.Ordinal);
        Assert.Contains("klopt niet", await Tried(salon, Email, password), StringComparison.Ordinal);
        await browser.Get(choice);
        await browser.Post(choice, new() { ["Password"] = Own });
        Assert.EndsWith("/portal", Where(browser), StringComparison.Ordinal);
        Assert.Contains("Dag Anna", await Tried(salon, Email, Own), StringComparison.Ordinal);

        // Too late, replaced, or somebody else's: one and the same refusal.
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await key.PostAsync($"clients/{client}/credentials", null);
        await app.Settle();
        var replaced = TemporaryIn(WithPassword(app.Mails.To(Email)));
        await key.PostAsync($"clients/{client}/credentials", null);
        await app.Settle();
        var late = TemporaryIn(WithPassword(app.Mails.To(Email)));
        Assert.NotEqual(replaced, late);
        await salon.AddSignedInClient(app, "Bea", "bea@tijdelijk.example");
        Assert.Contains("klopt niet", await Tried(salon, "bea@tijdelijk.example", late), StringComparison.Ordinal);
        Assert.Contains("klopt niet", await Tried(salon, Email, replaced), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Contains("klopt niet", await Tried(salon, Email, late), StringComparison.Ordinal);
    }

    private static OutgoingMail WithPassword(IEnumerable<OutgoingMail> mails) => mails.Last(mail => TemporaryPassword().IsMatch(mail.Text));

    private static string TemporaryIn(OutgoingMail mail) => TemporaryPassword().Match(mail.Text).Groups[1].Value;

    private static Task SignIn(Browser browser, string email, string password)
        => browser.Post("/portal/sign-in", new() { ["Email"] = email, ["Password"] = password });

    /// <summary>What somebody reads who signs in with this in a browser of their own.</summary>
    private static async Task<string> Tried(Salon salon, string email, string password)
    {
        var browser = salon.Visit();
        await SignIn(browser, email, password);
        return browser.Text;
    }

    [GeneratedRegex(@"wachtwoord is (\S+)")]
    private static partial Regex TemporaryPassword();

    private static string Where(Browser browser) => browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
}
