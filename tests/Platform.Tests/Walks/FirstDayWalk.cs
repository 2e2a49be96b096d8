using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>A salon's first day in a real browser: from the start page to a client who signs in.</summary>
[Trait("Needs", "Browser")]
[Collection<Walks>]
public sealed class FirstDayWalk(Chromium chromium)
{
    private const string NewPassword = "drie stille oude fietsen";

    [Fact]
    public async Task An_owner_begins_a_salon_and_stands_in_an_empty_back_office()
    {
        var owner = await chromium.Somebody();
        await owner.Open("/");
        await owner.Look();
        await owner.Follow("Begin je salon");
        await owner.Press("Salon beginnen");
        await owner.Sees("Naam van de salon is verplicht.");
        await owner.Look();

        await owner.Fill("Naam van de salon", "Kapsalon 't Hoekje");
        await owner.Fill("Je eigen naam", "Sanne de Wit");
        await owner.Fill("E-mail", "sanne@hoekje.example");
        await owner.Fill("Wachtwoord", NewPassword);
        await owner.Choose("Taal", "Nederlands");
        await owner.Choose("Tijdzone", "Europe/Amsterdam");
        await owner.Press("Salon beginnen");
        await owner.Sees("Kijk in je mail");
        await owner.Look();

        await owner.Open(SentMails.LinkIn(await owner.NewestMail("sanne@hoekje.example")));
        await owner.Look();
        await owner.Press("Bevestigen");
        await owner.Sees("Dag Sanne");
        await owner.Sees("Klantenlijst binnenhalen");
        await owner.Look();
        Assert.Equal("/s/kapsalon-t-hoekje/", owner.Path);

        await owner.Follow("Klanten");
        await owner.Sees("Klanten importeren");
        await owner.Look();
    }

    [Fact]
    public async Task F_31_W2_a_receptionist_finds_a_client_without_the_mouse()
    {
        var (salon, card) = await SalonWithClients();
        var receptionist = await chromium.Somebody();
        await receptionist.SignIn(salon);
        foreach (var (key, asked) in new[] { ("/", "vd berg"), ("Control+k", "BERG 5678"), ("/", "5678"), ("/", "celine"), ("/", "celnie") })
        {
            await receptionist.Open($"{salon.Path}/history");
            await receptionist.Page.Keyboard.PressAsync(key);
            await receptionist.Page.Keyboard.TypeAsync(asked);
            await receptionist.Page.GetByRole(Microsoft.Playwright.AriaRole.Option).First.WaitForAsync();
            await receptionist.Page.Keyboard.PressAsync("ArrowDown");
            await receptionist.Page.Keyboard.PressAsync("Enter");

            await receptionist.Sees("Klantinformatie");
            Assert.Equal($"{salon.Path}/clients/{card}", receptionist.Path);
        }

        await receptionist.Look();

        // Shift and Enter lead to an appointment with the client.
        await receptionist.Page.Keyboard.PressAsync("Control+k");
        await receptionist.Page.Keyboard.TypeAsync("celine");
        await receptionist.Page.GetByRole(Microsoft.Playwright.AriaRole.Option).First.WaitForAsync();
        await receptionist.Page.Keyboard.PressAsync("ArrowDown");
        await receptionist.Page.Keyboard.PressAsync("Shift+Enter");
        await receptionist.Sees("Actie noteren");
        Assert.Equal($"{salon.Path}/clients/{card}/actions?type=appointment", receptionist.Path);
        await receptionist.Look();
    }

    [Fact]
    public async Task The_card_is_kept_in_place_and_the_history_says_who_did_what()
    {
        var (salon, card) = await SalonWithClients();
        var owner = await chromium.Somebody();
        await owner.SignIn(salon);
        await owner.Open($"{salon.Path}/clients/{card}");
        await owner.Sees("Aangemaakt");
        await owner.Fill("Plaats", "Utrecht");
        await owner.Press("Opslaan");
        await owner.Sees("Opgeslagen");
        await owner.Page.FillAsync("#labels [name=Label]", "VIP");
        await owner.Page.Keyboard.PressAsync("Enter");
        await owner.Page.ClickAsync("[aria-label='Label VIP weghalen']");
        await owner.Sees("Het label VIP is weggehaald.");
        await owner.Page.ClickAsync("text=Ontvangt de nieuwsbrief");
        await owner.Sees("Ingeschreven");
        await owner.Look();

        await owner.NothingLeftToDo();
        await owner.Follow("Actiegeschiedenis");
        var told = await owner.Text();
        Assert.All(
            ["wijzigde de plaats", "gaf het label VIP", "haalde het label VIP weg", "zette de nieuwsbrief aan"],
            sentence => Assert.Contains($"Olga Owner {sentence}", told, StringComparison.Ordinal));
        await owner.Look();

        await owner.Choose("Wat", "Labels");
        await owner.Page.FillAsync("[name=from]", $"{chromium.App.Clock.GetUtcNow():yyyy-MM-dd}");
        await owner.Press("Tonen");
        await owner.Sees("Olga Owner gaf het label VIP");
        Assert.DoesNotContain("nieuwsbrief", await owner.Page.InnerTextAsync(".timeline"), StringComparison.Ordinal);
        await owner.Page.FillAsync("[name=to]", "2020-01-01");
        await owner.Page.FillAsync("[name=from]", "2019-01-01");
        await owner.Press("Tonen");
        await owner.Sees("Hiervan is in deze dagen niets gebeurd.");
        await owner.Look();
    }

    [Fact]
    public async Task A_client_confirms_the_login_once_and_sees_only_their_own_details()
    {
        var (salon, card) = await SalonWithClients();
        var owner = await chromium.Somebody();
        await owner.SignIn(salon);
        await owner.Open($"{salon.Path}/clients/{card}");
        await owner.Page.ClickAsync("text=Mag inloggen");
        await owner.Sees("de klant heeft het e-mailadres nog niet bevestigd");
        await owner.Look();

        var client = await chromium.Somebody("en");
        var mail = await client.NewestMail("celine@example.com");
        Assert.Equal($"Confirm your e-mail address at {salon.Tenant.Name}", mail.Subject);
        Assert.Equal(salon.Tenant.Name, mail.From.Name);
        await client.Open(SentMails.LinkIn(mail));
        await client.Open(SentMails.LinkIn(mail));
        await client.Look();
        Assert.Same(mail, await client.NewestMail("celine@example.com"));

        await client.Fill("New password", NewPassword);
        await client.Press("Confirm and go on");
        await client.Sees("Your details");
        await client.Look();
        Assert.Equal($"Your login at {salon.Tenant.Name} works", (await client.NewestMail("celine@example.com")).Subject);
        await client.Open(SentMails.LinkIn(mail));
        await client.Sees("This link does not work");

        var later = await chromium.Somebody("en");
        await later.SignIn(salon, "/portal/sign-in", "celine@example.com", NewPassword);
        var told = await later.Text();
        Assert.Contains("Céline van den Berg", told, StringComparison.Ordinal);
        Assert.Contains("06-12345678", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Youssef", told, StringComparison.Ordinal);
        await later.Open($"{salon.Path}/clients/{card}");
        Assert.Contains("/sign-in", later.Path, StringComparison.Ordinal);
        Assert.Equal(2, chromium.App.Mails.To("celine@example.com").Count(sent => sent.From.Name == salon.Tenant.Name));

        await owner.NothingLeftToDo();
        await owner.Open($"{salon.Path}/clients/{card}?tab=history&type=login");
        var history = await owner.Text();
        Assert.All(
            ["Olga Owner zette de inlog aan", "De klant bevestigde het e-mailadres en koos een wachtwoord", "De klant logde in"],
            sentence => Assert.Contains(sentence, history, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_salon_sees_none_of_it()
    {
        var (salon, card) = await SalonWithClients();
        var other = await chromium.App.Open();
        var stranger = await chromium.Somebody();
        await stranger.SignIn(other);
        await stranger.Open($"{other.Path}/clients");
        Assert.DoesNotContain("Berg", await stranger.Text(), StringComparison.Ordinal);
        await stranger.Open($"{other.Path}/history");
        Assert.DoesNotContain("Berg", await stranger.Text(), StringComparison.Ordinal);
        await stranger.Open($"{other.Path}/clients/{card}");
        await stranger.Sees("Deze pagina is er niet");
        await stranger.Look();
        await stranger.Open($"{salon.Path}/clients/{card}");
        Assert.Contains("/sign-in", stranger.Path, StringComparison.Ordinal);
    }

    /// <summary>A salon with a few clients; the card is the one of Céline van den Berg, who reads English.</summary>
    private async Task<(Salon Salon, Guid Card)> SalonWithClients()
    {
        var salon = await chromium.App.Open();
        using var api = await salon.Api(Role.Owner);
        await api.Make("clients", new { firstName = "Youssef", lastName = "Berghuis", mobile = "06-87654321" });
        var card = await api.Make("clients", new
        {
            firstName = "Céline", infix = "van den", lastName = "Berg", language = "en",
            mobile = "06-12345678", email = "celine@example.com",
        });
        await chromium.App.Settle();
        return (salon, card);
    }
}
