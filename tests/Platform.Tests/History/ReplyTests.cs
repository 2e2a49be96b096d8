using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>From the card to the client's mailbox, and back by the sealed address.</summary>
[Trait("Needs", "Database")]
public sealed class ReplyTests(SalonApp shared)
{
    [Fact]
    public async Task ML_05_an_answer_by_mail_comes_into_its_thread_once_and_what_is_forged_or_broken_is_put_aside()
    {
        var folder = Directory.CreateTempSubdirectory("platform-inbound-").FullName;
        var settings = new Dictionary<string, string> { ["Mail:Inbound:Folder"] = folder, ["Mail:Domain"] = "mail.example" };
        await using var app = await shared.Another(new AppChanges(settings, _ => { }));
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Add("Anna", "Berg", "anna@client.example");
        var thread = await api.Make($"clients/{client}/messages", new { subject = "Je kleur", text = "Is **donker** goed?\n\nGroet" });
        Assert.Equal("queued", (await Messages(api, thread))[0].GetProperty("delivery").GetString());
        await app.Settle();
        Assert.Equal("sent", (await Messages(api, thread))[0].GetProperty("delivery").GetString());
        var mail = Assert.Single(app.Mails.To("anna@client.example"));
        Assert.Equal(("Je kleur", salon.Tenant.Name), (mail.Subject, mail.ReplyTo!.Name));
        Assert.Contains("Is **donker** goed?", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Headers, header => header.Name == "Auto-Submitted");
        var address = mail.ReplyTo.Address;
        Assert.Matches("^r-[a-z2-7]{52}@mail\\.example$", address);

        var forged = address[..5] + (address[5] == 'a' ? 'b' : 'a') + address[6..];
        Drop(folder, "a", $"To: {address.ToUpperInvariant()}\nMessage-ID: <1@x>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nGraag lichter\n\n"
            + "Op di 24 nov 2026 om 10:00 schreef Salon:\n> Is donker goed?\n--b\nContent-Disposition: attachment; filename=\"foto.pdf\"\n\n%PDF-1.4 x\n"
            + "--b\nContent-Disposition: attachment; filename=\"virus.html\"\n\n<html>\n--b--\n");
        Drop(folder, "b", $"To: {address}\nMessage-ID: <1@x>\n\nNog eens dezelfde\n");
        Drop(folder, "c", $"To: {forged}\n\nVan een ander\n");
        Drop(folder, "d", string.Concat(Enumerable.Repeat("x: y\n", 500)) + "\n");
        Drop(folder, "e", "To: iemand@mail.example\n\nOnbekend\n");
        await using (var large = File.Create(Path.Combine(folder, "ee.eml")))
        {
            large.SetLength(50 * 1024 * 1024);
        }

        Drop(folder, "f", $"To: {address}\nMessage-ID: <2@x>\nAuto-Submitted: auto-replied\n\nIk ben er even niet\n");
        await api.PutAsJsonAsync($"threads/{thread}/progress", new { progress = "done" });
        Drop(folder, "ab", $"To: {address}\nMessage-ID: <3@x>\nAuto-Submitted: auto-replied\n\nIk ben er nog niet\n");
        var lines = new List<string>();
        await using (var twin = await app.Twin())
        {
            await Task.WhenAll(Take(app), Take(twin));
            lines.AddRange(twin.Log.All);
        }

        // Where both took the same mail in at once, one was refused by the database and tries again.
        await Take(app);
        await app.Settle();
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(["a", "ab", "b", "f"], Directory.GetFiles(Path.Combine(folder, "done")).Select(file => Path.GetFileName(file).Split('.')[0]).Order());
        Assert.Equal(["c.eml", "d.eml", "e.eml", "ee.eml"], Directory.GetFiles(Path.Combine(folder, "aside")).Select(Path.GetFileName).Order());
        lines.AddRange(app.Log.All);
        Assert.Equal(4, lines.Count(line => line.Contains("put aside", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("iemand@", StringComparison.Ordinal) || line.Contains("Onbekend", StringComparison.Ordinal));

        var messages = await Messages(api, thread);
        var answer = Assert.Single(messages, message => message.GetProperty("via").GetString() == "mail");
        Assert.True(answer.GetProperty("text").GetString() is "Graag lichter" or "Nog eens dezelfde");
        Assert.Equal(2, messages.Count(message => message.GetProperty("via").GetString() == "automatic"));
        var browser = await salon.SignIn();
        var page = await browser.Get("/inbox?unread=true");
        Assert.Contains("Anna Berg", Assert.Single(page.QuerySelectorAll("[data-threads] tbody tr")).TextContent, StringComparison.Ordinal);
        page = await browser.Get($"/inbox/{thread}");
        if (answer.GetProperty("text").GetString() == "Graag lichter")
        {
            Assert.Equal("foto.pdf", page.QuerySelector(".documents a")!.TextContent);
            Assert.Contains("> Is donker goed?", page.QuerySelector(".message details")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("niet bewaard konden worden: 1", browser.Text, StringComparison.Ordinal);
        }

        await browser.Post($"/inbox/{thread}", new() { ["Text"] = "Komt goed" });
        await app.Settle();
        var second = app.Mails.To("anna@client.example")[^1];
        Assert.Equal(("Re: Je kleur", address), (second.Subject, second.ReplyTo!.Address));
        Assert.Equal(mail.Headers.Single(header => header.Name == "References"), second.Headers.Single(header => header.Name == "References"));

        // An automatic answer opens nothing again.
        await api.PutAsJsonAsync($"threads/{thread}/progress", new { progress = "done" });
        Drop(folder, "g", $"To: {address}\nMessage-ID: <4@x>\nAuto-Submitted: auto-replied\n\nWeg\n");
        await Take(app);
        Assert.Equal("done", (await Thread(api, thread)).GetProperty("progress").GetString());
        Drop(folder, "h", $"To: {address}\nMessage-ID: <5@x>\n\nToch nog iets\n");
        await Take(app);
        Assert.Equal("open", (await Thread(api, thread)).GetProperty("progress").GetString());

        app.Clock.Advance(TimeSpan.FromDays(8));
        await Take(app);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "done")));
        Assert.Equal(4, Directory.GetFiles(Path.Combine(folder, "aside")).Length);

        // A client who is erased takes the thread along; a late answer finds nobody.
        await api.PostAsJsonAsync($"clients/{client}/erase", new { reason = "gevraagd" });
        await app.Settle();
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"threads/{thread}")).StatusCode);
        Drop(folder, "z", $"To: {address}\nMessage-ID: <6@x>\n\nTe laat\n");
        await Take(app);
        Assert.Contains("z.eml", Directory.GetFiles(Path.Combine(folder, "aside")).Select(Path.GetFileName));
        Directory.Delete(folder, recursive: true);
    }

    private static void Drop(string folder, string name, string mail) => File.WriteAllText(Path.Combine(folder, $"{name}.eml"), mail, Encoding.Latin1);

    private static async Task Take(SalonApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TakeInboundMail>().Run(default);
    }

    private static Task<JsonElement> Thread(HttpClient api, Guid thread) => api.GetFromJsonAsync<JsonElement>($"threads/{thread}");

    private static async Task<List<JsonElement>> Messages(HttpClient api, Guid thread)
        => [.. (await Thread(api, thread)).GetProperty("messages").EnumerateArray()];
}
