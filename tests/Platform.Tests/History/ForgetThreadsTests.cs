using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.History;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>What was done long ago goes by itself, and nothing else does.</summary>
[Trait("Needs", "Database")]
public sealed class ForgetThreadsTests(SalonApp shared)
{
    [Fact]
    public async Task D_13_a_thread_that_is_done_goes_two_years_after_its_last_message_and_its_lines_stay()
    {
        await using var app = await shared.Another();
        var (salon, other) = (await app.Open(), await app.Open());
        var (browser, api) = (await salon.SignIn(), await salon.Api());
        var client = await api.Add("Anna", null, "anna@client.example");
        await browser.PostFile($"/clients/{client}/messages", SampleDocument.Form([("Subject", "Oud"), ("Text", "Zie erbij")], ("oud.pdf", SampleDocument.Pdf)));
        var old = Guid.Parse(browser.Last.RequestMessage!.RequestUri!.Segments[^1]);
        await browser.PostFile($"/clients/{client}/messages", SampleDocument.Form([("Subject", "Open"), ("Text", "Nog bezig")], ("open.pdf", SampleDocument.Pdf)));
        var elsewhere = await Done(await other.Api(), "Bea");
        await api.PutAsJsonAsync($"threads/{old}/progress", new { progress = "done" });
        await app.Settle();

        var page = await browser.Get("/settings/keeping");
        Assert.Contains("2 jaar", page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("gesprekken met", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var stylist = await salon.SignIn(Role.Stylist);
        await stylist.Get("/settings/keeping");
        Assert.Equal(HttpStatusCode.Forbidden, stylist.Last.StatusCode);

        app.Clock.Advance(TimeSpan.FromDays(725));
        await Night(app);
        Assert.Equal(2, (await api.Items("threads?state=all")).Count);
        await api.PostAsJsonAsync($"threads/{elsewhere}/messages", new { text = "Niet van hier" });
        await (await other.Api()).PostAsJsonAsync($"threads/{elsewhere}/messages", new { text = "Toch nog iets" });
        app.Clock.Advance(TimeSpan.FromDays(10));
        await Night(app);
        await app.Settle();
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"threads/{old}")).StatusCode);
        Assert.Equal("Open", Assert.Single(await api.Items("threads?state=all")).GetProperty("subject").GetString());
        Assert.Single(Directory.GetFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.Equal(HttpStatusCode.OK, (await (await other.Api()).GetAsync($"threads/{elsewhere}")).StatusCode);
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HistoryDb>();
            Assert.Equal((1, 1, 1), (await db.Threads.CountAsync(), await db.Messages.CountAsync(), await db.Documents.CountAsync()));
        }

        browser = await salon.SignIn();
        page = await browser.Get($"/clients/{client}?tab=history&type=conversation");
        Assert.Equal(3, page.QuerySelectorAll(".timeline-text").Length);
        Assert.Single(page.QuerySelectorAll(".timeline-more > a"));
        await browser.Get("/history");
        Assert.Contains("verwijderde gesprekken die lang geleden waren afgehandeld: 1", browser.Text, StringComparison.Ordinal);
    }

    private static async Task<Guid> Done(HttpClient api, string name)
    {
        var thread = await api.Make($"clients/{await api.Add(name, null, "bea@client.example")}/messages", new { subject = "Ergens anders", text = "Dag" });
        await api.PutAsJsonAsync($"threads/{thread}/progress", new { progress = "done" });
        return thread;
    }

    private static async Task Night(SalonApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetThreads>>().Run(default);
    }
}
