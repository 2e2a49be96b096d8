using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.History;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>Files that the salon sends along with a message.</summary>
[Trait("Needs", "Database")]
public sealed class MessageFilesTests(SalonApp app)
{
    private static readonly (string Name, byte[] Content)[] TwoFiles = [("prijslijst é.pdf", SampleDocument.Pdf), ("tips.txt", "Niet te heet wassen"u8.ToArray())];

    [Fact]
    public async Task HI_11_ML_05_files_go_out_with_the_mail_and_stand_in_the_thread_on_both_sides()
    {
        var salon = await app.Open();
        var email = $"anna@{salon.Tenant.Slug}.example";
        var (client, portal) = await salon.AddSignedInClient(app, "Anna Berg", email);
        var (browser, api) = (await salon.SignIn(), await salon.Api());
        await browser.PostFile($"/clients/{client}/messages", SampleDocument.Form([("Kind", "message"), ("Subject", "Je kleur"), ("Text", "Zie de lijst")], TwoFiles));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        var thread = browser.Last.RequestMessage!.RequestUri!.Segments[^1];
        Assert.Equal(["prijslijst é.pdf", "tips.txt"], browser.Page.QuerySelectorAll(".documents a").Select(link => link.TextContent).Order());
        await app.Settle();
        var mail = app.Mails.To(email)[^1];
        Assert.Equal(
            [("prijslijst é.pdf", "application/pdf", SampleDocument.Pdf.Length), ("tips.txt", "text/plain", 19)],
            mail.Attachments.Select(file => (file.FileName, file.ContentType, file.Content.Length)));
        Assert.Equal(SampleDocument.Pdf, mail.Attachments[0].Content.ToArray());
        await browser.PostFile($"/inbox/{thread}", SampleDocument.Form([("Text", "En dit")], ("later.pdf", SampleDocument.Pdf)));
        await app.Settle();
        Assert.Equal(["later.pdf"], app.Mails.To(email)[^1].Attachments.Select(file => file.FileName));

        // The client, and nobody else's client; what the salon wrote down for itself is the salon's.
        var page = await portal.Get($"/portal/messages/{thread}");
        var links = page.QuerySelectorAll(".documents a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(3, links.Count);
        await portal.Get(links[0]);
        Assert.Equal(SampleDocument.Pdf, await portal.Last.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", portal.Last.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("sandbox", portal.Last.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var (_, stranger) = await salon.AddSignedInClient(app, "Dora Dam", $"dora@{salon.Tenant.Slug}.example");
        var stylist = await salon.SignIn(Role.Stylist);
        var staffLink = (await browser.Get($"/inbox/{thread}")).QuerySelector(".documents a")!.GetAttribute("href")!;
        foreach (var (who, address, status) in new[]
        {
            (stranger, links[0], HttpStatusCode.NotFound), (portal, links[0][..^36] + Guid.NewGuid(), HttpStatusCode.NotFound), (stylist, staffLink, HttpStatusCode.Forbidden),
        })
        {
            await who.Get(address);
            Assert.Equal(status, who.Last.StatusCode);
        }

        await browser.PostFile($"/clients/{client}/messages", SampleDocument.Form([("Kind", "support"), ("Subject", "Belt vaak"), ("Text", "Zie notitie")], ("intern.pdf", SampleDocument.Pdf)));
        var own = browser.Last.RequestMessage!.RequestUri!.Segments[^1];
        var intern = browser.Page.QuerySelector(".documents a")!.GetAttribute("href")![^36..];
        Assert.Empty((await portal.Get($"/portal/messages/{own}")).QuerySelectorAll(".documents a"));
        await portal.Get($"/portal/messages/{own}/documents/{intern}");
        Assert.Equal(HttpStatusCode.NotFound, portal.Last.StatusCode);

        // Merged, told and erased with the rest.
        var main = await api.Add("Annie");
        await api.Merge(main, [client]);
        await app.Settle();
        page = await browser.Get($"/inbox/{thread}");
        await browser.Get(page.QuerySelector(".documents a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Contains($"/{main}/", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        await using (var zip = new ZipArchive(await (await api.PostAsync($"clients/{main}/access-request", null)).Content.ReadAsStreamAsync()))
        {
            Assert.Equal(4, zip.Entries.Count(entry => entry.FullName.StartsWith("documents/", StringComparison.Ordinal)));
        }

        Assert.Equal(4, FilesOf(salon).Count);
        await api.PostAsJsonAsync($"clients/{main}/erase", new { reason = "gevraagd" });
        await app.Settle();
        Assert.Empty(FilesOf(salon));
    }

    [Fact]
    public async Task HI_11_I5_what_does_not_fit_a_mail_is_refused_at_the_field_and_keeps_the_words_and_no_file()
    {
        var salon = await app.Open();
        var (browser, api) = (await salon.SignIn(), await salon.Api());
        var client = await api.Add("Anna", null, "anna@client.example");
        var thread = await api.Make($"clients/{client}/messages", new { subject = "Hallo", text = "Dag" });
        byte[] four = [.. SampleDocument.Pdf, .. new byte[4 * 1024 * 1024]];
        foreach (var (files, said) in new ((string, byte[])[] Files, string Said)[]
        {
            ([("a.pdf", four), ("b.pdf", four), ("c.pdf", four)], "groter dan 10 MB"), ([("virus.pdf", "<html>"u8.ToArray())], "virus.pdf kan niet worden bewaard"),
            ([("goed.pdf", SampleDocument.Pdf), ("gesprek.wav", SampleDocument.Wav)], "gesprek.wav is een geluidsopname"),
            ([.. Enumerable.Repeat(("a.pdf", SampleDocument.Pdf), 11)], "Hoogstens 10"),
        })
        {
            foreach (var address in new[] { $"/inbox/{thread}", $"/clients/{client}/messages" })
            {
                var page = await browser.PostFile(address, SampleDocument.Form([("Kind", "message"), ("Subject", "Nieuw"), ("Text", "blijft staan")], files));
                Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
                Assert.Equal("blijft staan", page.QuerySelector("textarea")!.TextContent);
                Assert.Contains(said, Assert.Single(page.QuerySelectorAll(".field-message")).TextContent, StringComparison.Ordinal);
            }
        }

        Assert.Empty(FilesOf(salon));
        Assert.Single((await api.GetFromJsonAsync<JsonElement>($"threads/{thread}")).GetProperty("messages").EnumerateArray());
        var (own, portal) = await salon.AddSignedInClient(app, "Bea Blom", $"bea@{salon.Tenant.Slug}.example");
        var theirs = await api.Make($"clients/{own}/messages", new { subject = "Hallo", text = "Dag" });
        await portal.PostFile($"/portal/messages/{theirs}", SampleDocument.Form([("Text", "Dank")], ("a.pdf", SampleDocument.Pdf)));
        Assert.Empty(FilesOf(salon));
    }

    [Fact]
    public async Task HI_11_a_file_that_is_gone_before_the_mail_went_fails_that_mail_with_a_reason_and_no_other()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var (browser, api) = (await salon.SignIn(), await salon.Api());
        var client = await api.Add("Anna", null, "anna@client.example");
        await browser.PostFile($"/clients/{client}/messages", SampleDocument.Form([("Subject", "Eerste"), ("Text", "Zie erbij")], ("weg.pdf", SampleDocument.Pdf)));
        var thread = browser.Last.RequestMessage!.RequestUri!.Segments[^1];
        await browser.Post(browser.Page.QuerySelector(".documents a")!.GetAttribute("href")! + "/remove", []);
        await browser.PostFile($"/clients/{client}/messages", SampleDocument.Form([("Subject", "Tweede"), ("Text", "Zie erbij")], ("kwijt.pdf", SampleDocument.Pdf)));
        File.Delete(FilesOf(salon, alone)[^1]);
        File.Delete(FilesOf(salon, alone)[0]);
        await api.Make($"clients/{client}/messages", new { subject = "Derde", text = "Zonder" });
        await alone.Settle();
        Assert.Equal(["Derde"], alone.Mails.To("anna@client.example").Select(mail => mail.Subject));
        Assert.Equal("kon niet worden verstuurd", (await browser.Get($"/inbox/{thread}")).QuerySelector(".message-head .badge-danger")!.TextContent.Trim());
        var failures = await browser.Get("/settings/failures");
        Assert.Equal(2, failures.QuerySelectorAll("tbody tr").Count(row => row.TextContent.Contains("was removed before it could be sent", StringComparison.Ordinal)));
        await browser.Get(Assert.Single((await browser.Get($"/clients/{client}?tab=messages")).QuerySelectorAll("[data-threads] a"), link => link.TextContent == "Tweede").GetAttribute("href")!);
        await browser.Get(browser.Page.QuerySelector(".documents a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    private List<string> FilesOf(Salon salon, SalonApp? where = null)
    {
        var folder = Path.Combine((where ?? app).Folder, "files", $"{salon.Tenant.Id}");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)] : [];
    }
}
