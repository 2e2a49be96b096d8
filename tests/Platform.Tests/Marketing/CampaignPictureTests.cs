using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Marketing.Campaigns;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Pictures in campaigns: how they come in, who sees them, and when they go.</summary>
[Trait("Needs", "Database")]
public sealed class CampaignPictureTests(SalonApp app)
{
    [Fact]
    public async Task R27_MK_09_a_picture_comes_in_without_its_secrets_with_words_beside_it_and_is_seen_without_a_login_by_nobody_who_guesses()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(1);
        var browser = await salon.SignIn(Role.Marketer);
        await browser.Get("/marketing/campaigns/new");
        var fields = Fields(browser);
        (fields["Name"], fields["Subject"]) = ("Beeld", "Kijk");
        await browser.Post("/marketing/campaigns/new", With(fields, "add.picture"));
        await browser.Post("/marketing/campaigns/new", With(Fields(browser), "add.columns"));
        fields = Fields(browser);
        (fields["Blocks.3.text"], fields["Blocks.3.right"]) = ("Links staat {{ firstName | iemand }}", "Rechts\nstaat meer");

        // Neither a picture nor words for it.
        await browser.Post("/marketing/campaigns/new", With(fields, "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("Kies een afbeelding.", browser.Text, StringComparison.Ordinal);
        await Upload("wat geen plaatje is"u8.ToArray(), "save");
        Assert.Contains("geen JPEG, PNG of WebP", browser.Text, StringComparison.Ordinal);
        Assert.Equal("Rechts\nstaat meer", Fields(browser)["Blocks.3.right"].ReplaceLineEndings("\n"));
        await Upload(SamplePicture.Sideways("geheimeplek"), "upload.2");
        fields = Fields(browser);
        Assert.NotEmpty(fields["Blocks.2.picture"]);
        (fields["Blocks.2.alt"], fields["Blocks.2.url"]) = ("Een kapsel met \"krullen\"", "https://salon.example/krullen");
        await browser.Post("/marketing/campaigns/new", With(fields, "save"));
        var id = Guid.Parse(browser.Last.RequestMessage!.RequestUri!.Segments[^1]);
        await steps.Send(id);
        var mail = Assert.Single(app.Mails.To(steps.Address(0)));
        Assert.Contains("Links staat Klant 0", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Links staat Klant 0\n\nRechts\nstaat meer", mail.Text, StringComparison.Ordinal);
        Assert.Contains("[Een kapsel met \"krullen\"]\nhttps://salon.example/krullen", mail.Text, StringComparison.Ordinal);
        var image = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.Html!).QuerySelector("img[alt^=Een]")!;
        Assert.Contains("/go/", image.ParentElement!.GetAttribute("href"), StringComparison.Ordinal);

        using var anyone = app.CreateClient();
        var path = new Uri(image.GetAttribute("src")!).AbsolutePath;
        var shown = await anyone.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType));
        Assert.Equal(-1, (await shown.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("geheimeplek"u8));
        var token = path.Split('/')[^1];
        foreach (var wrong in (string[])[$"{salon.Path}/picture/{fields["Blocks.2.picture"]}", $"{other.Path}/picture/{token}", path[..^1] + (path[^1] == 'A' ? 'B' : 'A')])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(wrong)).StatusCode);
        }

        // A picture of another salon is none of ours.
        var theirs = await CampaignSteps.Of(app, other);
        var stolen = await theirs.Api.PostAsJsonAsync("campaigns", new
        {
            name = "X", subject = "Y", listId = await theirs.FirstList(), blocks = new[] { new { type = "picture", picture = fields["Blocks.2.picture"], alt = "Z" } },
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);

        async Task Upload(byte[] content, string verb)
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in With(fields, verb))
            {
                form.Add(new StringContent(value), name);
            }

            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "Blocks.2.file", "kapsel.jpg");
            await browser.PostFile("/marketing/campaigns/new", form);
        }
    }

    [Fact]
    public async Task MK_09_a_picture_that_no_campaign_shows_goes_after_a_week_with_its_files()
    {
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var list = await steps.FirstList();
        var pictures = new List<Guid>();
        for (var number = 0; number < 5; number++)
        {
            var form = new MultipartFormDataContent { { new ByteArrayContent(SamplePicture.Of("jpg")), "picture", "kapsel.jpg" } };
            var taken = await steps.Api.PostAsync("campaigns/pictures", form);
            pictures.Add((await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
        }

        // One in words, one in another language that was taken out, one in a removed draft; one of nobody, and one that came today.
        var shown = await Draft(pictures[0]);
        var browser = await salon.SignIn(Role.Marketer);
        var page = $"/marketing/campaigns/{shown}/languages/en";
        foreach (var verb in (string[])["save", "drop"])
        {
            await browser.Get(page);
            await browser.Post(page, new(With(Fields(browser), verb)) { ["Blocks.0.picture"] = $"{pictures[1]}" });
        }

        Assert.Equal(HttpStatusCode.NoContent, (await steps.Api.DeleteAsync($"campaigns/{await Draft(pictures[2])}")).StatusCode);
        var before = Files().Length;
        await steps.Db(db => db.CampaignPictures.Where(picture => picture.Id != pictures[4])
            .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.At, picture => picture.At.AddDays(-8))));
        await using (var scope = salon.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<ForgetUnusedPictures>().Run(default);
        }

        var left = await steps.Db(db => db.CampaignPictures.Select(picture => picture.Id).ToListAsync());
        Assert.Equal(pictures.Where((_, number) => number != 3).Order(), left.Order());
        Assert.Equal((8, 10), (Files().Length, before));

        Task<Guid> Draft(Guid picture) => steps.Api.Make("campaigns", new
        {
            name = "Beeld", subject = "Kijk", listId = list, blocks = new[] { new { type = "picture", picture, alt = "Een kapsel" } },
        });

        string[] Files() => Directory.GetFiles(Path.Combine(app.Folder, "files", $"{salon.Tenant.Id}"), "*", SearchOption.AllDirectories);
    }

    private static Dictionary<string, string> Fields(Browser browser) => browser.Page.QuerySelectorAll("main input[name], main textarea[name], main select[name]")
        .Where(field => field.GetAttribute("type") is not ("submit" or "file") && field.GetAttribute("name") is not ("__RequestVerificationToken"))
        .Where(field => field.GetAttribute("type") != "checkbox" || field.HasAttribute("checked"))
        .GroupBy(field => field.GetAttribute("name")!)
        .ToDictionary(same => same.Key, same => same.First() switch
        {
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
            var input => input.GetAttribute("value") ?? "",
        });

    private static Dictionary<string, string> With(Dictionary<string, string> fields, string verb) => new(fields) { ["Do"] = verb };
}
