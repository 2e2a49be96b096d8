using System.Net;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ContactFormTests(SalonApp app)
{
    private const string Path = "/contact";

    [Fact]
    public async Task CL_14_HI_08_somebody_new_becomes_a_lead_with_a_contact_request_in_the_history()
    {
        var (salon, api) = await Opened();
        await Send(salon, ("FirstName", "Anna"), ("LastName", "van den Berg"), ("Phone", "0612345678"), ("Message", "Kan ik\r\nzaterdag komen?"));
        var lead = (await api.Items("clients")).Single();
        Assert.Equal(
            ("lead", "form", "+31612345678", "nl"),
            (Text(lead, "status"), Text(lead, "source"), Text(lead, "mobile"), Text(lead, "language")));
        var id = lead.GetProperty("id").GetGuid();
        Assert.Equal(["Kan ik\nzaterdag komen?"], await Messages(api, id));
        await app.Settle();
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{id}?tab=history&type=contact-request");
        Assert.Contains("Een bezoeker stuurde als deze klant het contactformulier in", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("voegde", browser.Page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kan ik\nzaterdag komen?", browser.Page.QuerySelector(".card-side")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_14_somebody_known_is_neither_overwritten_nor_doubled()
    {
        var (salon, api) = await Opened();
        await api.AddField("Maat", "text", forms: ["contact"]);
        await api.AddField("Telefoon 2", "phone", forms: ["contact"]);
        var anna = (await api.Register(new { firstName = "Anna", lastName = "Jansen", email = "Anna@voorbeeld.example", custom = new { maat = "M" } })).Id();
        var before = await api.Said(anna);
        var answer = await Send(
            salon, ("FirstName", "anna"), ("LastName", "Jansen"), ("Email", "anna@Voorbeeld.example"), ("Phone", "0687654321"), ("Message", "Hallo"),
            ("Custom.maat", "L"), ("Custom.telefoon-2", "0201234567"));
        Assert.Equal(before, await api.Said(anna));
        Assert.Single(await api.Items("clients"));
        var request = (await api.Items($"clients/{anna}/contact-requests")).Single();
        Assert.Equal(("Hallo", "06-87654321\nTelefoon 2: 020-1234567\nMaat: L"), (Text(request, "message"), Text(request, "answers")));

        // Who may not see contact data does not read it here either; and a stranger is told the same as a client.
        var masked = (await (await salon.Api(Role.Stylist)).Items($"clients/{anna}/contact-requests")).Single();
        Assert.Equal("Maat: L", Text(masked, "answers"));
        Assert.Equal(answer, await Send(salon, ("FirstName", "Bo"), ("Email", "anna@voorbeeld.example"), ("Message", "Hallo")));
        Assert.Equal(["Anna Jansen", "Bo"], (await api.Names("")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CL_14_a_card_that_was_merged_away_is_met_on_its_main_card_and_one_in_the_bin_not_at_all()
    {
        var (salon, api) = await Opened();
        var main = await api.Add("Anna", "Jansen");
        var other = await api.Add("Anne", "Jansen", mobile: "0612345678");
        await api.Merge(main, [other], new() { ["mobile"] = main });
        await Send(salon, ("FirstName", "Anne"), ("LastName", "Jansen"), ("Phone", "+31 6 12345678"), ("Message", "Een"));
        Assert.Equal(["Een"], await Messages(api, main));
        (await api.DeleteAsync($"clients/{main}")).EnsureSuccessStatusCode();
        await Send(salon, ("FirstName", "Anne"), ("LastName", "Jansen"), ("Phone", "0612345678"), ("Message", "Twee"));
        Assert.Equal(["Anne Jansen"], await api.Names(""));
    }

    [Fact]
    public async Task CL_14_sent_many_times_at_once_a_form_makes_one_lead()
    {
        var (salon, api) = await Opened();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Send(salon, ("FirstName", "Anna"), ("Email", "anna@voorbeeld.example"), ("Message", "Hallo"))));
        var lead = (await api.Items("clients")).Single();
        Assert.Equal(5, (await Messages(api, lead.GetProperty("id").GetGuid())).Count);
    }

    [Fact]
    public async Task CL_14_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost()
    {
        var (salon, api) = await Opened();
        await api.AddField("Maat", "choices", forms: ["contact"], choices: ["S", "M"]);
        var browser = salon.Visit();
        await browser.Get(Path);
        await browser.PostFields(Path, [new("LastName", "Jansen"), new("Custom.maat", ""), new("Custom.maat", "M"), new("Message", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal(["FirstName", "Email", "Message"], Wrong(browser));
        Assert.Equal("Jansen", browser.Page.QuerySelector("[name=LastName]")!.GetAttribute("value"));
        Assert.NotNull(browser.Page.QuerySelector("[name='Custom.maat'][value=M][checked]"));
        await browser.Post(Path, new() { ["FirstName"] = "Anna", ["Email"] = "anna@", ["Phone"] = "12", ["Message"] = new string('x', 4001), ["Custom.maat"] = "XXL" });
        Assert.Equal(["Email", "Phone", "Custom.maat", "Message"], Wrong(browser));
        Assert.Empty(await api.Names(""));
    }

    [Fact]
    public async Task SE_09_SE_10_only_the_chosen_fields_are_asked_and_a_required_one_stops_the_client()
    {
        var (salon, api) = await Opened();
        await api.AddField("Telefoon 2", "phone", forms: ["contact"], isRequiredOnline: true);
        await api.AddField("Maat", "text", forms: ["contact"]);
        await api.AddField("Intern", "text", forms: ["intake"], isRequiredOnline: true);
        var gone = await api.AddField("Weg", "text", forms: ["contact"], isRequiredOnline: true);
        (await api.DeleteAsync($"{OwnFieldSteps.ApiPath}/{gone}")).EnsureSuccessStatusCode();
        var browser = salon.Visit();
        await browser.Get(Path);
        Assert.Equal(["Custom.telefoon-2", "Custom.maat"], browser.Page.QuerySelectorAll("[name^='Custom.']").Select(input => input.GetAttribute("name")!));
        await browser.Post(Path, new() { ["FirstName"] = "Anna", ["Email"] = "anna@voorbeeld.example", ["Message"] = "Hallo" });
        Assert.Equal(["Custom.telefoon-2"], Wrong(browser));
        await Send(
            salon, ("FirstName", "Anna"), ("Email", "anna@voorbeeld.example"), ("Message", "Hallo"), ("Custom.telefoon-2", "020-1234567"),
            ("Custom.intern", "van buiten"), ("Status", "inactive"));
        var lead = (await api.Items("clients")).Single();
        Assert.Equal(("lead", "{\"telefoon-2\":\"+31201234567\"}"), (Text(lead, "status"), lead.GetProperty("custom").GetRawText()));
    }

    [Fact]
    public async Task MK_11_D_18_the_newsletter_is_never_ticked_beforehand_and_a_tick_is_kept_with_its_words()
    {
        var (salon, api) = await Opened();
        var browser = salon.Visit();
        await browser.Get(Path);
        var box = browser.Page.QuerySelector("input[type=checkbox][name=Newsletter]")!;
        Assert.False(box.HasAttribute("checked"));
        var words = box.Parent!.TextContent.Trim();
        await Send(salon, ("FirstName", "Anna"), ("Email", "anna@voorbeeld.example"), ("Message", "Hallo"), ("Newsletter", "true"));
        await Send(salon, ("FirstName", "Bo"), ("Email", "bo@voorbeeld.example"), ("Message", "Hallo"), ("Newsletter", "false"));
        await Send(salon, ("FirstName", "Cas"), ("Phone", "0612345678"), ("Message", "Hallo"), ("Newsletter", "true"));
        await app.Settle();
        var tables = new Tables(app);
        var lines = await tables.Read(
            $"SELECT wording, state, source FROM {tables.NameOf<Platform.Marketing.ConsentEntry>()} WHERE tenant_id = {salon.Tenant.Id}");
        Assert.Contains(words, Assert.Single(lines), StringComparison.Ordinal);
        Assert.Contains("Form", lines[0], StringComparison.Ordinal);
        var list = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        Assert.Equal(["Anna"], await api.Names($"list={list}"));
    }

    [Fact]
    public async Task CL_14_a_program_that_fills_in_everything_is_thanked_and_not_heard()
    {
        var (salon, api) = await Opened();
        await Send(salon, ("FirstName", "Anna"), ("Email", "anna@voorbeeld.example"), ("Message", "Hallo"), ("Reason", "buy"));
        Assert.Empty(await api.Names(""));
        var page = await salon.Visit().Get(Path);
        Assert.Equal("-1", page.QuerySelector("[name=Reason]")!.GetAttribute("tabindex"));
    }

    private async Task<(Salon Salon, HttpClient Api)> Opened()
    {
        var salon = await app.Open();
        return (salon, await salon.Api());
    }

    /// <returns>What the visitor reads then.</returns>
    private static async Task<string> Send(Salon salon, params (string Name, string Value)[] fields)
    {
        var browser = salon.Visit();
        await browser.Get(Path);
        await browser.PostAll(Path, fields);
        Assert.Equal((HttpStatusCode.OK, $"{salon.Path}{Path}/thanks"), (browser.Last.StatusCode, browser.Last.RequestMessage!.RequestUri!.AbsolutePath));
        return browser.Page.QuerySelector("main")!.TextContent;
    }

    private static IReadOnlyList<string> Wrong(Browser browser)
        => [.. browser.Page.QuerySelectorAll(".field:has(.field-message)").Select(field => field.QuerySelector("[name]")!.GetAttribute("name")!)];

    private static async Task<IReadOnlyList<string>> Messages(HttpClient api, Guid client)
        => [.. (await api.Items($"clients/{client}/contact-requests")).Select(request => Text(request, "message")!)];

    private static string? Text(System.Text.Json.JsonElement item, string name) => item.GetProperty(name).GetString();

    [Fact]
    public async Task CL_14_SE_09_the_form_stands_in_a_frame_on_the_salons_own_websites_and_nothing_else_does()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        const string Settings = "/settings/contact-form";
        await owner.Get(Settings);
        foreach (var wrong in new[] { "http://www.hoekje.example", "https://*.hoekje.example", "hoekje", "https://a.example; script-src *", "javascript:alert(1)" })
        {
            await owner.Post(Settings, new() { ["Sites"] = wrong });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
            Assert.Equal(wrong, owner.Page.QuerySelector("[name=Sites]")!.TextContent);
            Assert.NotNull(owner.Page.QuerySelector("#Sites-message"));
        }

        Assert.Contains("frame-ancestors 'none'", await Policy(salon, "/contact?framed=true"), StringComparison.Ordinal);
        await owner.Post(Settings, new() { ["Sites"] = "www.hoekje.example/contact\nhttps://hoekje.example\nhttps://www.hoekje.example" });
        var snippet = owner.Page.QuerySelector("[name=Snippet]")!.TextContent;
        Assert.StartsWith("<iframe src=\"http", snippet, StringComparison.Ordinal);
        Assert.Contains($"{salon.Path}/contact?framed=true\"", snippet, StringComparison.Ordinal);

        // The form, its answers and its thanks; no other page of the salon, and no other salon's form.
        foreach (var path in new[] { "/contact?framed=true", "/contact", "/contact/thanks?framed=true" })
        {
            Assert.EndsWith("frame-ancestors https://www.hoekje.example https://hoekje.example", await Policy(salon, path), StringComparison.Ordinal);
        }

        foreach (var (where, path) in new[] { (salon, "/newsletter"), (salon, "/sign-in"), (salon, "/portal/sign-in"), (other, "/contact?framed=true") })
        {
            Assert.EndsWith("frame-ancestors 'none'", await Policy(where, path), StringComparison.Ordinal);
        }

        // A browser keeps no cookie in a frame: the token of the form alone lets it in, for this salon, this form and a day.
        using var frame = app.CreateClient(new() { BaseAddress = app.ClientOptions.BaseAddress, HandleCookies = false, AllowAutoRedirect = false });
        var token = await TokenOf(salon);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(salon, "/contact", token, message: "")).StatusCode);
        var sent = await Send(salon, "/contact", token);
        Assert.Equal($"{salon.Path}/contact/thanks?framed=true", sent.Headers.Location!.ToString());
        Assert.Equal("lead", (await api.Items("clients?q=vraag"))[0].GetProperty("status").GetString());
        foreach (var (where, path, used) in new[]
        {
            (salon, "/contact", ""), (salon, "/contact", "nonsense"), (salon, "/contact", await TokenOf(other)), (salon, "/newsletter", token), (salon, "/sign-in", token),
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Send(where, path, used)).StatusCode);
        }

        // Nobody who is signed in is acted for: there the usual token counts.
        var staff = await owner.Http.PostAsync($"{salon.Path}/contact", Form(token, "Open?"));
        Assert.Equal(HttpStatusCode.BadRequest, staff.StatusCode);
        await using var later = await app.Another();
        var late = await later.Open();
        var old = await later.CreateClient().GetStringAsync($"{late.Path}/contact?framed=true");
        later.Clock.Advance(TimeSpan.FromHours(25));
        using var client = later.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"{late.Path}/contact", Form(Read(old), "Open?"))).StatusCode);
        Assert.Equal(1, (await api.Read("clients?pageSize=1"))["total"]!.GetValue<int>());

        async Task<string> Policy(Salon where, string path)
        {
            var visitor = where.Visit();
            await visitor.Get(path);
            return visitor.Last.Headers.GetValues("Content-Security-Policy").Single();
        }

        async Task<string> TokenOf(Salon where) => Read(await frame.GetStringAsync($"{where.Path}/contact?framed=true"));

        static string Read(string page)
            => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("input[name=FrameToken]")!.GetAttribute("value")!;

        Task<HttpResponseMessage> Send(Salon where, string path, string used, string message = "Zijn jullie open?")
            => frame.PostAsync(where.Path + path, Form(used, message));

        static FormUrlEncodedContent Form(string used, string message)
            => new([new("FirstName", "Vraag"), new("Email", "vraag@client.example"), new("Message", message), new("FrameToken", used)]);
    }
}
