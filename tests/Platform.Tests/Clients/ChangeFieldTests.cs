using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ChangeFieldTests(SalonApp app)
{
    [Fact]
    public async Task CL_43_a_pencil_opens_one_field_and_saving_says_so_with_undo()
    {
        var (_, api, browser, id) = await Anna();
        var page = await browser.Get($"/clients/{id}");
        var pencil = page.QuerySelector("[data-in-place=Mobile] a")!;
        Assert.Equal("Mobiel wijzigen", pencil.GetAttribute("aria-label"));
        page = await browser.Get(pencil.GetAttribute("href")!);
        Assert.Equal("06-12345678", Field(page).GetAttribute("value"));
        page = await browser.Post(pencil.GetAttribute("href")!, new() { ["Mobile"] = "06 8765 4321", ["Before"] = "+31612345678" });
        Assert.Contains("Opgeslagen", page.QuerySelector(".notices")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("+31687654321", (await api.Read($"clients/{id}")).Text("mobile"));

        var undo = page.QuerySelector(".notices form")!.GetAttribute("action")!;
        Assert.DoesNotContain("612345678", undo, StringComparison.Ordinal);
        await browser.Post(undo, []);
        Assert.Equal("+31612345678", (await api.Read($"clients/{id}")).Text("mobile"));
    }

    [Fact]
    public async Task CL_43_a_script_gets_the_field_alone_with_the_version_for_the_other_form()
    {
        var (_, _, browser, id) = await Anna();
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        var page = await browser.Post($"/clients/{id}/fields/email", new() { ["Email"] = "anna@voorbeeld.example" });
        Assert.Null(page.QuerySelector("main"));
        Assert.Contains("Opgeslagen", page.QuerySelector("[data-in-place=Email] [data-said]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector("[data-in-place]")!.GetAttribute("data-version"));
        Assert.NotNull(page.QuerySelector("form[action*=undo]"));
    }

    [Theory]
    [InlineData("mobile", "Mobile", "bel mij", "+31612345678")]
    [InlineData("email", "Email", "geen adres", "")]
    public async Task CL_43_the_same_is_refused_as_in_the_form_and_what_was_typed_stays(string field, string name, string typed, string before)
    {
        var (_, api, browser, id) = await Anna();
        var page = await browser.Post($"/clients/{id}/fields/{field}", new() { [name] = typed, ["Before"] = before });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.NotNull(page.QuerySelector(".field-message"));
        Assert.Equal(typed, Field(page).GetAttribute("value"));
        Assert.Equal(1, (await api.Read($"clients/{id}"))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task CL_43_a_conflict_shows_what_the_other_wrote_and_another_field_is_none()
    {
        var (_, api, browser, id) = await Anna();
        await api.PatchAsJsonAsync($"clients/{id}", new { version = 1, email = "ander@voorbeeld.example" });
        var page = await browser.Post($"/clients/{id}/fields/email", new() { ["Email"] = "ik@voorbeeld.example", ["Before"] = "" });
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("ander@voorbeeld.example", page.QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ik@voorbeeld.example", Field(page).GetAttribute("value"));
        await browser.Post($"/clients/{id}/fields/email", new()
        {
            ["Email"] = "ik@voorbeeld.example", ["Before"] = page.QuerySelector("input[name=Before]")!.GetAttribute("value")!,
        });
        await browser.Post($"/clients/{id}/fields/mobile", new() { ["Mobile"] = "", ["Before"] = "+31612345678" });
        var client = await api.Read($"clients/{id}");
        Assert.Equal("ik@voorbeeld.example", client.Text("email"));
        Assert.Null(client["mobile"]);
    }

    [Fact]
    public async Task CL_43_undo_after_somebody_else_wrote_shows_that_first()
    {
        var (_, api, browser, id) = await Anna();
        var page = await browser.Post($"/clients/{id}/fields/mobile", new() { ["Mobile"] = "0687654321", ["Before"] = "+31612345678" });
        await api.PatchAsJsonAsync($"clients/{id}", new { version = 2, mobile = "0611111111" });
        page = await browser.Post(page.QuerySelector(".notices form")!.GetAttribute("action")!, []);
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("+31611111111", page.QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("+31611111111", (await api.Read($"clients/{id}")).Text("mobile"));
    }

    [Fact]
    public async Task CL_43_only_this_field_changes_and_an_undo_is_of_one_field_of_one_client()
    {
        var (_, api, browser, id) = await Anna();
        var page = await browser.Post($"/clients/{id}/fields/mobile", new() { ["Mobile"] = "0687654321", ["Before"] = "+31612345678", ["FirstName"] = "Eva" });
        Assert.Equal("Anna", (await api.Read($"clients/{id}")).Text("firstName"));
        var undo = page.QuerySelector(".notices form")!.GetAttribute("action")!;
        await browser.Post(undo.Replace("/mobile/", "/phone/", StringComparison.Ordinal), []);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await browser.Post($"/clients/{id}/fields/mobile/undo?kept=nonsense", []);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await browser.Post($"/clients/{id}/fields/mobile", new() { ["Before"] = "+31687654321" });
        Assert.Equal("+31687654321", (await api.Read($"clients/{id}")).Text("mobile"));
        await browser.Get($"/clients/{id}/fields/source");
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    [Theory]
    [InlineData(Role.Stylist)]
    [InlineData(Role.Marketer)]
    [InlineData(Role.ReadOnly)]
    public async Task CL_43_who_may_not_change_clients_has_no_pencil(Role role)
    {
        var (salon, _, _, id) = await Anna();
        var browser = await salon.SignIn(role);
        Assert.Null((await browser.Get($"/clients/{id}")).QuerySelector("[data-in-place]"));
        await browser.Get($"/clients/{id}/fields/mobile");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
    }

    private static IElement Field(IDocument page) => page.QuerySelector("[data-in-place] input.input")!;

    private async Task<(Salon Salon, HttpClient Api, Browser Browser, Guid Id)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await salon.SignIn(), await api.Add("Anna", mobile: "0612345678"));
    }
}
