using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Platform.Clients.Fields;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class OwnFieldTests(SalonApp app)
{
    private const string Page = "/settings/client-fields";

    [Fact]
    public async Task SE_05_an_added_field_stands_on_every_card_and_removing_it_hides_it_and_keeps_what_it_holds()
    {
        var (salon, api) = await Opened();
        var anna = await api.Add("Anna");
        var browser = await salon.SignIn();
        await browser.Get($"{OwnFieldSteps.Path}/new");
        await browser.PostFields($"{OwnFieldSteps.Path}/new", [new("LabelNl", "Telefoon 2"), new("Type", "phone"), new("Forms", "contact")]);
        Assert.Contains("Telefoon 2 staat nu op elke klantkaart", browser.Text, StringComparison.Ordinal);
        await browser.Get($"/clients/{anna}");
        await browser.Post($"/clients/{anna}", new() { ["FirstName"] = "Anna", ["Custom.telefoon-2"] = "0612345678", ["Version"] = "1" });
        Assert.Equal("06-12345678", Shown(browser, "telefoon-2"));
        Assert.Equal("+31612345678", await api.Own(anna, "telefoon-2"));

        await browser.Get(Page);
        var id = await api.FieldId("telefoon-2");
        await browser.Post($"{OwnFieldSteps.Path}/{id}/remove", []);
        var undo = browser.Page.QuerySelector($"form[action$='/{id}/restore']")!.GetAttribute("action")!;
        await browser.Get($"/clients/{anna}");
        Assert.DoesNotContain("Telefoon 2", browser.Text, StringComparison.Ordinal);
        Assert.Null(await api.Own(anna, "telefoon-2"));
        await browser.Post($"/clients/{anna}", new() { ["FirstName"] = "Anne", ["Version"] = "2" });

        await browser.Post(undo, []);
        await browser.Get($"/clients/{anna}");
        Assert.Equal("06-12345678", Shown(browser, "telefoon-2"));
    }

    [Fact]
    public async Task SE_06_the_way_to_the_fields_stands_above_the_info_tab_for_who_may_change_them()
    {
        var (salon, api) = await Opened();
        var anna = await api.Add("Anna");
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await salon.SignIn(role);
            await browser.Get($"/clients/{anna}");
            Assert.Equal(role is Role.Owner or Role.Manager, browser.Page.QuerySelector($"main a[href$='{Page}']") is not null);
            await browser.Get($"{OwnFieldSteps.Path}/new");
            Assert.Equal(role is Role.Owner or Role.Manager ? HttpStatusCode.OK : HttpStatusCode.Forbidden, browser.Last.StatusCode);
        }
    }

    [Fact]
    public async Task SE_07_another_label_in_either_language_shows_on_card_form_and_export()
    {
        var (salon, api) = await Opened();
        var id = await api.AddField("Maat", "text", english: "Size");
        var anna = await api.Add("Anna");
        await api.Change(anna, new { version = 1, custom = new { maat = "M" } });
        (await api.PutAsJsonAsync($"{OwnFieldSteps.ApiPath}/{id}", new { labelNl = "Kledingmaat", labelEn = "Clothing size" })).EnsureSuccessStatusCode();
        var browser = await salon.SignIn();
        foreach (var (language, label) in new[] { ("nl", "Kledingmaat"), ("en", "Clothing size") })
        {
            browser.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
            browser.Http.DefaultRequestHeaders.Add("Accept-Language", language);
            await browser.Get($"/clients/{anna}");
            Assert.StartsWith(label, browser.Page.QuerySelector("label[for='Custom.maat']")!.TextContent.Trim(), StringComparison.Ordinal);
            await browser.Get("/clients/new");
            Assert.StartsWith(label, browser.Page.QuerySelector("label[for='Custom.maat']")!.TextContent.Trim(), StringComparison.Ordinal);
            api.DefaultRequestHeaders.AcceptLanguage.Clear();
            api.DefaultRequestHeaders.Add("Accept-Language", language);
            Assert.Contains(label, (await api.GetStringAsync("exports/clients.csv")).Split('\n')[0], StringComparison.Ordinal);
        }

        Assert.Equal("M", await api.Own(anna, "maat"));
    }

    [Theory]
    [InlineData("text", "  Twee   woorden ", "Twee woorden", null)]
    [InlineData("longText", "een\r\ntwee", "een\ntwee", null)]
    [InlineData("number", "12,50", "12.5", "1.000")]
    [InlineData("date", "24-11-2026", "2026-11-24", "31-02-2026")]
    [InlineData("email", "Anna@Voorbeeld.EXAMPLE", "Anna@voorbeeld.example", "anna@")]
    [InlineData("phone", "020 123 45 67", "+31201234567", "12")]
    [InlineData("choice", "rood", "Rood", "Paars")]
    [InlineData("choices", "Blond, kort\nrood", "Rood\nBlond, kort", "Rood\nPaars")]
    [InlineData("yesNo", "ja", "yes", "misschien")]
    [InlineData("url", "voorbeeld.example", "https://voorbeeld.example", "javascript:alert(1)")]
    [InlineData("address", "Kerkstraat 12\n4461ab Goes", "Kerkstraat 12, 4461 AB Goes", "Goes")]
    public async Task SE_08_each_type_is_read_as_what_it_is_and_says_so_at_the_field(string type, string typed, string stored, string? wrong)
    {
        var (salon, api) = await Opened();
        await api.AddField("Iets", type, choices: ["Rood", "Blond, kort"]);
        var browser = await salon.SignIn();
        await browser.Get("/clients/new");
        if (wrong is not null)
        {
            await browser.PostFields("/clients/new", [new("FirstName", "Anna"), .. wrong.Split('\n').Select(one => KeyValuePair.Create("Custom.iets", one))]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
            Assert.Contains("Iets", browser.Page.QuerySelector(".field:has([name='Custom.iets']) .field-message")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Anna", browser.Page.QuerySelector("input[name=FirstName]")!.GetAttribute("value"));
            using var refused = await api.PostAsJsonAsync("clients", new { firstName = "Anna", custom = new { iets = wrong } });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("custom.iets", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var anna = (await api.Register(new { firstName = "Anna", custom = new { iets = typed } })).Id();
        Assert.Equal(stored, await api.Own(anna, "iets"));

        // The form of the card, sent as it stands, changes nothing.
        await browser.Get($"/clients/{anna}");
        await browser.PostFields($"/clients/{anna}", OwnFieldSteps.FieldsOf(browser));
        Assert.Contains("Opgeslagen", browser.Text, StringComparison.Ordinal);
        Assert.Equal((stored, 1), (await api.Own(anna, "iets"), (await api.Read($"clients/{anna}"))["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task SE_08_a_choice_that_was_taken_away_stays_where_it_is_and_is_not_offered_elsewhere()
    {
        var (salon, api) = await Opened();
        var id = await api.AddField("Kleur", "choices", choices: ["Rood", "Blauw"]);
        var anna = (await api.Register(new { firstName = "Anna", custom = new { kleur = "Rood" } })).Id();
        (await api.PutAsJsonAsync($"{OwnFieldSteps.ApiPath}/{id}", new { labelNl = "Kleur", choices = new[] { "Blauw" } })).EnsureSuccessStatusCode();
        await api.Change(anna, new { version = 1, custom = new { kleur = "Rood\nBlauw" } });
        Assert.Equal("Blauw\nRood", await api.Own(anna, "kleur"));
        var browser = await salon.SignIn();
        await browser.Get("/clients/new");
        Assert.Equal(["Blauw"], browser.Page.QuerySelectorAll("input[type=checkbox][name='Custom.kleur']").Select(box => box.GetAttribute("value")!));
        await browser.Get($"/clients/{anna}");
        await browser.PostFields($"/clients/{anna}", [new("Custom.kleur", ""), new("Version", "2")]);
        Assert.Null(await api.Own(anna, "kleur"));
    }

    [Fact]
    public async Task SE_09_SE_10_which_forms_ask_for_it_is_kept_and_staff_are_never_stopped()
    {
        var (salon, api) = await Opened();
        await api.AddField("Telefoon 2", "phone", forms: ["contact", "intake"], isRequiredOnline: true);
        await api.Add("Anna");
        var browser = await salon.SignIn();
        await browser.Get($"{OwnFieldSteps.Path}/{await api.FieldId("telefoon-2")}");
        Assert.Equal(["contact", "intake"], browser.Page.QuerySelectorAll("input[name=Forms][checked]").Select(box => box.GetAttribute("value")!));
        await browser.Get("/clients/new");
        Assert.Null(browser.Page.QuerySelector("[name='Custom.telefoon-2'][required]"));
        await browser.Post("/clients/new", new() { ["FirstName"] = "Bo", ["Custom.telefoon-2"] = "" });
        Assert.Equal(["Anna", "Bo"], await api.Names(""));
    }

    [Fact]
    public async Task SE_05_two_people_at_one_card_do_not_write_over_each_others_own_fields()
    {
        var (salon, api) = await Opened();
        await api.AddField("Maat", "text");
        var anna = await api.Add("Anna");
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{anna}");
        await api.Change(anna, new { version = 1, custom = new { maat = "M" } });
        await browser.Post($"/clients/{anna}", new() { ["Custom.maat"] = "L", ["Version"] = "1" });
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("Maat", browser.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("L", "M"), (Shown(browser, "maat"), await api.Own(anna, "maat")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            api.PatchAsJsonAsync($"clients/{anna}", new { version = 2, custom = new { maat = $"{i}" } })));
        Assert.Equal((1, 5), (answers.Count(one => one.StatusCode == HttpStatusCode.OK), answers.Count(one => one.StatusCode == HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task SE_05_two_first_values_at_once_are_one_and_a_refusal_that_shows_it()
    {
        var (_, api) = await Opened();
        await api.AddField("Maat", "text");
        var anna = await api.Add("Anna");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            api.PatchAsJsonAsync($"clients/{anna}", new { version = 1, custom = new { maat = $"{i}" } })));
        Assert.Equal((1, 5), (answers.Count(one => one.StatusCode == HttpStatusCode.OK), answers.Count(one => one.StatusCode == HttpStatusCode.Conflict)));
        var refusal = (await answers.First(one => one.StatusCode == HttpStatusCode.Conflict).Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(await api.Own(anna, "maat"), refusal["current"]!["custom"]!["maat"]!.GetValue<string>());
    }

    [Fact]
    public async Task SE_05_the_history_names_the_field_and_never_its_value()
    {
        var (salon, api) = await Opened();
        await api.AddField("Telefoon 2", "phone");
        var anna = await api.Add("Anna");
        await api.Change(anna, new { version = 1, custom = new Dictionary<string, string> { ["telefoon-2"] = "0612345678" } });
        await app.Settle();
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{anna}?tab=history");
        Assert.Contains("wijzigde telefoon 2", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", browser.Page.QuerySelector(".card-body")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SE_05_contact_data_in_own_fields_is_masked_at_every_door()
    {
        var (salon, api) = await Opened();
        await api.AddField("Telefoon 2", "phone");
        await api.AddField("Mail 2", "email");
        await api.AddField("Adres 2", "address");
        await api.AddField("Blog", "url");
        await api.AddField("Maat", "text");
        var fields = new Dictionary<string, string>
        {
            ["telefoon-2"] = "0687654321", ["mail-2"] = "geheim@voorbeeld.example", ["adres-2"] = "Kerkstraat 12, 4461 AB Goes",
            ["blog"] = "geheim.example", ["maat"] = "XL",
        };
        var anna = (await api.Register(new { firstName = "Anna", custom = fields })).Id();
        await salon.AddStaff(Role.Stylist);
        var stylist = await salon.Api(Role.Stylist);
        var seen = (await stylist.Read($"clients/{anna}"))["custom"]!.AsObject();
        Assert.Equal(["maat", "mail-2", "telefoon-2"], seen.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("…4321", "ge**@…", "XL"), (seen.Text("telefoon-2"), seen.Text("mail-2"), seen.Text("maat")));
        var browser = salon.Visit();
        await browser.Post("/sign-in", new() { ["Email"] = Salon.EmailOf(Role.Stylist), ["Password"] = Salon.Password });
        await browser.Get($"/clients/{anna}");
        Assert.Contains("XL", browser.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "687654321", "geheim", "Kerkstraat" })
        {
            Assert.DoesNotContain(hidden, browser.Page.Source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden, await stylist.GetStringAsync("clients"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SE_05_labels_are_told_apart_and_a_salon_has_its_own()
    {
        var ((_, here), (_, there)) = (await Opened(), await Opened());
        await here.AddField("Maat", "text", english: "Size");
        foreach (var taken in new[] { "maat", "size", "E-mail", "Labels", "Status", " ", new string('x', 61) })
        {
            using var answer = await here.PostAsJsonAsync(OwnFieldSteps.ApiPath, new { labelNl = taken, type = "text" });
            Assert.Equal((taken, HttpStatusCode.UnprocessableEntity), (taken, answer.StatusCode));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.PostAsJsonAsync(OwnFieldSteps.ApiPath, new { labelNl = "Kleur", type = "choice" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.PostAsJsonAsync(OwnFieldSteps.ApiPath, new { labelNl = "Kleur", type = "colour" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await there.PostAsJsonAsync("clients", new { firstName = "Bo", custom = new { maat = "M" } })).StatusCode);
        Assert.Empty(await there.Items(OwnFieldSteps.ApiPath));
    }

    [Fact]
    public async Task SE_05_fields_stand_in_the_order_that_was_chosen()
    {
        var (salon, api) = await Opened();
        foreach (var label in new[] { "Een", "Twee", "Drie" })
        {
            await api.AddField(label, "text");
        }

        var browser = await salon.SignIn();
        await browser.Get(Page);
        await browser.Post($"{OwnFieldSteps.Path}/{await api.FieldId("drie")}/up", []);
        await browser.Get("/clients/new");
        Assert.Equal(["Custom.een", "Custom.drie", "Custom.twee"], browser.Page.QuerySelectorAll("[name^='Custom.']").Select(input => input.GetAttribute("name")!));
        (await api.PutAsJsonAsync($"{OwnFieldSteps.ApiPath}/order", new[] { await api.FieldId("twee") })).EnsureSuccessStatusCode();
        Assert.Equal(["twee", "een", "drie"], (await api.Items(OwnFieldSteps.ApiPath)).Select(field => field.GetProperty("key").GetString()!));
    }

    private async Task<(Salon Salon, HttpClient Api)> Opened()
    {
        var salon = await app.Open();
        return (salon, await salon.Api());
    }

    private static string? Shown(Browser browser, string key) => browser.Page.QuerySelector($"[name='Custom.{key}']")!.GetAttribute("value");
}
