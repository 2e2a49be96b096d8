using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Access;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Tests.Access;

/// <summary>What the salon does with a client's credentials, and what the client hears of it.</summary>
[Trait("Needs", "Database")]
public sealed class CredentialsTests(SalonApp shared)
{
    private const string ByHand = "van de balie gekregen";
    private const string Own = "alleen van mij alleen";

    [Fact]
    public async Task AC_04_AC_05_generated_credentials_are_a_login_name_and_a_link_and_the_old_password_is_dead()
    {
        var salon = await shared.Open();
        var email = $"anna@{salon.Tenant.Slug}.example";
        var (client, browser) = await salon.AddSignedInClient(shared, "Anna", email);
        var desk = await salon.SignIn(Role.Reception);
        await desk.Get($"/clients/{client}");
        Assert.NotNull(desk.Page.QuerySelector($"a[href$='/clients/{client}/credentials']"));
        await desk.Get($"/clients/{client}/credentials");
        var mails = shared.Mails.To(email).Count;
        await desk.Post($"/clients/{client}/credentials", []);
        Assert.Contains("onderweg", desk.Text, StringComparison.Ordinal);
        await shared.Settle();

        var mail = shared.Mails.To(email)[^1];
        Assert.Equal(mails + 1, shared.Mails.To(email).Count);
        Assert.Contains($"Je inlognaam is {email}", mail.Text, StringComparison.Ordinal);
        await browser.Get("/portal");
        Assert.EndsWith("/portal/sign-in", Where(browser), StringComparison.Ordinal);
        Assert.False(await MaySignIn(salon, email, Salon.Password));
        var link = SentMails.LinkIn(mail);
        await browser.Get(link);
        await browser.Post(link, new() { ["Password"] = Own });
        Assert.EndsWith("/portal", Where(browser), StringComparison.Ordinal);
        Assert.True(await MaySignIn(salon, email, Own));
        await browser.Get(link);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);

        // Only the first use of any link sends the activation mail, and one mail follows another after a while.
        var key = await salon.Api();
        Assert.Equal(HttpStatusCode.OK, (await key.PostAsync($"clients/{client}/credentials", null)).StatusCode);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => key.PostAsync($"clients/{client}/credentials", null)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PostAsync($"clients/{client}/credentials", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await key.PostAsync($"clients/{Guid.NewGuid()}/credentials", null)).StatusCode);
        Assert.Equal(1, shared.Mails.To(email).Count(sent => sent.Subject.Contains("werkt", StringComparison.Ordinal)));
        await desk.Get($"/clients/{client}?tab=history");
        Assert.Contains("liet nieuwe inloggegevens mailen", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AC_04_credentials_make_a_login_where_there_was_none_and_the_link_confirms_the_address()
    {
        var salon = await shared.Open();
        var key = await salon.Api();
        var (client, silent) = (await salon.AddClient("Anna", $"nieuw@{salon.Tenant.Slug}.example"), await salon.AddClient("Bea"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PostAsync($"clients/{silent}/credentials", null)).StatusCode);
        var made = await (await key.PostAsync($"clients/{client}/credentials", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("unconfirmed", made.GetProperty("state").GetString());
        await shared.Settle();
        var link = SentMails.LinkIn(Assert.Single(shared.Mails.To($"nieuw@{salon.Tenant.Slug}.example")));
        await salon.Visit().Post(link, new() { ["Password"] = Own });
        Assert.Equal("on", (await Login(key, client)).GetProperty("state").GetString());
        var stylist = await salon.Api(Role.Stylist);
        Assert.Equal(HttpStatusCode.Forbidden, (await stylist.PostAsync($"clients/{client}/credentials", null)).StatusCode);
    }

    [Fact]
    public async Task AC_04_many_who_were_ticked_get_their_credentials_and_who_has_no_address_is_named()
    {
        var salon = await shared.Open();
        var owner = await salon.SignIn();
        var some = new List<Guid>();
        foreach (var name in (string[])["Anna", "Bea", "Cor"])
        {
            some.Add(await salon.AddClient(name, $"{name}@{salon.Tenant.Slug}.example"));
        }

        some.Add(await salon.AddClient("Dirk"));
        await shared.Settle();
        await owner.Get("/clients");
        await owner.PostAll("/clients/selected", [.. some.Select(id => ("Ids", id.ToString())), ("Action", "credentials:mail")]);
        Assert.Contains("per mail krijgen: 3. Zonder e-mailadres: Dirk", owner.Text, StringComparison.Ordinal);
        await shared.Settle();
        Assert.All(["Anna", "Bea", "Cor"], name => Assert.Single(shared.Mails.To($"{name}@{salon.Tenant.Slug}.example")));
    }

    [Fact]
    public async Task AC_03_a_password_set_by_hand_ends_sessions_and_opens_only_the_choice_of_another()
    {
        var salon = await shared.Open();
        var email = $"hand@{salon.Tenant.Slug}.example";
        var (client, browser) = await salon.AddSignedInClient(shared, "Anna", email);
        var desk = await salon.SignIn(Role.Reception);
        await desk.Get($"/clients/{client}/password");
        await desk.Post($"/clients/{client}/password", new() { ["Password"] = "kort" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, desk.Last.StatusCode);
        await desk.Post($"/clients/{client}/password", new() { ["Password"] = ByHand });
        Assert.Equal(HttpStatusCode.OK, desk.Last.StatusCode);
        Assert.DoesNotContain(ByHand, desk.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await shared.Settle();
        Assert.Contains("veranderd", shared.Mails.To(email)[^1].Subject, StringComparison.Ordinal);
        await browser.Get("/portal");
        Assert.EndsWith("/portal/sign-in", Where(browser), StringComparison.Ordinal);

        await browser.Post("/portal/sign-in", new() { ["Email"] = email, ["Password"] = ByHand });
        var choice = Where(browser);
        Assert.Contains("/l/", choice, StringComparison.Ordinal);
        await browser.Get("/portal");
        Assert.EndsWith("/portal/sign-in", Where(browser), StringComparison.Ordinal);
        await browser.Get(choice);
        await browser.Post(choice, new() { ["Password"] = ByHand });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        await browser.Post(choice, new() { ["Password"] = Own });
        Assert.EndsWith("/portal", Where(browser), StringComparison.Ordinal);
        Assert.True(await MaySignIn(salon, email, Own));
        Assert.False(await MaySignIn(salon, email, ByHand));

        var key = await salon.Api();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PutAsJsonAsync($"clients/{await salon.AddClient("Bea")}/password", new { password = ByHand })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PutAsJsonAsync($"clients/{client}/password", new { password = "kort" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await key.PutAsJsonAsync($"clients/{Guid.NewGuid()}/password", new { password = ByHand })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await key.PutAsJsonAsync($"clients/{client}/password", new { password = ByHand })).StatusCode);
        await shared.Settle();
        await desk.Get($"/clients/{client}?tab=history");
        Assert.Contains("stelde een wachtwoord in", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(shared.Log.All, line => line.Contains(ByHand, StringComparison.Ordinal) || line.Contains(Own, StringComparison.Ordinal));
        Assert.DoesNotContain(await new Tables(shared).Rows(salon), row => row.Contains(ByHand, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AC_06_A13_another_address_waits_for_its_link_and_the_old_one_is_warned()
    {
        var salon = await shared.Open();
        var (older, middle, newer) = ($"oud@{salon.Tenant.Slug}.example", $"midden@{salon.Tenant.Slug}.example", $"nieuw@{salon.Tenant.Slug}.example");
        var (client, _) = await salon.AddSignedInClient(shared, "Anna", older);
        var key = await salon.Api();
        Assert.True((await Login(key, client)).GetProperty("confirmed").GetBoolean());
        await Change(key, client, middle);
        var first = SentMails.LinkIn(Assert.Single(shared.Mails.To(middle)));
        Assert.Contains("Een ander e-mailadres", shared.Mails.To(older)[^1].Subject, StringComparison.Ordinal);
        await Change(key, client, newer);
        var second = SentMails.LinkIn(Assert.Single(shared.Mails.To(newer)));
        var waiting = await Login(key, client);
        Assert.Equal((older, newer, false), (waiting.GetProperty("email").GetString()!, waiting.GetProperty("pendingEmail").GetString()!, waiting.GetProperty("confirmed").GetBoolean()));
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}");
        Assert.Contains("niet bevestigd", owner.Page.QuerySelector("#login-part")!.TextContent, StringComparison.Ordinal);
        Assert.True(await MaySignIn(salon, older, Salon.Password));

        var browser = salon.Visit();
        await browser.Get(first);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await browser.Get(second);
        await browser.Post(second, []);
        Assert.EndsWith("/portal/sign-in", Where(browser), StringComparison.Ordinal);
        Assert.True((await Login(key, client)).GetProperty("confirmed").GetBoolean());
        Assert.True(await MaySignIn(salon, newer, Salon.Password));
        Assert.False(await MaySignIn(salon, older, Salon.Password));

        // The address of another login is never asked to confirm.
        var (other, _) = await salon.AddSignedInClient(shared, "Bea", $"bea@{salon.Tenant.Slug}.example");
        await Change(key, other, newer);
        Assert.Equal(JsonValueKind.Null, (await Login(key, other)).GetProperty("pendingEmail").ValueKind);
    }

    [Fact]
    public async Task AC_07_a_client_who_has_not_confirmed_is_refused_and_may_ask_for_the_mail_again()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (client, key) = (await salon.AddClient("Anna", "ac07@clients.example"), await salon.Api());
        await salon.SwitchLogin(client, true);
        await key.PutAsJsonAsync($"clients/{client}/password", new { password = ByHand });
        await app.Settle();
        var browser = salon.Visit();
        await browser.Get("/portal/sign-in");
        await browser.Post("/portal/sign-in", new() { ["Email"] = "ac07@clients.example", ["Password"] = ByHand });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.NotNull(browser.Page.QuerySelector("form[action$='/portal/forgot'] input[name=Email][value='ac07@clients.example']"));
        Assert.Equal(1, await Asked(app, browser));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(2, await Asked(app, browser));
        Assert.Equal(2, await Asked(app, browser));
        var link = SentMails.LinkIn(app.Mails.To("ac07@clients.example")[^1]);
        app.Clock.Advance(TimeSpan.FromHours(71));
        await browser.Get(link);
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        app.Clock.Advance(TimeSpan.FromHours(2));
        await browser.Get(link);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    [Fact]
    public async Task AC_09_the_list_the_card_and_programs_say_how_a_login_stands()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var key = await salon.Api();
        var (client, browser) = await salon.AddSignedInClient(app, "Anna", "ac09@clients.example");
        Assert.Equal("on", await State(app, key, client));
        await browser.Get("/portal/sign-in");
        for (var turn = 0; turn < 10; turn++)
        {
            await browser.Post("/portal/sign-in", new() { ["Email"] = "ac09@clients.example", ["Password"] = $"geraden woord {turn}" });
        }

        Assert.Equal("locked", await State(app, key, client));
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}");
        Assert.Contains("kwartier geblokkeerd", owner.Page.QuerySelector("#login-part")!.TextContent, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<TellWhatEnded>(scope.ServiceProvider).Run(default);
        }

        Assert.Equal("on", await State(app, key, client));
        await salon.SwitchLogin(client, false);
        Assert.Equal("off", await State(app, key, client));
        Assert.Equal("none", await State(app, key, await salon.AddClient("Bea", "bea09@clients.example")));
    }

    /// <summary>As the login itself says, and as the list of clients finds it.</summary>
    private static async Task<string> State(SalonApp app, HttpClient key, Guid client)
    {
        await app.Settle();
        var state = (await Login(key, client)).GetProperty("state").GetString()!;
        var found = await key.GetFromJsonAsync<JsonElement>($"clients?login={state}");
        Assert.Contains(found.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetGuid() == client);
        return state;
    }

    /// <summary>How many mails the address has got after asking once more.</summary>
    private static async Task<int> Asked(SalonApp app, Browser browser)
    {
        await browser.Post("/portal/forgot", new() { ["Email"] = "ac07@clients.example" });
        await app.Settle();
        return app.Mails.To("ac07@clients.example").Count;
    }

    private async Task Change(HttpClient key, Guid client, string email)
    {
        var version = (await key.GetFromJsonAsync<JsonElement>($"clients/{client}")).GetProperty("version").GetInt32();
        (await key.PatchAsJsonAsync($"clients/{client}", new { version, email })).EnsureSuccessStatusCode();
        await shared.Settle();
    }

    private static Task<JsonElement> Login(HttpClient key, Guid client) => key.GetFromJsonAsync<JsonElement>($"clients/{client}/login");

    private static async Task<bool> MaySignIn(Salon salon, string email, string password)
    {
        var browser = salon.Visit();
        await browser.Get("/portal/sign-in");
        await browser.Post("/portal/sign-in", new() { ["Email"] = email, ["Password"] = password });
        return Where(browser).EndsWith("/portal", StringComparison.Ordinal);
    }

    private static string Where(Browser browser) => browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
}
