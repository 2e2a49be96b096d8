using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>What a client does in the restricted area on a telephone, and what staff do there in a client's place.</summary>
[Trait("Needs", "Browser")]
[Collection<Walks>]
public sealed class RestrictedAreaWalk(Chromium chromium)
{
    private const string Why = "Anna belde over haar gegevens";

    [Fact]
    public async Task W4_a_client_comes_in_by_mail_asks_for_a_change_says_no_to_messages_and_takes_the_own_data_along()
    {
        var (salon, card, email) = await SomebodyWithALogin();
        var client = await chromium.Somebody();
        await client.HoldsATelephone();
        await ComesInByMail(client, salon, email);
        await client.Look();

        await client.Follow("Klopt er iets niet?");
        await client.Fill("Mobiel", "06 87654321");
        await client.Look();
        await client.Press("Naar de salon sturen");
        await client.Sees("Een wijziging wacht op de salon");
        await client.Page.ClickAsync("text=Afspraakberichten per sms");
        await client.Page.WaitForSelectorAsync("form[action$='/appointments-sms'] .saved svg");
        Assert.False(await client.Page.GetByLabel("Afspraakberichten per sms").IsCheckedAsync());
        await client.Look();

        await client.Press("Mail mij de link");
        await client.Sees("Er is een mail onderweg");
        await client.Open(SentMails.LinkIn(await client.NewestMail(email)));
        await client.Look();
        var download = await client.Page.RunAndWaitForDownloadAsync(() => client.Press("Downloaden"));
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);

        // The salon agrees; the card and the history tell all of it.
        var owner = await chromium.Somebody();
        await owner.SignIn(salon);
        await owner.Open($"{salon.Path}/clients/{card}");
        await owner.Look();
        await owner.Press("Akkoord");
        await owner.Sees("Gedaan: het staat op de kaart.");
        await client.Open($"{salon.Path}/portal");
        await client.Sees("06-87654321");
        await owner.NothingLeftToDo();
        await owner.Open($"{salon.Path}/clients/{card}?tab=history");
        Assert.Contains("De klant vroeg om te wijzigen", await owner.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task W4_a_stranger_learns_nothing_and_a_link_that_is_over_or_made_up_gets_a_page_that_helps()
    {
        var (salon, _, email) = await SomebodyWithALogin();
        var client = await chromium.Somebody();
        await client.HoldsATelephone();
        await client.Open($"{salon.Path}/portal/link");
        await client.Fill("E-mail", "niemand@client.example");
        await client.Press("Stuur de link");
        var toNobody = await client.Text();
        await ComesInByMail(client, salon, email, asked => Assert.Equal(toNobody, asked));
        await client.Look();

        var used = SentMails.LinkIn(await client.NewestMail(email));
        foreach (var link in (string[])[used, used[..^4], $"{salon.Path}/l/{Guid.NewGuid():N}"])
        {
            await client.Open(link);
            await client.Sees("Deze link werkt niet");
            await client.Look();
        }

        await client.Open($"{salon.Path}/portal/{Guid.NewGuid()}");
        await client.Look();
        await client.Open($"{salon.Path}/portal/sign-in");
        await client.Fill("E-mail", email);
        await client.Fill("Wachtwoord", "niet het goede wachtwoord");
        await client.Press("Inloggen");
        await client.Sees("Het e-mailadres of het wachtwoord klopt niet");
    }

    [Fact]
    public async Task W5_a_manager_looks_in_the_clients_place_under_a_banner_until_done_and_the_client_sees_that()
    {
        var (salon, card, email) = await SomebodyWithALogin();
        var manager = await chromium.Somebody();
        await manager.SignIn(salon);
        await manager.Open($"{salon.Path}/clients/{card}");
        await manager.Follow("Inloggen als deze klant");
        await manager.Look();
        await manager.Fill("Reden", Why);
        await manager.Press("Inloggen als deze klant");
        await manager.Sees("Dag Anna");
        Assert.Contains("Olga Owner", await manager.Page.InnerTextAsync(".portal-guest"), StringComparison.Ordinal);
        await manager.Look();
        Assert.Equal(0, await manager.Page.Locator("#consents input[role=switch]:enabled").CountAsync());
        await manager.Follow("Inloggen en apparaten");
        Assert.Equal(0, await manager.Page.Locator("input[type=password]").CountAsync());
        await manager.Look();
        await manager.Page.ClickAsync(".portal-guest button");
        await manager.Page.WaitForURLAsync($"**/clients/{card}");

        await manager.NothingLeftToDo();
        await manager.Follow("Actiegeschiedenis");
        await manager.Sees($"Olga Owner logde in als de klant: {Why}");
        await manager.Sees("stopte met kijken als de klant");

        var client = await chromium.Somebody();
        await client.HoldsATelephone();
        await ComesInByMail(client, salon, email);
        await client.Follow("Inloggen en apparaten");
        await client.Sees(Why);
        await client.Look();
    }

    [Fact]
    public async Task W5_new_credentials_end_the_old_password_and_a_login_that_is_off_ends_the_session_at_once()
    {
        var (salon, card, email) = await SomebodyWithALogin();
        var client = await chromium.Somebody();
        await client.HoldsATelephone();
        await client.SignIn(salon, "/portal/sign-in", email);
        var owner = await chromium.Somebody();
        await owner.SignIn(salon);
        await owner.Open($"{salon.Path}/clients/{card}");
        await owner.Follow("Inloggegevens genereren");
        await owner.Look();
        await owner.Press("Inloggegevens mailen");
        await owner.Sees("De inloggegevens zijn onderweg.");

        var mail = await client.NewestMail(email);
        await client.Open($"{salon.Path}/portal");
        await client.Fill("E-mail", email);
        await client.Fill("Wachtwoord", Salon.Password);
        await client.Press("Inloggen");
        await client.Sees("Het e-mailadres of het wachtwoord klopt niet");
        await client.Open(SentMails.LinkIn(mail));
        await client.Look();
        await client.Fill("Nieuw wachtwoord", "weer een paar andere woorden");
        await client.Press("Opslaan en verder");
        await client.Sees("Dag Anna");
        await client.Open(SentMails.LinkIn(mail));
        await client.Sees("Deze link werkt niet");

        await owner.Open($"{salon.Path}/clients/{card}");
        await owner.Page.ClickAsync("text=Mag inloggen");
        await owner.Sees("De login staat uit.");
        await client.Open($"{salon.Path}/portal");
        Assert.Contains("/portal/sign-in?", client.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AC_10_a_client_allows_notifications_one_is_shown_and_the_salon_stops_them()
    {
        var (salon, card, email) = await SomebodyWithALogin();
        var client = await chromium.Somebody(home: chromium.Named);
        await client.HoldsATelephone();
        using var keys = new PushReceiver();
        await TakesNotifications(client, keys.Fields("https://push.example/anna"));
        await ComesInByMail(client, salon, email);
        await client.Follow("Inloggen en apparaten");
        await client.Press("Meldingen op dit apparaat toestaan");
        await client.Sees("Dit apparaat krijgt vanaf nu meldingen.");
        await client.Sees("Apparaten met meldingen");
        await client.Look();

        await Deliver(client, """{ "title": "Salon Zilver", "body": "Er is een antwoord.", "url": "/" }""");
        Assert.Equal("Salon Zilver: Er is een antwoord.", await client.Page.EvaluateAsync<string>("""
            async () => {
                const worker = await navigator.serviceWorker.ready;
                for (let tries = 0; tries < 200; tries++) {
                    const [shown] = await worker.getNotifications();
                    if (shown) { return `${shown.title}: ${shown.body}`; }
                    await new Promise((done) => setTimeout(done, 50));
                }

                return 'nothing was shown';
            }
            """));

        var owner = await chromium.Somebody();
        await owner.SignIn(salon);
        await owner.Open($"{salon.Path}/clients/{card}");
        await owner.Press("Meldingen stoppen");
        await owner.Sees("Dit apparaat krijgt geen meldingen meer.");
        await client.Page.ReloadAsync();
        Assert.DoesNotContain("Apparaten met meldingen", await client.Text(), StringComparison.Ordinal);
    }

    /// <summary>The browser's own service for notifications is out of reach: what it would answer is put in its place.</summary>
    private async Task TakesNotifications(Person client, Dictionary<string, string> subscription)
    {
        await client.Page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = chromium.Named.ToString() });
        await client.Page.AddInitScriptAsync($$"""
            const subscription = {
                endpoint: '{{subscription["Endpoint"]}}',
                toJSON: () => ({
                    endpoint: '{{subscription["Endpoint"]}}',
                    keys: { p256dh: '{{subscription["PublicKey"]}}', auth: '{{subscription["Secret"]}}' },
                }),
            };
            PushManager.prototype.subscribe = async () => subscription;
            PushManager.prototype.getSubscription = async () => subscription;
            """);
    }

    /// <summary>What the service would bring to the worker.</summary>
    private async Task Deliver(Person client, string message)
    {
        var devtools = await client.Page.Context.NewCDPSessionAsync(client.Page);
        var registered = new TaskCompletionSource<string>();
        devtools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var registration in told!.Value.GetProperty("registrations").EnumerateArray())
            {
                registered.TrySetResult(registration.GetProperty("registrationId").GetString()!);
            }
        };
        await devtools.SendAsync("ServiceWorker.enable");
        await devtools.SendAsync("ServiceWorker.deliverPushMessage", new()
        {
            ["origin"] = chromium.Named.ToString(), ["registrationId"] = await registered.Task, ["data"] = message,
        });
    }

    private static async Task ComesInByMail(Person client, Salon salon, string email, Action<string>? asked = null)
    {
        await client.Open($"{salon.Path}/portal/sign-in");
        await client.Follow("Inloggen zonder wachtwoord");
        await client.Fill("E-mail", email);
        await client.Press("Stuur de link");
        asked?.Invoke(await client.Text());
        await client.Open(SentMails.LinkIn(await client.NewestMail(email)));
        await client.Press("Inloggen");
        await client.Sees("Dag Anna");
    }

    private async Task<(Salon Salon, Guid Card, string Email)> SomebodyWithALogin()
    {
        var salon = await chromium.App.Open();
        var email = $"anna@{salon.Tenant.Slug}.example";
        var (card, _) = await salon.AddSignedInClient(chromium.App, "Anna", email);
        return (salon, card, email);
    }
}
