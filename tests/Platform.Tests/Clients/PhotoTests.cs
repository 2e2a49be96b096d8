using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients.Photos;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>The gallery of a client.</summary>
[Trait("Needs", "Database")]
public sealed class PhotoTests(SalonApp app)
{
    [Fact]
    public async Task CL_51_a_photo_is_added_on_the_card_and_stands_there_with_kind_day_line_and_who_added_it()
    {
        var (salon, api, id) = await Anna();
        var browser = await salon.SignIn();
        var page = await browser.Get($"/clients/{id}?tab=photos");
        Assert.NotNull(page.QuerySelector(".empty"));
        page = await browser.PostFile(
            $"/clients/{id}/photos", SamplePicture.Form(SamplePicture.Of("jpg"), "../../x.jpg", ("Kind", "Inspiration"), ("Day", "2025-02-01"), ("Caption", "Koper <b>rood</b>")));
        var photo = Assert.Single(page.QuerySelectorAll(".gallery li"));
        Assert.All(["Inspiratie", "1 februari 2025", "Koper <b>rood</b>", "Olga Owner", "Intern"], said => Assert.Contains(said, photo.TextContent, StringComparison.Ordinal));
        var image = photo.QuerySelector("img")!;
        Assert.Equal("Inspiratie, 1 februari 2025, Koper <b>rood</b>", image.GetAttribute("alt"));
        Assert.Equal("lazy", image.GetAttribute("loading"));
        await browser.Get(photo.QuerySelector("a")!.GetAttribute("href")!);
        Assert.EndsWith("/large", browser.Page.QuerySelector(".photo-page img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("inspiration", (await api.Items($"clients/{id}/photos")).Single().GetProperty("kind").GetString());
    }

    [Fact]
    public async Task CL_51_what_is_wrong_stands_at_the_field_and_what_was_typed_is_kept()
    {
        var (salon, _, id) = await Anna();
        var browser = await salon.SignIn();
        var page = await browser.PostFile(
            $"/clients/{id}/photos", SamplePicture.Form([1, 2, 3], "x.jpg", ("Kind", "Avatar"), ("Day", "2999-01-01"), ("Caption", new string('a', 201))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal(3, page.QuerySelectorAll(".field-message").Length);
        Assert.Equal(201, page.QuerySelector("input[name=Caption]")!.GetAttribute("value")!.Length);
        page = await browser.PostFile($"/clients/{id}/photos", SamplePicture.Form([1, 2, 3], "x.jpg", ("Kind", "Result"), ("Caption", "Mooi")));
        Assert.Contains("geen foto die we kennen", page.QuerySelector(".field-message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mooi", page.QuerySelector("input[name=Caption]")!.GetAttribute("value"));
        await browser.Post($"/clients/{id}/photos", new() { ["Kind"] = "Result" });
        Assert.Contains("Kies een foto", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CL_51_stylists_remove_their_own_photos_and_manager_and_owner_all()
    {
        var (salon, api, id) = await Anna();
        var theirs = await Add(api, id);
        var stylist = await salon.Api(Role.Stylist);
        var own = await Add(stylist, id);
        Assert.Equal(HttpStatusCode.Forbidden, (await stylist.DeleteAsync($"clients/{id}/photos/{theirs}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.Reception)).DeleteAsync($"clients/{id}/photos/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.Marketer)).DeleteAsync($"clients/{id}/photos/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await stylist.DeleteAsync($"clients/{id}/photos/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await stylist.PostAsync($"clients/{id}/photos/{own}/restore", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await (await salon.Api(Role.Manager)).DeleteAsync($"clients/{id}/photos/{own}")).StatusCode);
        var reader = await salon.SignIn(Role.ReadOnly);
        var page = await reader.Get($"/clients/{id}?tab=photos");
        Assert.Single(page.QuerySelectorAll(".gallery li"));
        Assert.Null(page.QuerySelector("input[type=file]"));
        await reader.Get($"/clients/{id}/photos/{theirs}");
        Assert.Empty(reader.Page.QuerySelectorAll("form[action$=remove]"));
    }

    [Fact]
    public async Task CL_51_a_removed_photo_is_out_of_reach_and_comes_back_by_undo()
    {
        var (salon, api, id) = await Anna();
        var photo = await Add(api, id);
        var browser = await salon.SignIn();
        var page = await browser.Post($"/clients/{id}/photos/{photo}/remove", []);
        Assert.Empty(page.QuerySelectorAll(".gallery li"));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{id}/photos/{photo}/large")).StatusCode);
        await browser.Post(page.QuerySelector(".notices form")!.GetAttribute("action")!, []);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"clients/{id}/photos/{photo}/large")).StatusCode);
        Assert.Single(await api.Items($"clients/{id}/photos"));
    }

    [Fact]
    public async Task F_38_a_photo_stands_with_its_note_goes_and_comes_with_it_and_follows_a_merge_and_its_undoing()
    {
        var (salon, api, id) = await Anna();
        var stylist = await salon.SignIn(Role.Stylist);
        await stylist.Get($"/clients/{id}?tab=notes");
        Assert.NotNull(stylist.Page.QuerySelector("form[enctype='multipart/form-data'] input[type=file][name=Photo]"));
        await stylist.PostFile($"/clients/{id}/notes", SamplePicture.Form([1, 2, 3], "x.jpg", ("Text", "Kleur van maart")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stylist.Last.StatusCode);
        Assert.Equal("Kleur van maart", stylist.Page.QuerySelector("[name=Text]")!.TextContent);
        Assert.Contains("geen foto die we kennen", stylist.Page.QuerySelector("#Photo-message")!.TextContent, StringComparison.Ordinal);
        await stylist.PostFile($"/clients/{id}/notes", SamplePicture.Form(SamplePicture.Of("jpg"), "x.jpg", ("Text", "Uitslag"), ("Category", "allergy"), ("Consent", "true")));
        Assert.Contains("gezondheid", stylist.Page.QuerySelector("#Photo-message")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await api.Items($"clients/{id}/notes"));
        Assert.Empty(await api.Items($"clients/{id}/photos"));

        await stylist.PostFile($"/clients/{id}/notes", SamplePicture.Form(SamplePicture.Of("jpg"), "x.jpg", ("Text", "Kleur van maart")));
        var address = Assert.Single(Pictures(stylist, id)).GetAttribute("src")!;
        Assert.Equal("image/jpeg", (await stylist.Http.GetAsync(address)).Content.Headers.ContentType!.MediaType);
        Assert.Single(await api.Items($"clients/{id}/photos"));
        var note = (await api.Items($"clients/{id}/notes")).Single().GetProperty("id").GetGuid();
        await stylist.Post($"/clients/{id}/notes/{note}", new() { ["Text"] = "Kleur", ["Category"] = "medication", ["Consent"] = "true", ["Version"] = "1" });
        Assert.NotNull(stylist.Page.QuerySelector("#Category-message"));

        // With the note into the bin and out of it.
        await stylist.Post($"/clients/{id}/notes/{note}/delete", []);
        Assert.Equal(HttpStatusCode.NotFound, (await stylist.Http.GetAsync(address)).StatusCode);
        await stylist.Post($"/clients/{id}/notes/{note}/restore", []);
        await stylist.Get($"/clients/{id}?tab=notes");
        Assert.Single(Pictures(stylist, id));

        // With the card to the main card and back, and into what the client is told.
        var main = await api.Add("Anna", "Jansen");
        var merge = await api.Make("clients/merge", new { mainId = main, otherIds = new[] { id } });
        await stylist.Get($"/clients/{main}?tab=notes");
        Assert.Single(Pictures(stylist, main));
        await api.PostAsync($"merges/{merge}/undo", null);
        await stylist.Get($"/clients/{main}?tab=notes");
        Assert.Empty(Pictures(stylist, main));
        await stylist.Get($"/clients/{id}?tab=notes");
        Assert.Single(Pictures(stylist, id));
        await using var pack = new System.IO.Compression.ZipArchive(await (await api.PostAsync($"clients/{id}/access-request", null)).Content.ReadAsStreamAsync());
        Assert.Single(pack.Entries, entry => entry.FullName.StartsWith("photos/", StringComparison.Ordinal));

        static IReadOnlyList<AngleSharp.Dom.IElement> Pictures(Browser browser, Guid card)
            => [.. browser.Page.QuerySelectorAll($".timeline img[src*='/clients/{card}/photos/']")];
    }

    [Fact]
    public async Task CL_51_a_removed_photo_and_its_files_are_gone_after_thirty_days()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna");
        var (kept, photo) = (await Add(api, id), await Add(api, id));
        await api.DeleteAsync($"clients/{id}/photos/{photo}");
        foreach (var (days, files) in new[] { (29, 4), (2, 2) })
        {
            alone.Clock.Advance(TimeSpan.FromDays(days));
            await using var scope = salon.Scope();
            await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetRemovedPhotos>>().Run(default);
            Assert.Equal(files, FilesOf(alone, salon).Count);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"clients/{id}/photos/{photo}/restore", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"clients/{id}/photos/{kept}/small")).StatusCode);
    }

    [Fact]
    public async Task CL_51_photos_of_a_merged_card_show_on_the_main_card_and_come_apart_again()
    {
        var (_, api, id) = await Anna();
        var other = await api.Add("Annie");
        var (own, theirs) = (await Add(api, id), await Add(api, other));
        var merge = await api.Merge(id, [other]);
        Assert.Equal(2, (await api.Items($"clients/{id}/photos")).Count);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"clients/{id}/photos/{theirs}/small")).StatusCode);
        await api.Undo(merge);
        Assert.Equal(own, (await api.Items($"clients/{id}/photos")).Single().GetProperty("id").GetGuid());
        Assert.Equal(theirs, (await api.Items($"clients/{other}/photos")).Single().GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{id}/photos/{theirs}/small")).StatusCode);
    }

    [Fact]
    public async Task T1_a_picture_is_sent_to_people_of_its_salon_alone_and_kept_by_no_one_between()
    {
        var (salon, api, id) = await Anna();
        var photo = await Add(api, id);
        var (elsewhere, there, foreign) = await Anna();
        var bea = await api.Add("Bea");
        foreach (var (asks, client) in new[] { (there, id), (there, foreign), (api, bea) })
        {
            foreach (var size in new[] { "small", "large" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await asks.GetAsync($"clients/{client}/photos/{photo}/{size}")).StatusCode);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await asks.DeleteAsync($"clients/{client}/photos/{photo}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await asks.PostAsync($"clients/{client}/photos/{photo}/restore", null)).StatusCode);
        }

        var stranger = salon.Visit();
        await stranger.Get($"/clients/{id}/photos/{photo}/large");
        Assert.EndsWith("/sign-in", stranger.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var browser = await salon.SignIn(Role.Stylist);
        await browser.Get($"/clients/{id}/photos/{photo}/large");
        var headers = browser.Last;
        Assert.Equal("image/jpeg", headers.Content.Headers.ContentType!.MediaType);
        Assert.True(headers.Headers.CacheControl!.Private);
        Assert.Equal("nosniff", headers.Headers.GetValues("X-Content-Type-Options").Single());
        await api.DeleteAsync($"clients/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{id}/photos/{photo}/large")).StatusCode);
    }

    [Fact]
    public async Task HI_photos_are_told_in_the_history_without_their_line()
    {
        var (salon, api, id) = await Anna();
        var photo = await Add(api, id, "Geheimpje");
        await api.DeleteAsync($"clients/{id}/photos/{photo}");
        await api.PostAsync($"clients/{id}/photos/{photo}/restore", null);
        await api.PutAsync($"clients/{id}/avatar", SamplePicture.Form(SamplePicture.Of("jpg")));
        await api.DeleteAsync($"clients/{id}/avatar");
        await app.Settle();
        var browser = await salon.SignIn();
        var told = (await browser.Get($"/clients/{id}?tab=history")).QuerySelector(".card-body")!.TextContent;
        string[] sentences = ["voegde een foto toe", "verwijderde een foto", "haalde een foto terug", "koos een profielfoto", "verwijderde de profielfoto"];
        Assert.All(sentences, said => Assert.Contains(said, told, StringComparison.Ordinal));
        Assert.DoesNotContain("Geheimpje", told, StringComparison.Ordinal);
    }

    internal static async Task<Guid> Add(HttpClient api, Guid client, string caption = "Mooi")
    {
        using var answer = await api.PostAsync($"clients/{client}/photos", SamplePicture.Form(SamplePicture.Of("jpg"), "x.jpg", ("kind", "result"), ("caption", caption)));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await ImportSteps.Json(answer)).GetProperty("id").GetGuid();
    }

    internal static IReadOnlyList<string> FilesOf(SalonApp app, Salon salon)
    {
        var folder = Path.Combine(app.Services.GetRequiredService<DataFolder>().Path, "files", $"{salon.Tenant.Id}");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private async Task<(Salon Salon, HttpClient Api, Guid Id)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await api.Add("Anna", "Jansen"));
    }
}
