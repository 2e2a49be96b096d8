using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>Passkeys in a real browser, with the authenticator that Chromium has for tests.</summary>
[Trait("Needs", "Browser")]
[Collection<Walks>]
public sealed class PasskeyWalk(Chromium chromium)
{
    [Fact]
    public async Task A19_somebody_adds_a_passkey_signs_in_with_it_and_once_it_is_removed_it_opens_nothing()
    {
        var salon = await chromium.App.Open();

        // A passkey belongs to a name, not to a number.
        var person = await chromium.Somebody(home: chromium.Named);
        await Authenticator(person);
        await person.SignIn(salon);
        await person.Open($"{salon.Path}/settings/login");
        await person.Follow("Passkey toevoegen");
        await person.Look();
        await person.Fill("Naam van de passkey", "Sleutelbos");
        await person.Press("Passkey maken");
        await person.Page.WaitForURLAsync("**/settings/login");
        await person.Sees("Sleutelbos");
        await person.Look();

        await SignOut(person);
        await person.Look();
        await person.Press("Inloggen met een passkey");
        await person.Page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        await person.Open($"{salon.Path}/settings/login");
        await person.Page.ClickAsync("form[action*='/passkeys/'] button");
        await person.Sees("De passkey opent niets meer");

        await SignOut(person);
        await person.Press("Inloggen met een passkey");
        await person.Sees("Deze passkey past niet bij deze salon");
        await person.Look();
    }

    private static async Task Authenticator(Person person)
    {
        var devtools = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignOut(Person person)
    {
        await person.Page.EvaluateAsync("document.querySelector('form[action$=\"/sign-out\"]').submit()");
        await person.Page.WaitForURLAsync("**/sign-in");
    }
}
