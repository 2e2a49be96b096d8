using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.History;
using Platform.Kernel.Mail;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>What clients ask, in one place, and what the salon does with it.</summary>
[Trait("Needs", "Database")]
public sealed class InboxTests(SalonApp app)
{
    [Fact]
    public async Task HI_03_what_somebody_asks_on_the_contact_form_is_answered_assigned_and_done()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var visitor = salon.Visit();
        await visitor.Get("/contact");
        await visitor.Post("/contact", new() { ["FirstName"] = "Bea", ["LastName"] = "Blom", ["Email"] = "bea@client.example", ["Message"] = "Doen jullie ook bruidskapsels?" });
        await app.Settle();
        var owner = await salon.SignIn();
        await owner.Post("/settings/answers", new() { ["Title"] = "Ja hoor", ["Text"] = "Dat doen we graag." });
        var page = await owner.Get("/inbox");
        var row = Assert.Single(page.QuerySelectorAll("[data-threads] tbody tr"));
        Assert.All(["Bea Blom", "Doen jullie ook bruidskapsels?", "Ongelezen", "Contactformulier"], said => Assert.Contains(said, row.TextContent, StringComparison.Ordinal));
        page = await owner.Get(row.QuerySelector("a")!.GetAttribute("href")!);
        var path = owner.Last.RequestMessage!.RequestUri!.AbsolutePath;
        var client = Guid.Parse(page.QuerySelector("a[data-quick]")!.GetAttribute("href")![^36..]);
        Assert.Equal("Geen", await Requests(owner, await api.Add("Zonder")));
        Assert.Equal("1 open van 1", await Requests(owner, client));
        page = await owner.Get(path);
        page = await owner.Get(page.QuerySelector("#answer .chips a")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Equal("Dat doen we graag.", page.QuerySelector("#answer textarea")!.TextContent);
        await owner.Post(path, new() { ["Text"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        await owner.Post(path, new() { ["Text"] = "Dat doen we <b>graag</b>." });
        await app.Settle();
        var mail = Assert.Single(app.Mails.To("bea@client.example"), mail => mail.Subject == "Re: Contactformulier");
        Assert.Equal(Salon.EmailOf(Role.Owner), mail.ReplyTo!.Address);
        Assert.Contains("Dat doen we &lt;b&gt;graag&lt;/b&gt;.", mail.Html, StringComparison.Ordinal);

        page = await owner.Get(path);
        Assert.Equal(["verstuurd"], page.QuerySelectorAll(".message-head .badge").Select(badge => badge.TextContent.Trim()));
        var me = page.QuerySelectorAll("select[name=StaffId] option").Single(option => option.TextContent == "Olga Owner").GetAttribute("value")!;
        await owner.Post($"{path}/assign", new() { ["StaffId"] = me });
        Assert.Single((await owner.Get("/inbox?assigned=me&kind=contact")).QuerySelectorAll("[data-threads] tbody tr"));
        await owner.Post($"{path}/assign", new() { ["StaffId"] = Guid.NewGuid().ToString() });
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
        await owner.Post($"{path}/progress", new() { ["Progress"] = "done" });
        Assert.Empty((await owner.Get("/inbox")).QuerySelectorAll("[data-threads] tbody tr"));
        Assert.Single((await owner.Get("/inbox?state=done")).QuerySelectorAll("[data-threads] tbody tr"));
        Assert.Equal("0 open van 1", await Requests(owner, client));
        await app.Settle();
        var events = (await api.Items($"clients/{client}/timeline?type=conversation")).Select(item => item.GetProperty("event").GetString());
        Assert.Equal(["history.message-sent", "history.thread-assigned", "history.thread-moved"], events.Order());
        page = await owner.Get($"/clients/{client}?tab=history");
        Assert.Contains("Dat doen we <b>graag</b>.", page.QuerySelectorAll(".timeline-more .message-text").Select(words => words.TextContent));
        Assert.Equal(4, page.QuerySelectorAll($".timeline-more > a[href='{path}']").Length);
        Assert.Empty((await (await salon.SignIn(Role.Stylist)).Get($"/clients/{client}?tab=history")).QuerySelectorAll(".timeline-more"));
    }

    [Fact]
    public async Task SA_13_a_client_asks_for_help_in_the_portal_and_reads_the_answer_there_and_nobody_elses()
    {
        var salon = await app.Open();
        var (client, portal) = await salon.AddSignedInClient(app, "Carla Cramer", $"carla@{salon.Tenant.Slug}.example");
        await portal.Post("/portal/messages", new() { ["Subject"] = "", ["Text"] = "Wat nu?" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, portal.Last.StatusCode);
        Assert.Equal("Wat nu?", portal.Page.QuerySelector("textarea")!.TextContent);
        await portal.Post("/portal/messages", new() { ["Subject"] = "Mijn rekening", ["Text"] = "Klopt die wel?", ["NeedsHelp"] = "true" });
        var path = portal.Last.RequestMessage!.RequestUri!.AbsolutePath;
        await app.Settle();
        var api = await salon.Api();
        var thread = (await api.Items("threads?kind=support")).Single();
        Assert.Equal(client, thread.GetProperty("clientId").GetGuid());
        var id = thread.GetProperty("id").GetGuid();
        Assert.Contains("history.support-requested", (await api.Items($"clients/{client}/timeline?type=support-request")).Select(item => item.GetProperty("event").GetString()));
        var answered = await api.PostAsJsonAsync($"threads/{id}/messages", new { text = "We kijken ernaar." });
        Assert.Equal("in-progress", (await answered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("progress").GetString());
        await portal.Get(path);
        Assert.Contains("We kijken ernaar.", portal.Text, StringComparison.Ordinal);
        await api.PutAsJsonAsync($"threads/{id}/progress", new { progress = "done" });
        await portal.Post(path, new() { ["Text"] = "Nog niet goed" });
        Assert.Equal("open", (await api.GetFromJsonAsync<JsonElement>($"threads/{id}")).GetProperty("progress").GetString());

        var (_, other) = await salon.AddSignedInClient(app, "Dora Dam", $"dora@{salon.Tenant.Slug}.example");
        await other.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, other.Last.StatusCode);
        await other.Post(path, new() { ["Text"] = "inbreken" });
        Assert.Equal(HttpStatusCode.NotFound, other.Last.StatusCode);
        await other.Get("/portal");
        Assert.DoesNotContain("Mijn rekening", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HI_11_a_message_needs_an_address_a_role_that_sees_it_and_follows_merge_undo_and_the_pack()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (anna, bea) = (await api.Add("Anna"), await api.Add("Bea", null, $"bea@{salon.Tenant.Slug}.example"));
        var refused = await api.PostAsJsonAsync($"clients/{anna}/messages", new { subject = "Hallo", text = "Dag" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{anna}/messages", new() { ["Kind"] = "support", ["Subject"] = "Belt over kleur", ["Text"] = "Terugbellen" });
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        var thread = await api.Make($"clients/{bea}/messages", new { subject = "Hallo Bea", text = "Dag" });

        var stylist = await salon.SignIn(Role.Stylist);
        foreach (var page in new[] { "/inbox", $"/inbox/{thread}", $"/clients/{bea}/messages" })
        {
            await stylist.Get(page);
            Assert.Equal(HttpStatusCode.Forbidden, stylist.Last.StatusCode);
        }

        Assert.Empty((await stylist.Get($"/clients/{bea}?tab=messages")).QuerySelectorAll("[data-threads]"));
        var marketer = await salon.SignIn(Role.Marketer);
        await marketer.Get($"/inbox/{thread}");
        Assert.Empty(marketer.Page.QuerySelectorAll("textarea"));
        await marketer.Post($"/inbox/{thread}", new() { ["Text"] = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, marketer.Last.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await (await app.Open()).Api()).GetAsync($"threads/{thread}")).StatusCode);

        var merge = await api.Make("clients/merge", new { mainId = anna, otherIds = new[] { bea } });
        await app.Settle();
        Assert.Equal(["Belt over kleur", "Hallo Bea"], (await api.Items($"threads?client={anna}")).Select(item => item.GetProperty("subject").GetString()).Order());
        Assert.All(await api.Items("threads"), item => Assert.Equal(anna, item.GetProperty("clientId").GetGuid()));
        await api.PostAsync($"merges/{merge}/undo", null);
        await app.Settle();
        Assert.Single(await api.Items($"threads?client={anna}"));
        Assert.Equal(bea, (await api.Items($"threads?client={bea}")).Single().GetProperty("clientId").GetGuid());
        await api.PostAsJsonAsync($"clients/{bea}/erase", new { reason = "gevraagd" });
        await app.Settle();
        await using var scope = salon.Scope();
        Assert.Equal("Belt over kleur", (await scope.ServiceProvider.GetRequiredService<HistoryDb>().Threads.SingleAsync()).Subject);
    }

    [Fact]
    public async Task HI_11_a_mail_that_is_refused_says_so_in_the_thread()
    {
        await using var alone = await app.Another();
        alone.Mails.Answer = _ => new MailResult(MailOutcome.PermanentFailure, 550);
        var salon = await alone.Open();
        var api = await salon.Api();
        var client = await api.Add("Anna", null, "anna@client.example");
        var thread = await api.Make($"clients/{client}/messages", new { subject = "Hallo", text = "Dag" });
        await alone.Settle();
        var page = await (await salon.SignIn()).Get($"/inbox/{thread}");
        Assert.Equal("kon niet worden verstuurd", page.QuerySelector(".message-head .badge-danger")!.TextContent.Trim());
    }

    [Fact]
    public async Task HI_03_a_demo_salon_has_threads_in_every_state()
    {
        var salon = await app.Open();
        for (var step = 0; step >= 0;)
        {
            await using var scope = salon.Scope();
            var parts = scope.ServiceProvider.GetServices<DemoPart>().OrderBy(part => part.Order).Where(part => part.Order is 20 or >= 90).ToList();
            await parts[step].Fill(new DemoSalon(salon.Tenant.Slug, salon.Tenant.Name, "nl", "NL", "Olga Owner", Salon.EmailOf(Role.Owner), 20), default);
            await app.Settle();
            step = step + 1 < parts.Count ? step + 1 : -1;
        }

        var api = await salon.Api();
        var threads = await api.Items("threads?state=all");
        Assert.Equal(
            ["contact done", "contact open", "message done", "message open", "support in-progress", "support open"],
            threads.Select(thread => $"{thread.GetProperty("kind").GetString()} {thread.GetProperty("progress").GetString()}").Order());
        Assert.Contains("Contactformulier", threads.Select(thread => thread.GetProperty("subject").GetString()));
        var browser = await salon.SignIn();
        Assert.Equal(2, (await browser.Get("/inbox?unread=true")).QuerySelectorAll("[data-threads] tbody tr").Length);
        Assert.Equal(2, (await browser.Get("/inbox?assigned=me")).QuerySelectorAll("[data-threads] tbody tr").Length);
        var client = threads.Find(thread => thread.GetProperty("subject").GetString() == "Ik kom niet in mijn account").GetProperty("clientId").GetGuid();
        var page = await browser.Get($"/clients/{client}?tab=history&type=thread");
        Assert.Equal(2, page.QuerySelectorAll(".timeline-more details[open]").Length);
        Assert.Equal("1 open van 1", await Requests(browser, client));
    }

    private static async Task<string> Requests(Browser browser, Guid client)
        => (await browser.Get($"/clients/{client}")).QuerySelector("[data-figure=requests] dd")!.TextContent.Trim();
}
