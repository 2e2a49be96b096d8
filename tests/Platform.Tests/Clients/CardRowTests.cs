using System.Net;
using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>What every card and the list of them do, whichever way a client came in.</summary>
[Trait("Needs", "Database")]
public sealed class CardRowTests(SalonApp app)
{
    [Fact]
    public async Task CL_01_everybody_who_works_here_has_the_clients_one_click_away()
    {
        var salon = await app.Open();
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await salon.SignIn(role);
            var page = await browser.Get("/");
            var way = Assert.Single(page.QuerySelectorAll("nav a"), link => link.TextContent.Trim() == "Klanten").GetAttribute("href")!;
            Assert.Equal("Klanten", (await browser.Get(way)).QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task CL_02_CL_04_CL_05_the_list_pages_and_counts_the_salons_own_and_leads_to_each_card()
    {
        var (salon, next) = (await app.Open(), await app.Open());
        var api = await salon.Api();
        await (await next.Api()).Add("Bram");
        var import = new ImportSteps(app, api);
        await import.ImportText("voornaam;plaats\n" + string.Join('\n', Enumerable.Range(1, 60).Select(number => $"Klant{number:D2};Goes")));
        await api.DeleteAsync($"clients/{await api.Add("Weg")}");

        Assert.Equal(60, (await api.Read("clients?pageSize=10"))["total"]!.GetValue<int>());
        Assert.Equal(["Klant60", "Klant59"], await api.Names("sort=-name&pageSize=2"));
        Assert.Equal(["Klant58", "Klant57"], await api.Names("sort=-name&pageSize=2&page=2"));
        var page = await (await salon.SignIn()).Get("/clients?page=2");
        var row = page.QuerySelectorAll("tbody tr")[0];
        Assert.Equal(10, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(row.QuerySelector(".row-main a")!.GetAttribute("href"), row.QuerySelector("a.row-action")!.GetAttribute("href"));
    }

    [Fact]
    public async Task CL_12_CL_13_whoever_comes_in_has_the_same_card_and_an_imported_one_says_whence()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        await owner.Post("/clients/new", new() { ["FirstName"] = "Hand" });
        await new ImportSteps(app, api).ImportText("voornaam;plaats\nBestand;Goes\n");
        var visitor = salon.Visit();
        await visitor.Get("/contact");
        await visitor.Post("/contact", new() { ["FirstName"] = "Vraag", ["Email"] = "vraag@client.example", ["Message"] = "Zijn jullie open?" });
        await api.Add("Programma");
        await app.Settle();
        foreach (var client in await api.Items("clients"))
        {
            var page = await owner.Get($"/clients/{client.GetProperty("id").GetGuid()}");
            Assert.Equal(client.GetProperty("displayName").GetString(), page.QuerySelector(".card-side h1")!.TextContent);
            Assert.NotNull(page.QuerySelector("form input[name=FirstName]"));
        }

        var imported = (await api.Items("clients?q=Bestand"))[0];
        Assert.Equal("import", imported.GetProperty("source").GetString());
        var history = await owner.Get($"/clients/{imported.GetProperty("id").GetGuid()}?tab=history");
        Assert.Contains("importeerde deze klant uit klanten.csv", history.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_18_CL_19_the_name_that_is_shown_is_everywhere_and_either_name_finds_the_client()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var id = await api.Make("clients", new { firstName = "Johanna", lastName = "Berg", displayName = "Jo van de bakker" });
        Assert.Equal("Jo van de bakker", (await owner.Get($"/clients/{id}")).QuerySelector("h1")!.TextContent);
        Assert.Equal("Jo van de bakker", (await owner.Get("/clients")).QuerySelector(".row-person a")!.TextContent);
        Assert.Equal(["Jo van de bakker"], await api.Names("q=bakker"));
        Assert.Equal(["Jo van de bakker"], await api.Names("q=johanna berg"));
        await app.Settle();
        Assert.Contains("Jo van de bakker", (await owner.Get("/history")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_20_CL_21_without_a_first_name_nobody_comes_in_by_any_way_and_a_first_name_alone_is_enough()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        await owner.Post("/clients/new", new() { ["FirstName"] = " ", ["LastName"] = "Berg" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync("clients", new { lastName = "Berg" })).StatusCode);
        var import = new ImportSteps(app, api);
        var id = await import.ReadText("voornaam;mobiel\n;0612345678\nAnna;\n");
        Assert.Equal("done: 1 new, 0 filled, 0 skipped, 1 wrong", ImportSteps.Counts(await import.Do(id, "run")));
        Assert.Equal(["Anna"], await api.Names(""));
        Assert.Equal(["Anna"], await api.Names("q=ann"));
    }

    [Fact]
    public async Task CL_22_CL_24_CL_25_CL_27_what_is_typed_is_kept_in_one_form_and_shown_the_dutch_way()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        await owner.Post("/clients/new", new()
        {
            ["FirstName"] = "Anna", ["Phone"] = "0113 - 21 22 23", ["Mobile"] = "(06) 12345678", ["Website"] = "www.berg.example", ["BirthDate"] = "31-12",
            ["Address.Street"] = "Kerkstraat", ["Address.Number"] = "12", ["Address.Postcode"] = "4461ab", ["Address.City"] = "Goes",
        });
        var anna = (await api.Items("clients"))[0];
        Assert.Equal(
            ("+31113212223", "+31612345678", "https://www.berg.example", "--12-31", "4461 AB"),
            (Text("phone"), Text("mobile"), Text("website"), Text("birthDate"), anna.GetProperty("address").GetProperty("postcode").GetString()));
        Assert.Contains("06-12345678", owner.Page.QuerySelector(".card-side")!.TextContent, StringComparison.Ordinal);
        await owner.Post("/clients/new", new() { ["FirstName"] = "Bram", ["BirthDate"] = "31-12-2999", ["Website"] = "javascript:alert(1)" });
        Assert.NotNull(owner.Page.QuerySelector("#BirthDate-message"));
        Assert.NotNull(owner.Page.QuerySelector("#Website-message"));

        string? Text(string field) => anna.GetProperty(field).GetString();
    }

    [Fact]
    public async Task CL_28_mail_is_in_the_language_of_the_client_whatever_the_salon_reads()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var email = $"anna@{salon.Tenant.Slug}.example";
        var anna = await api.Make("clients", new { firstName = "Anna", email, language = "en" });
        await salon.SwitchLogin(anna, true);
        await app.Settle();
        Assert.Contains("lang=\"en\"", Assert.Single(app.Mails.To(email)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_41_CL_44_DA_01_DA_02_the_card_has_its_sections_and_at_the_left_who_it_is_and_since_when()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        await new ImportSteps(app, api).ImportText("voornaam;klant sinds\nAnna;01-02-2019\n");
        var anna = (await api.Items("clients"))[0].GetProperty("id").GetGuid();
        var page = await owner.Get($"/clients/{anna}");
        var tabs = page.QuerySelectorAll(".tabs a").Select(tab => tab.TextContent.Trim()).ToList();
        Assert.Equal("Klantinformatie", tabs[0]);
        Assert.Empty(new[] { "Facturatie en verzending", "Notities", "Foto's", "Berichten", "Toestemming", "Actiegeschiedenis", "Privacy" }.Except(tabs));
        var side = page.QuerySelector("aside.card-side")!;
        Assert.NotNull(side.QuerySelector("details.card-more[open] > summary"));
        Assert.NotEmpty(side.QuerySelectorAll(".in-place"));
        Assert.Contains("1 feb 2019", side.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_34_occupation_and_education_are_kept_and_filtered_by_and_by_a_part_of_them()
    {
        var salon = await app.Open();
        var (api, reception) = (await salon.Api(), await salon.SignIn(Role.Reception));
        await reception.Post("/clients/new", new() { ["FirstName"] = "Anna", ["Occupation"] = "Caféhouder", ["Education"] = "Hotelschool" });
        await api.Make("clients", new { firstName = "Bram", occupation = "Bakker" });
        Assert.Equal(["Anna"], await api.Names("occupation=cafe"));
        Assert.Equal(["Anna"], await api.Names("education=HOTEL&occupation=houder"));
        Assert.Empty(await api.Names("education=hotel&occupation=bakker"));
        var page = await reception.Get("/clients?occupation=bakker");
        Assert.Equal("Bram", Assert.Single(page.QuerySelectorAll(".row-person a")).TextContent);
        Assert.Equal("bakker", page.QuerySelector(".filter-form input[name=occupation]")!.GetAttribute("value"));
        Assert.Contains("Beroep: bakker", page.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_48_deleting_asks_first_says_what_stays_and_can_be_taken_back_for_thirty_days()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var anna = await api.Add("Anna", "Jansen");
        var asked = (await owner.Get($"/clients/{anna}")).QuerySelector("details[data-delete]")!;
        Assert.False(asked.HasAttribute("open"));
        Assert.All(["30 dagen", "factuur", "7 jaar"], said => Assert.Contains(said, asked.TextContent, StringComparison.Ordinal));
        await owner.Post(asked.QuerySelector("form")!.GetAttribute("action")!, []);
        Assert.Empty(await api.Names("q=jansen"));
        Assert.Empty((await owner.Get("/clients")).QuerySelectorAll(".row-person a"));
        await owner.Get("/clients/bin");
        Assert.Contains("30 dagen", owner.Page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        await owner.Post($"/clients/{anna}/restore", []);
        Assert.Equal(["Anna Jansen"], await api.Names("q=jansen"));
        Assert.Null((await (await salon.SignIn(Role.Reception)).Get($"/clients/{anna}")).QuerySelector("[data-delete]"));
    }

    [Fact]
    public async Task CL_58_DA_08_DA_16_from_the_card_one_reaches_writes_uploads_and_notes_and_comes_back_to_it()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var anna = await api.Add("Anna", "Jansen", "anna@voorbeeld.example", "0612345678");
        var card = $"/clients/{anna}";
        await salon.SwitchLogin(anna, true);
        var side = (await owner.Get(card)).QuerySelector("aside.card-side")!;

        // Everything about reaching somebody in one panel; scores and saved cards of payment wait for sales.
        var panel = side.QuerySelector("section:has([data-in-place=Email])")!;
        Assert.All(
            ["anna@voorbeeld.example", "06-12345678", "Klant", "Beoordeling", "Nog geen", "Bewaarde betaalkaarten", "Geen"],
            said => Assert.Contains(said, panel.TextContent, StringComparison.Ordinal));

        // The quick actions: call and chat, an appointment, credentials, and looking in the client's place.
        Assert.Equal(3, side.QuerySelectorAll("form[data-opens]").Length);
        foreach (var way in new[] { $"{card}/actions?type=appointment", $"{card}/credentials", $"{card}/look" })
        {
            await owner.Get(Assert.Single(side.QuerySelectorAll("a"), link => link.GetAttribute("href")!.EndsWith(way, StringComparison.Ordinal)).GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, owner.Last.StatusCode);
            Assert.Contains(owner.Page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains(card, StringComparison.Ordinal));
        }

        // What is done from the card leads back to it.
        foreach (var (path, form) in new (string, MultipartFormDataContent)[]
        {
            ("notes", SampleDocument.Form([("Text", "Houdt van koffie")])),
            ("messages", SampleDocument.Form([("Subject", "Tot dinsdag"), ("Text", "Tot dan")])),
            ("photos", SamplePicture.Form(SamplePicture.Of("jpg"), "foto.jpg", ("Kind", "Result"))),
            ("actions", SampleDocument.Form([("Type", "appointment"), ("Title", "Knippen")], ("prijs.pdf", SampleDocument.Pdf))),
        })
        {
            await owner.PostFile($"{card}/{path}", form);
            Assert.Equal((path, HttpMethod.Get, HttpStatusCode.OK), (path, owner.Last.RequestMessage!.Method, owner.Last.StatusCode));
            Assert.Contains(owner.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.Contains(card, StringComparison.Ordinal));
        }
    }
}
