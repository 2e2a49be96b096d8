using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.History;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>What people of the salon write down themselves, with documents.</summary>
[Trait("Needs", "Database")]
public sealed class OwnActionTests(SalonApp app)
{
    [Fact]
    public async Task HI_06_an_action_stands_in_the_history_at_its_moment_with_its_note_and_its_documents()
    {
        var (salon, api, client) = await Anna();
        var browser = await salon.SignIn();
        var page = await browser.Get($"/clients/{client}?tab=history");
        var form = page.QuerySelector($"form[action$='/clients/{client}/actions']")!;
        Assert.NotEmpty(form.QuerySelector("input[name=At]")!.GetAttribute("value")!);
        await browser.PostFile($"/clients/{client}/actions", SampleDocument.Form(
            [("Type", "call"), ("Title", "Kleur besproken"), ("At", "2026-03-02T00:30"), ("Note", "**Koper**\n- 7.4 <b>x</b>")],
            ("../../prijs.pdf", SampleDocument.Pdf), ("lijst.csv", "a;b\n1;2\n"u8.ToArray())));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        page = await browser.Get($"/clients/{client}?tab=history&type=call&from=2026-03-02&to=2026-03-02");
        Assert.Contains("Olga Owner noteerde een telefoongesprek", browser.Text, StringComparison.Ordinal);
        var action = page.QuerySelector(".timeline-more")!;
        Assert.Equal("Kleur besproken", action.QuerySelector("summary")!.TextContent.Trim());
        Assert.Equal("Koper", action.QuerySelector("strong")!.TextContent);
        Assert.Equal("7.4 <b>x</b>", action.QuerySelector("li")!.TextContent);
        Assert.Equal(["lijst.csv", "prijs.pdf"], action.QuerySelectorAll(".documents a").Select(link => link.TextContent));
        Assert.Empty((await browser.Get($"/clients/{client}?tab=history&type=other")).QuerySelectorAll(".timeline-more"));

        var item = (await api.Items($"clients/{client}/timeline?type=call")).Single();
        Assert.Equal("2026-03-01T23:30:00Z", item.GetProperty("at").GetString());
        Assert.Equal("Olga Owner noteerde een telefoongesprek: Kleur besproken", item.GetProperty("title").GetString());
        Assert.Equal(2, item.GetProperty("documents").GetArrayLength());
        await app.Settle();
        Assert.Single(await api.Items($"clients/{client}/timeline?type=call"));
    }

    [Fact]
    public async Task HI_06_programs_write_actions_and_what_is_wrong_stands_at_the_field_and_keeps_no_file()
    {
        var (salon, api, client) = await Anna();
        var made = await Write(api, client, ("title", "Op bezoek"), ("type", "appointment"), ("at", "2026-03-02T10:00:00+01:00"), ("note", "Alles goed"));
        Assert.Equal("2026-03-02T09:00:00Z", made.GetProperty("at").GetString());
        Assert.Equal("appointment", made.GetProperty("type").GetString());
        var before = FilesOf(salon);
        var answer = await api.PostAsync(
            $"clients/{client}/actions",
            SampleDocument.Form([("type", "purchase"), ("at", "gisteren"), ("note", new string('x', 8001))], ("a.pdf", SampleDocument.Pdf)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["at", "note", "title", "type"], errors.EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(before, FilesOf(salon));
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"clients/{Guid.NewGuid()}/actions", SampleDocument.Form([("title", "x"), ("type", "call")]))).StatusCode);

        var browser = await salon.SignIn();
        var page = await browser.PostFile($"/clients/{client}/actions", SampleDocument.Form([("Type", "call"), ("Title", ""), ("Note", "blijft staan")]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal("blijft staan", page.QuerySelector("textarea")!.TextContent);
        Assert.Single(page.QuerySelectorAll(".field-message"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.ReadOnly)).PostAsync($"clients/{client}/actions", SampleDocument.Form([]))).StatusCode);
    }

    [Fact]
    public async Task I5_documents_are_known_by_their_content_and_everything_that_pretends_is_refused()
    {
        var (_, api, client) = await Anna();
        (string Name, byte[] Content)[] good =
        [
            ("a.pdf", SampleDocument.Pdf), ("b.docx", SampleDocument.Docx()), ("c.txt", "Hallo <wereld>"u8.ToArray()), ("d.csv", Encoding.Latin1.GetBytes("café;1\n")),
            ("e.odt", SampleDocument.Zip(("mimetype", "application/vnd.oasis.opendocument.text"))), ("f.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]),
        ];
        await Write(api, client, good, ("title", "Goed"), ("type", "other"));
        (string Name, byte[] Content)[] bad =
        [
            ("a.html", "<html></html>"u8.ToArray()), ("a.txt", " \n<script>alert(1)</script>"u8.ToArray()), ("a.svg", "<svg onload=alert(1)/>"u8.ToArray()),
            ("a.txt", "<?xml version='1.0'?><svg/>"u8.ToArray()), ("a.gif", "GIF89a/*"u8.ToArray()), ("a.exe", "MZ\u0090\0"u8.ToArray()), ("a.pdf", "MZ\0\0"u8.ToArray()),
            ("a.pdf.exe", SampleDocument.Pdf), ("a.jpg", SampleDocument.Pdf), ("a.docx", SampleDocument.Docx(("word/vbaProject.bin", "x"))),
            ("a.docx", SampleDocument.Zip(("evil.js", "x"))), ("a.docx", "PK\u0003\u0004"u8.ToArray()), ("a.txt", [1, 2, 3, 0]), ("a.txt", "#!/bin/sh"u8.ToArray()),
            ("a.txt", SampleDocument.Pdf), ("a.pdf", []), ("a", SampleDocument.Pdf), ("a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            ("a.csv", [0xEF, 0xBB, 0xBF, .. "<html>"u8]), ("a.pdf", [.. SampleDocument.Pdf, .. new byte[20 * 1024 * 1024]]),
        ];
        foreach (var file in bad)
        {
            var answer = await api.PostAsync($"clients/{client}/actions", SampleDocument.Form([("title", "Fout"), ("type", "other")], file));
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{file.Name}: {answer.StatusCode}");
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("files", out _), file.Name);
        }

        var many = Enumerable.Repeat(("a.pdf", SampleDocument.Pdf), 11).ToArray();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsync($"clients/{client}/actions", SampleDocument.Form([("title", "x"), ("type", "other")], many))).StatusCode);
        Assert.Single(await api.Items($"clients/{client}/timeline?type=other"));
    }

    [Fact]
    public async Task I5_a_document_is_handed_out_as_a_file_that_can_do_nothing_to_those_who_may_see_it()
    {
        var (salon, api, client) = await Anna();
        var stylist = await salon.SignIn(Role.Stylist);
        var made = await Write(api, client, [("naam ;é.pdf", SampleDocument.Pdf)], ("title", "Contract"), ("type", "other"));
        var path = $"clients/{client}/documents/{made.GetProperty("documents")[0].GetProperty("id").GetGuid()}";
        var answer = await api.GetAsync(path);
        Assert.Equal(SampleDocument.Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await (await app.Open()).Api()).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{await api.Add("Bea")}/documents/{path[^36..]}")).StatusCode);

        await stylist.Get($"/clients/{client}?tab=history");
        Assert.DoesNotContain("naam", stylist.Text, StringComparison.Ordinal);
        Assert.Empty(stylist.Page.QuerySelectorAll(".documents a"));
        await stylist.Get($"/{path}");
        Assert.Equal(HttpStatusCode.Forbidden, stylist.Last.StatusCode);
        await stylist.PostFile($"/clients/{client}/actions", SampleDocument.Form([("Type", "other"), ("Title", "Eigen")], ("eigen.txt", "x"u8.ToArray())));
        await stylist.Get($"/clients/{client}?tab=history");
        await stylist.Get(stylist.Page.QuerySelector(".documents a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, stylist.Last.StatusCode);

        var browser = await salon.SignIn();
        await browser.Post($"/{path}/remove", []);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(path)).StatusCode);
        await browser.Post(browser.Page.QuerySelector(".notices form")!.GetAttribute("action")!, []);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task HI_07_D_41_a_recording_needs_a_basis_and_that_the_caller_was_told_and_each_play_is_written_down()
    {
        var (salon, api, client) = await Anna();
        (string, byte[])[] sound = [("gesprek.wav", SampleDocument.Wav)];
        foreach (var (basis, told, missing) in new[] { ("", "true", "recordingBasis"), ("Consent", "false", "callerTold") })
        {
            var answer = await api.PostAsync($"clients/{client}/actions", SampleDocument.Form(
                [("title", "Gesprek"), ("type", "call"), ("recordingBasis", basis), ("callerTold", told)], sound));
            var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name);
            Assert.Equal([missing], errors);
        }

        Assert.Empty(FilesOf(salon));
        await Write(api, client, sound, ("title", "Gesprek"), ("type", "call"), ("recordingBasis", "consent"), ("callerTold", "true"));
        var browser = await salon.SignIn();
        var page = await browser.Get($"/clients/{client}?tab=history&type=call");
        var player = page.QuerySelector("audio[controls]")!;
        using var piece = new HttpRequestMessage(HttpMethod.Get, player.GetAttribute("src"));
        piece.Headers.Range = new(0, 99);
        var heard = await browser.Http.SendAsync(piece);
        Assert.Equal((HttpStatusCode.PartialContent, "audio/wav"), (heard.StatusCode, heard.Content.Headers.ContentType!.MediaType));
        await browser.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, player.GetAttribute("src")) { Headers = { Range = new(100, 199) } });
        Assert.Single(await api.Items($"audit-log?client={client}"), line => line.GetProperty("act").GetString() == "played");
    }

    [Fact]
    public async Task HI_06_the_author_changes_it_the_version_before_stays_and_removing_can_be_undone()
    {
        var (salon, api, client) = await Anna();
        var stylist = await salon.Api(Role.Stylist);
        var made = await Write(stylist, client, ("title", "Eerst"), ("type", "call"), ("note", "oud"));
        var path = $"clients/{client}/actions/{made.GetProperty("id").GetGuid()}";
        var reception = await salon.Api(Role.Reception);
        Assert.Equal(HttpStatusCode.Forbidden, (await reception.PutAsync(path, SampleDocument.Form([("title", "x"), ("version", "1")]))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reception.DeleteAsync(path)).StatusCode);
        var changed = await stylist.PutAsync(path, SampleDocument.Form([("title", "Daarna"), ("note", "nieuw"), ("type", "conversation"), ("version", "1")]));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var browser = await salon.SignIn();
        var page = await browser.PostFile($"/{path}", SampleDocument.Form([("Title", "Te laat"), ("Type", "other"), ("Version", "1")]));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("nieuw", page.QuerySelector(".note-theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Te laat", page.QuerySelector("input[name=Title]")!.GetAttribute("value"));

        Assert.Single(await api.Items($"clients/{client}/timeline?type=conversation"));
        Assert.Empty(await api.Items($"clients/{client}/timeline?type=call"));
        await browser.Get($"/{path}/versions");
        Assert.Equal(["Daarna", "Eerst"], browser.Page.QuerySelectorAll("main h2").Select(head => head.TextContent));
        Assert.Equal(["nieuw", "oud"], browser.Page.QuerySelectorAll(".rich-note").Select(note => note.TextContent.Trim()));

        page = await browser.Post($"/{path}/remove", []);
        Assert.DoesNotContain("Daarna", browser.Text, StringComparison.Ordinal);
        Assert.True((await api.Items($"clients/{client}/timeline?type=conversation")).Single().GetProperty("isRemoved").GetBoolean());
        await browser.Post(page.QuerySelector(".notices form")!.GetAttribute("action")!, []);
        Assert.Contains("Daarna", browser.Text, StringComparison.Ordinal);
        await app.Settle();
        var events = (await api.Items($"clients/{client}/timeline")).Select(item => item.GetProperty("event").GetString());
        Assert.Equal(1, events.Count(name => name == "history.action-changed"));
        Assert.Contains("history.action-removed", events);
    }

    [Fact]
    public async Task HI_02_actions_follow_a_merge_its_undoing_and_go_with_an_erasure()
    {
        var (salon, api, client) = await Anna();
        var other = await api.Add("Annie");
        await Write(api, other, [("a.pdf", SampleDocument.Pdf)], ("title", "Van Annie"), ("type", "call"));
        var merge = await api.Make("clients/merge", new { mainId = client, otherIds = new[] { other } });
        await app.Settle();
        var item = (await api.Items($"clients/{client}/timeline?type=call")).Single();
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"clients/{client}/documents/{item.GetProperty("documents")[0].GetGuid()}")).StatusCode);
        await api.PostAsync($"merges/{merge}/undo", null);
        await app.Settle();
        Assert.Empty(await api.Items($"clients/{client}/timeline?type=call"));
        Assert.Single(await api.Items($"clients/{other}/timeline?type=call"));

        var pack = await api.PostAsync($"clients/{other}/access-request", null);
        Assert.True(pack.IsSuccessStatusCode);
        await api.PostAsJsonAsync($"clients/{other}/erase", new { reason = "gevraagd" });
        await app.Settle();
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<HistoryDb>();
        Assert.Equal(0, await db.OwnActions.CountAsync() + await db.Documents.CountAsync());
        Assert.Empty(FilesOf(salon));
    }

    [Fact]
    public async Task D_13_removed_actions_go_after_thirty_days_and_recordings_after_ninety()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var api = await salon.Api();
        var client = await api.Add("Anna");
        await Write(api, client, [("a.wav", SampleDocument.Wav)], ("title", "Gesprek"), ("type", "call"), ("recordingBasis", "agreement"), ("callerTold", "true"));
        var removed = await Write(api, client, [("a.pdf", SampleDocument.Pdf)], ("title", "Weg"), ("type", "other"));
        await api.DeleteAsync($"clients/{client}/actions/{removed.GetProperty("id").GetGuid()}");
        foreach (var (days, files, actions) in new[] { (29, 2, 2), (2, 1, 1), (60, 0, 1) })
        {
            alone.Clock.Advance(TimeSpan.FromDays(days));
            await using var scope = salon.Scope();
            await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetDocuments>>().Run(default);
            var left = Directory.Exists(Path.Combine(alone.Folder, "files")) ? Directory.GetFiles(Path.Combine(alone.Folder, "files"), "*", SearchOption.AllDirectories) : [];
            Assert.Equal((files, actions), (left.Length, await scope.ServiceProvider.GetRequiredService<HistoryDb>().OwnActions.CountAsync()));
        }
    }

    private static Task<JsonElement> Write(HttpClient api, Guid client, params (string Name, string Value)[] fields) => Write(api, client, [], fields);

    private static async Task<JsonElement> Write(
        HttpClient api, Guid client, (string Name, byte[] Content)[] files, params (string Name, string Value)[] fields)
    {
        var answer = await api.PostAsync($"clients/{client}/actions", SampleDocument.Form(fields, files));
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, said);
        return JsonDocument.Parse(said).RootElement;
    }

    private List<string> FilesOf(Salon salon)
    {
        var folder = Path.Combine(app.Folder, "files", $"{salon.Tenant.Id}");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order()] : [];
    }

    private async Task<(Salon Salon, HttpClient Api, Guid Client)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await api.Add("Anna"));
    }
}
