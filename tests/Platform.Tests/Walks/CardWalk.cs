using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>What reception does at a card all day, in a real browser.</summary>
[Trait("Needs", "Browser")]
[Collection<Walks>]
public sealed class CardWalk(Chromium chromium)
{
    private const string Pencil = "[data-in-place=Email] [data-in-place-open]";
    private const string Typed = "[data-in-place=Email] input.input";
    private const string Shown = "[data-in-place=Email] .in-place-value";

    [Fact]
    public async Task CL_43_leaving_a_field_saves_it_Escape_gives_up_and_the_form_at_the_right_follows()
    {
        var (person, api, id) = await AtTheList();
        await person.Open($"{person.Path}/{id}");
        await person.Page.ClickAsync(Pencil);
        await person.Page.FillAsync(Typed, "weg@voorbeeld.example");
        await person.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("anna@voorbeeld.example", await person.Page.TextContentAsync(Shown));

        await person.Page.ClickAsync(Pencil);
        await person.Page.FillAsync(Typed, "nieuw@voorbeeld.example");
        await person.Page.ClickAsync("h1");
        await person.Page.WaitForSelectorAsync("[data-in-place=Email] [data-said]");
        Assert.Equal("Opgeslagen", await person.Page.TextContentAsync("[data-in-place-said]"));
        Assert.Equal("nieuw@voorbeeld.example", await person.Page.InputValueAsync(".card-body [name=Email]"));
        await person.Look();

        await person.Page.ClickAsync(".card-body .form-actions button");
        await person.Page.WaitForSelectorAsync(".notice-success");
        await person.Page.WaitForLoadStateAsync();
        Assert.Equal("nieuw@voorbeeld.example", (await api.Read($"clients/{id}")).Text("email"));

        await person.Page.ClickAsync(Pencil);
        await person.Page.FillAsync(Typed, "");
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForSelectorAsync("[data-in-place=Email] [data-said]");
        await person.Page.ClickAsync("[data-in-place=Email] form button");
        await person.Page.GetByText("nieuw@voorbeeld.example").WaitForAsync();
        Assert.Equal("nieuw@voorbeeld.example", (await api.Read($"clients/{id}")).Text("email"));
    }

    [Fact]
    public async Task DA_07_the_keyboard_opens_the_quick_view_and_Escape_gives_the_focus_back()
    {
        var (person, _, id) = await AtTheList();
        await person.Page.FocusAsync("a[data-quick]");
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForSelectorAsync(".quick-panel .quick-view");
        await person.Look();
        await person.Page.Keyboard.PressAsync("Escape");
        Assert.True(await person.Page.IsHiddenAsync(".quick-panel"));
        Assert.EndsWith($"/{id}/quick", await person.Page.EvaluateAsync<string>("document.activeElement.dataset.quick"), StringComparison.Ordinal);
        Assert.EndsWith("/clients", person.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Toestemming")]
    [InlineData("en", "consent")]
    public async Task W2_an_allergy_asks_for_consent_and_stands_in_red_wherever_the_client_is_opened(string language, string asked)
    {
        var (person, _, id) = await AtTheList(language);
        await person.Open(person.Path.Replace("/clients", $"/clients/{id}/notes", StringComparison.Ordinal));
        await person.Page.FillAsync("[name=Text]", "PPD");
        await person.Page.SelectOptionAsync("[name=Category]", "allergy");
        Assert.Contains(asked, await person.Page.InnerTextAsync(".note-consent"), StringComparison.OrdinalIgnoreCase);
        await person.Look();
        await person.Page.ClickAsync("main .form-actions button");
        await person.Page.WaitForSelectorAsync(".field-message");
        Assert.Equal("PPD", await person.Page.InputValueAsync("[name=Text]"));
        await person.Page.CheckAsync("[type=checkbox][name=Consent]");
        await person.Page.ClickAsync("main .form-actions button");
        await person.Page.WaitForSelectorAsync("aside .notice-danger");
        Assert.Contains("PPD", await person.Page.InnerTextAsync("aside .notice-danger"), StringComparison.Ordinal);
        await person.Look();
    }

    private async Task<(Person Person, HttpClient Api, Guid Id)> AtTheList(string language = "nl")
    {
        var salon = await chromium.App.Open(language);
        var api = await salon.Api();
        var id = await api.Add("Anna", "Jansen", "anna@voorbeeld.example", "0612345678");
        var person = await chromium.Somebody(language);
        await person.SignIn(salon);
        await person.Open($"{salon.Path}/clients");
        return (person, api, id);
    }
}
