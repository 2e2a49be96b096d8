using Microsoft.Playwright;
using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>From the contact form to the answer, in a real browser and by the keyboard.</summary>
[Trait("Needs", "Browser")]
[Collection<Walks>]
public sealed class InboxWalk(Chromium chromium)
{
    [Fact]
    public async Task HI_03_a_question_of_the_contact_form_is_read_answered_and_closed_by_the_keyboard()
    {
        var salon = await chromium.App.Open();
        var visitor = await chromium.Somebody();
        await visitor.Open($"{salon.Path}/contact");
        await visitor.Page.FillAsync("[name=FirstName]", "Bea");
        await visitor.Page.FillAsync("[name=Email]", "bea.walk@client.example");
        await visitor.Page.FillAsync("[name=Message]", "Doen jullie ook bruidskapsels?");
        await visitor.Page.ClickAsync("main form .form-actions button");
        await visitor.Page.WaitForURLAsync("**/contact/thanks");
        await chromium.App.Settle();

        var person = await chromium.Somebody();
        await person.SignIn(salon);
        await person.Open($"{salon.Path}/inbox");
        await person.Look();
        await person.Page.Keyboard.PressAsync("j");
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForSelectorAsync("form[data-answer]");
        await person.Page.WaitForLoadStateAsync();
        await person.Look();
        await person.Page.Keyboard.PressAsync("r");
        await person.Page.Keyboard.TypeAsync("Ja, graag zelfs");

        // A line that drops loses nothing: the page is opened anew and the answer still stands in it.
        await person.Page.ReloadAsync();
        Assert.Equal("Ja, graag zelfs", await person.Page.InputValueAsync("form[data-answer] textarea"));
        await person.Page.SetInputFilesAsync("form[data-answer] input[type=file]", new FilePayload { Name = "lijst.pdf", MimeType = "application/pdf", Buffer = SampleDocument.Pdf });
        await person.Page.ClickAsync("form[data-answer] button[type=submit]");
        await person.Page.WaitForSelectorAsync(".notice-success");
        await person.Look();
        await chromium.App.Settle();
        var mail = Assert.Single(chromium.App.Mails.To("bea.walk@client.example"));
        Assert.Contains("Ja, graag zelfs", mail.Text, StringComparison.Ordinal);
        Assert.Equal("lijst.pdf", Assert.Single(mail.Attachments).FileName);

        await person.Page.ReloadAsync();
        Assert.Equal("", await person.Page.InputValueAsync("form[data-answer] textarea"));
        await person.Page.Keyboard.PressAsync("e");
        await person.Page.WaitForSelectorAsync("form[data-progress=open]");
        await person.Open($"{salon.Path}/inbox");
        Assert.Null(await person.Page.QuerySelectorAsync("[data-threads]"));
    }

    [Fact]
    public async Task HI_06_buttons_put_marks_around_what_is_chosen()
    {
        var salon = await chromium.App.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Anna" });
        var person = await chromium.Somebody();
        await person.SignIn(salon);
        await person.Open($"{salon.Path}/clients/{client}/actions");
        await person.Page.FillAsync("textarea", "koper");
        await person.Page.FocusAsync("textarea");
        await person.Page.Keyboard.PressAsync("Control+A");
        await person.Page.ClickAsync(".rich-bold");
        Assert.Equal("**koper**", await person.Page.InputValueAsync("textarea"));
        await person.Page.FillAsync("[name=Title]", "Kleur");
        await person.Look();
        await person.Page.ClickAsync(".form-actions button[type=submit]");
        await person.Page.WaitForSelectorAsync(".timeline-more summary");
        await person.Page.ClickAsync(".timeline-more summary");
        Assert.Equal("koper", await person.Page.TextContentAsync(".rich-note strong"));
        await person.Look();
    }

    [Fact]
    public async Task HI_06_a_large_document_shows_how_far_it_is_and_is_kept_when_the_line_drops()
    {
        var salon = await chromium.App.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Anna" });
        var person = await chromium.Somebody();
        var (page, actions) = (person.Page, $"{salon.Path}/clients/{client}/actions");
        await person.SignIn(salon);
        await person.Open(actions);
        await page.SetInputFilesAsync("input[type=file]", new FilePayload
        {
            Name = "dossier.pdf", MimeType = "application/pdf", Buffer = [.. SampleDocument.Pdf, .. Enumerable.Repeat((byte)' ', 1_000_000)],
        });

        await page.RouteAsync($"**{actions}", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.ClickAsync(".form-actions button[type=submit]");
        await page.WaitForSelectorAsync("[data-upload-lost]:not([hidden])");
        await person.Look();
        await page.UnrouteAsync($"**{actions}");

        // What is wrong is said in the form as it stands: a file that is chosen stays chosen.
        await page.ClickAsync(".form-actions button[type=submit]");
        await page.WaitForSelectorAsync(".form-summary");
        await page.FillAsync("[name=Title]", "Dossier");

        var seen = new TaskCompletionSource();
        await page.RouteAsync($"**{actions}", async route =>
        {
            await seen.Task;
            await route.ContinueAsync();
        });
        await page.ClickAsync(".form-actions button[type=submit]");
        await page.WaitForSelectorAsync("[data-upload] progress");
        await page.ClickAsync("[data-upload] button");
        await page.WaitForSelectorAsync("[data-upload]", new() { State = WaitForSelectorState.Hidden });
        await page.ClickAsync(".form-actions button[type=submit]");
        await page.WaitForSelectorAsync("[data-upload] progress");
        seen.SetResult();
        await page.WaitForSelectorAsync(".notice-success");
        Assert.Contains("dossier.pdf", await page.TextContentAsync("main"), StringComparison.Ordinal);
    }
}
