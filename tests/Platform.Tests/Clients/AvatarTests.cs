using System.Net;
using AngleSharp.Dom;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>A client's face, wherever the name stands.</summary>
[Trait("Needs", "Database")]
public sealed class AvatarTests(SalonApp app)
{
    [Fact]
    public async Task CL_29_a_face_shows_on_card_list_suggestions_and_quick_view()
    {
        var (salon, _, id) = await Anna();
        var browser = await salon.SignIn();
        Assert.Null(Face(await browser.Get($"/clients/{id}")));
        var page = await browser.PostFile($"/clients/{id}/avatar", SamplePicture.Form(SamplePicture.Of("jpg")));
        var face = Face(page)!;
        Assert.Equal(face, Face(await browser.Get("/clients")));
        Assert.Equal(face, Face(await browser.Get("/clients/search?q=Anna")));
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        Assert.Equal(face, Face(await browser.Get($"/clients/{id}/quick")));
        Assert.Equal("256x256 uchar, 3 bands, srgb, jpegload", SamplePicture.Describe(await browser.Http.GetByteArrayAsync(face)));
    }

    [Fact]
    public async Task CL_29_a_face_is_replaced_and_removed_and_each_has_its_undo()
    {
        var (salon, _, id) = await Anna();
        var browser = await salon.SignIn();
        var first = Face(await browser.PostFile($"/clients/{id}/avatar", SamplePicture.Form(SamplePicture.Of("jpg"))));
        var undoFirst = UndoOf(browser);
        var second = Face(await browser.PostFile($"/clients/{id}/avatar", SamplePicture.Form(SamplePicture.Of("png"))));
        Assert.NotEqual(first, second);
        Assert.Equal(first, Face(await browser.Post(UndoOf(browser), [])));
        Assert.Null(Face(await browser.Post($"/clients/{id}/avatar/remove", [])));
        Assert.Equal(first, Face(await browser.Post(UndoOf(browser), [])));
        Assert.Null(Face(await browser.Post(undoFirst, [])));
    }

    [Fact]
    public async Task CL_29_whoever_may_change_clients_may_change_a_face_and_nobody_else()
    {
        var (salon, _, id) = await Anna();
        foreach (var (role, answer) in new[] { (Role.Reception, HttpStatusCode.NoContent), (Role.Stylist, HttpStatusCode.Forbidden), (Role.ReadOnly, HttpStatusCode.Forbidden) })
        {
            var api = await salon.Api(role);
            Assert.Equal(answer, (await api.PutAsync($"clients/{id}/avatar", SamplePicture.Form(SamplePicture.Of("jpg")))).StatusCode);
            Assert.Equal(answer, (await api.DeleteAsync($"clients/{id}/avatar")).StatusCode);
        }

        var stylist = await salon.SignIn(Role.Stylist);
        Assert.Empty((await stylist.Get($"/clients/{id}")).QuerySelectorAll(".avatar-change"));
    }

    [Fact]
    public async Task CL_29_a_picture_that_is_refused_is_explained_at_the_field()
    {
        var (salon, api, id) = await Anna();
        var browser = await salon.SignIn();
        var page = await browser.PostFile($"/clients/{id}/avatar", SamplePicture.Form(new byte[(5 * 1024 * 1024) + 1]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("hoogstens 5 MB", page.QuerySelector(".field-message")!.TextContent, StringComparison.Ordinal);
        var answer = await api.PutAsync($"clients/{id}/avatar", SamplePicture.Form("<html>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task CL_29_a_face_of_a_merged_card_shows_where_the_main_card_has_none_and_goes_back_with_it()
    {
        var (salon, api, id) = await Anna();
        var other = await api.Add("Annie");
        var browser = await salon.SignIn();
        var theirs = Face(await browser.PostFile($"/clients/{other}/avatar", SamplePicture.Form(SamplePicture.Of("jpg"))))!;
        var merge = await api.Merge(id, [other]);
        Assert.Equal(theirs.Replace($"{other}", $"{id}", StringComparison.Ordinal), Face(await browser.Get($"/clients/{id}")));
        var own = Face(await browser.PostFile($"/clients/{id}/avatar", SamplePicture.Form(SamplePicture.Of("png"))));
        Assert.NotEqual(theirs, own);
        Assert.Equal(theirs.Replace($"{other}", $"{id}", StringComparison.Ordinal), Face(await browser.Post(UndoOf(browser), [])));
        await browser.Post($"/clients/{id}/avatar/remove", []);
        var undo = UndoOf(browser);
        Assert.Null(Face(browser.Page));
        Assert.NotNull(Face(await browser.Post(undo, [])));
        await api.Undo(merge);
        Assert.Null(Face(await browser.Get($"/clients/{id}")));
        Assert.Equal(theirs, Face(await browser.Get($"/clients/{other}")));
    }

    private static string? Face(IDocument page) => page.QuerySelector("img.avatar")?.GetAttribute("src");

    private static string UndoOf(Browser browser) => browser.Page.QuerySelector(".notices form")!.GetAttribute("action")!;

    private async Task<(Salon Salon, HttpClient Api, Guid Id)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await api.Add("Anna", "Jansen"));
    }
}
