using System.Net;
using System.Text.RegularExpressions;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>What is secret is written down nowhere, and what is written down opens nothing.</summary>
[Trait("Needs", "Database")]
public sealed partial class SecretsTests(SalonApp shared)
{
    private const string ClientEmail = "heel.geheim@clients.example";

    [Fact]
    public async Task A4_I11_no_password_token_or_key_is_stored_or_logged()
    {
        await using var app = await shared.Another();
        var (_, secrets) = await Lived(app);
        var (stored, logged) = (string.Join('\n', await new Tables(app).Dump()), string.Join('\n', app.Log.All));
        Assert.Contains(ClientEmail, stored, StringComparison.Ordinal);
        Assert.NotEmpty(app.Log.All);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
        Assert.All(secrets.Append(ClientEmail), secret => Assert.DoesNotContain(secret, logged, StringComparison.Ordinal));
        Assert.All(app.Mails.All, mail => Assert.DoesNotContain(Salon.Password, mail.Text + mail.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A6_nothing_that_the_database_holds_works_as_a_link_a_key_or_a_session()
    {
        await using var app = await shared.Another();
        var (salon, _) = await Lived(app);
        var stored = (await new Tables(app).Rows(salon)).SelectMany(row => row.Split('|')).Where(value => Word().IsMatch(value)).Distinct().ToList();
        var thief = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        Assert.True(stored.Count > 10, "A salon that was lived in has more to steal.");
        foreach (var value in stored)
        {
            foreach (var token in (string[])[value, $"{salon.Tenant.Id}-{value}"])
            {
                Assert.Equal(HttpStatusCode.NotFound, (await thief.GetAsync($"{salon.Path}/l/{token}")).StatusCode);
                var key = await Asked(thief, "/api/v1/staff", "Authorization", $"Bearer {token}");
                Assert.Contains(key.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.NotFound]);
                Assert.Equal(HttpStatusCode.Found, (await Asked(thief, $"{salon.Path}/settings/team", "Cookie", $"staff-{salon.Tenant.Id}={token}")).StatusCode);
            }
        }
    }

    [Fact]
    public async Task I11_nobody_writes_lines_of_their_own_into_the_log()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var browser = salon.Visit();
        await browser.Post("/sign-in", new() { ["Email"] = "a@b.example\r\nFORGED line", ["Password"] = "x\r\nFORGED line" });
        await browser.Get("/nowhere?x=%0d%0aFORGED");
        Assert.DoesNotContain(app.Log.All, line => line.Contains("\nFORGED", StringComparison.Ordinal));
    }

    /// <summary>A salon in which people signed in, forgot, were invited and got a key; and every secret that this made.</summary>
    private static async Task<(Salon Salon, List<string> Secrets)> Lived(SalonApp app)
    {
        var salon = await app.Open();
        var (_, client) = await salon.AddSignedInClient(app, "Anna", ClientEmail);
        await client.Get("/portal/sign-in");
        await client.Post("/portal/sign-in", new() { ["Email"] = ClientEmail, ["Password"] = "een verkeerd geraden woord" });
        await client.Get("/portal/forgot");
        await client.Post("/portal/forgot", new() { ["Email"] = ClientEmail });
        var owner = await salon.SignIn();
        await owner.Get("/settings/team");
        await owner.Post("/settings/team", new() { ["Name"] = "Sam", ["Email"] = "sam@staff.example", ["Role"] = "stylist" });
        await owner.Post("/forgot", new() { ["Email"] = Salon.EmailOf(Role.Owner) });
        var key = (await salon.Api()).DefaultRequestHeaders.Authorization!.Parameter!;
        await app.Settle();
        var tokens = app.Mails.All.Where(mail => mail.Text.Contains("/l/", StringComparison.Ordinal)).Select(mail => SentMails.LinkIn(mail).Split("/l/")[1]).ToList();
        Assert.True(tokens.Count >= 4, "Not every mail with a link went out.");
        return (salon, [Salon.Password, "een verkeerd geraden woord", key, .. tokens]);
    }

    private static async Task<HttpResponseMessage> Asked(HttpClient thief, string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        return await thief.SendAsync(request);
    }

    [GeneratedRegex("^[0-9A-Za-z_-]{8,100}$")]
    private static partial Regex Word();
}
