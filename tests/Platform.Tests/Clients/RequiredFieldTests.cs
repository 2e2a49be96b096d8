using System.Net;
using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class RequiredFieldTests(SalonApp app)
{
    private const string Path = "/settings/client-fields";

    [Fact]
    public async Task SE_01_phone_and_email_become_required_each_by_itself()
    {
        var (salon, api) = await Opened();
        var browser = await salon.SignIn();
        await browser.Get(Path);
        await browser.PostFields(Path, [new("Required", "phone")]);
        Assert.Equal(["phone"], browser.Page.QuerySelectorAll("input[name=Required][checked]").Select(box => box.GetAttribute("value")!));
        Assert.Equal(["mobile"], await Refused(api, new { firstName = "Anna" }));
        await api.Register(new { firstName = "Anna", phone = "020-1234567" });
        await Require(api, "phone", "email");
        Assert.Equal(["email", "mobile"], await Refused(api, new { firstName = "Bo" }));
        await Require(api);
        await api.Register(new { firstName = "Bo" });
    }

    [Theory]
    [InlineData(Role.Reception)]
    [InlineData(Role.Stylist)]
    [InlineData(Role.Marketer)]
    [InlineData(Role.ReadOnly)]
    public async Task SE_02_only_those_who_change_settings_decide(Role role)
    {
        var (salon, _) = await Opened();
        var browser = await salon.SignIn(role);
        await browser.Get(Path);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(role)).PutAsJsonAsync("settings/client-fields", new { required = new[] { "email" } })).StatusCode);
    }

    [Fact]
    public async Task SE_03_SE_04_the_form_says_so_at_the_field_and_keeps_what_was_typed()
    {
        var (salon, api) = await Opened();
        await Require(api, "email", "address.city");
        var browser = await salon.SignIn(Role.Reception);
        await browser.Get("/clients/new");
        Assert.Equal(["E-mail", "Plaats", "Voornaam"], Required(browser));
        await browser.Post("/clients/new", new() { ["FirstName"] = "Anna", ["Email"] = "anna@voorbeeld.example" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("verplicht", browser.Page.QuerySelector(".field:has([name='Address.City']) .field-message")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("anna@voorbeeld.example", browser.Page.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.Empty(await api.Names(""));
    }

    [Fact]
    public async Task SE_04_an_older_client_stays_editable_with_a_warning()
    {
        var (salon, api) = await Opened();
        var id = await api.Add("Anna");
        await Require(api, "email");
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{id}");
        await browser.Post($"/clients/{id}", new() { ["FirstName"] = "Anne", ["Version"] = "1" });
        Assert.Contains("Opgeslagen. Nog in te vullen: E-mail.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(["Anne"], await api.Names(""));
    }

    [Fact]
    public async Task SE_01_a_row_of_a_file_is_held_to_it_unless_the_client_is_there_already()
    {
        var (_, api) = await Opened();
        await api.Register(new { firstName = "Anna", mobile = "0612345678" });
        await Require(api, "email");
        var done = await new ImportSteps(app, api).ImportText("voornaam;mobiel;e-mail;plaats\nAnna;0612345678;;Goes\nBo;0612345679;;Goes\nCas;;cas@voorbeeld.example;Goes\n");
        Assert.Equal("done: 1 new, 1 filled, 0 skipped, 1 wrong", ImportSteps.Counts(done));
        var errors = await api.GetStringAsync($"imports/{done.GetProperty("id")}/errors.csv");
        Assert.Contains("Bo;", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_is_refused_and_another_salon_decides_for_itself()
    {
        var ((_, here), (_, there)) = (await Opened(), await Opened());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.PutAsJsonAsync("settings/client-fields", new { required = new[] { "nonsense" } })).StatusCode);
        await Require(here, "email");
        await there.Register(new { firstName = "Anna" });
    }

    private async Task<(Salon Salon, HttpClient Api)> Opened()
    {
        var salon = await app.Open();
        return (salon, await salon.Api());
    }

    private static async Task Require(HttpClient api, params string[] required)
        => (await api.PutAsJsonAsync("settings/client-fields", new { required })).EnsureSuccessStatusCode();

    /// <summary>The fields that the answer complains of.</summary>
    private static async Task<IReadOnlyList<string>> Refused(HttpClient api, object client)
    {
        using var answer = await api.PostAsJsonAsync("clients", client);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await ImportSteps.Json(answer)).GetProperty("errors");
        return [.. errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Required(Browser browser)
        => [.. browser.Page.QuerySelectorAll(".field-label:has(.field-required)").Select(label => label.TextContent.Trim().Split(' ', '\n')[0]).Order(StringComparer.Ordinal)];
}
