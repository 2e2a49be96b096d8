using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Tenancy;
using Platform.Marketing.Automations;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Automations: what begins them, what their steps do and when, and for whom they end.</summary>
[Trait("Needs", "Database")]
public sealed class AutomationTests(SalonApp shared)
{
    [Fact]
    public async Task MK_08_a_label_a_day_and_a_mail_once_a_client_and_not_after_unsubscribing()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await AutomationSteps.Of(app, salon);
        var (api, campaigns) = (steps.Api, steps.Campaigns);
        var (warm, had) = (await api.Make("labels", new { name = "Warm" }), await api.Make("labels", new { name = "Gehad" }));
        var anna = await campaigns.Subscribe("Anna", campaigns.Address(0));
        var bram = await campaigns.Subscribe("Bram", campaigns.Address(1));
        var cas = await api.Make("clients", new { firstName = "Cas", email = campaigns.Address(2) });
        var dirk = await campaigns.Subscribe("Dirk", campaigns.Address(3));
        var id = await steps.Run(new
        {
            name = "Warm", trigger = "labelAdded", labelId = warm, entry = "once",
            steps = new[] { new { type = "wait", amount = 1, unit = "days" }, AutomationSteps.Mail("Voor {{ firstName }}"), new { type = "addLabel", labelId = had } },
        });
        Assert.Equal(HttpStatusCode.Conflict, (await api.PatchAsJsonAsync($"automations/{id}", new { name = "Anders", version = (await steps.Read(id)).GetProperty("version").GetInt32() })).StatusCode);
        foreach (var client in (Guid[])[anna, bram, cas, dirk])
        {
            await steps.Label(client, warm);
        }

        await app.Settle();
        Assert.Equal((4, 4), Figures(await steps.Read(id), 0));
        await api.DeleteAsync($"clients/{bram}/lists/{await campaigns.FirstList()}");
        await api.DeleteAsync($"clients/{dirk}");
        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.Settle();
        Assert.Equal((2, 4), Figures(await steps.Read(id), 0));
        Assert.Empty(app.Mails.To(campaigns.Address(0)));
        await api.PostAsync($"clients/{dirk}/restore", null);
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Settle();

        var mail = Assert.Single(app.Mails.To(campaigns.Address(0)));
        Assert.Equal("Voor Anna", mail.Subject);
        Assert.Contains(mail.Headers, header => header.Name == "List-Unsubscribe-Post");
        Assert.Empty(Enumerable.Range(1, 3).SelectMany(number => app.Mails.To(campaigns.Address(number))));
        var view = await steps.Read(id);
        Assert.Equal((1, 1), (view.GetProperty("steps")[1].GetProperty("sent").GetInt32(), view.GetProperty("steps")[1].GetProperty("notSent").GetProperty("noConsent").GetInt32()));
        Assert.Equal(2, await campaigns.Db(db => db.LabelsOnClients.CountAsync(carried => carried.LabelId == had)));
        Assert.Equal(
            [EnrolmentEnd.Gone, EnrolmentEnd.Unsubscribed],
            (await steps.Enrolments(id)).Where(one => one.State == EnrolmentState.Ended).Select(one => one.Reason!.Value).OrderBy(reason => $"{reason}"));
        Assert.Contains((await api.Items($"clients/{anna}/timeline")).Select(line => line.GetProperty("title").GetString()), title => title == "De automatische workflow Warm begon voor deze klant");

        // Once is once; and one click leaves, as below any campaign.
        await steps.Unlabel(anna, warm);
        await steps.Label(anna, warm);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Settle();
        Assert.Single(app.Mails.To(campaigns.Address(0)));
        using var oneClick = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        (await app.CreateClient().PostAsync(CampaignSteps.LeaveLink(mail), oneClick)).EnsureSuccessStatusCode();
        Assert.Equal("withdrawn", (await campaigns.Db(db => db.ConsentsToMail.SingleAsync(consent => consent.ClientId == anna))).State.ToString()!.ToLowerInvariant());

        // Whoever is in it when it is stopped comes out, and the mails are not among the campaigns.
        await steps.Label(await campaigns.Subscribe("Eva", campaigns.Address(4)), warm);
        await app.Settle();
        (await api.PostAsync($"automations/{id}/stop", null)).EnsureSuccessStatusCode();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Settle();
        Assert.Empty(app.Mails.To(campaigns.Address(4)));
        Assert.Equal(("stopped", 0), ((await steps.Read(id)).GetProperty("state").GetString(), (await steps.Read(id)).GetProperty("waiting").GetInt32()));
        Assert.Empty(await api.Items("campaigns"));
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"campaigns/{view.GetProperty("steps")[1].GetProperty("mailId").GetGuid()}/resume", null)).StatusCode);
    }

    [Fact]
    public async Task R38_MK_10_F_14_a_birthday_is_one_mail_a_year_in_the_salons_time()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await AutomationSteps.Of(app, salon);
        var campaigns = steps.Campaigns;
        string[] born = ["--02-29", "1988-02-29", "1990-03-01", "--03-28", "1970-10-31"];
        var clients = new List<Guid>();
        foreach (var (number, date) in born.Index())
        {
            clients.Add(await campaigns.Subscribe($"Klant {number}", campaigns.Address(number)));
            (await steps.Api.PatchAsJsonAsync($"clients/{clients[number]}", new { birthDate = date, version = 1 })).EnsureSuccessStatusCode();
        }

        var nine = await steps.Run(new { name = "Jarig", trigger = "birthday", at = "09:00", steps = new[] { AutomationSteps.Mail("Gefeliciteerd") } });
        await steps.Birthdays(Utc(2027, 2, 28, 7, 30));
        Assert.Empty(await steps.Enrolments(nine));
        await steps.Birthdays(Utc(2027, 2, 28, 8, 5));
        await steps.Birthdays(Utc(2027, 2, 28, 8, 10));
        Assert.Equal((1, 1, 0), (Mails(0), Mails(1), Mails(2)));

        // The date on the card is changed to tomorrow: that makes no second birthday this year.
        var version = (await steps.Api.GetFromJsonAsync<JsonElement>($"clients/{clients[1]}")).GetProperty("version").GetInt32();
        (await steps.Api.PatchAsJsonAsync($"clients/{clients[1]}", new { birthDate = "1988-03-01", version })).EnsureSuccessStatusCode();
        await steps.Birthdays(Utc(2027, 3, 1, 8, 0));
        Assert.Equal((1, 1, 1), (Mails(0), Mails(1), Mails(2)));
        (await steps.Api.PostAsync($"automations/{nine}/stop", null)).EnsureSuccessStatusCode();

        // Half past two is skipped on one night and comes twice on another.
        var night = await steps.Run(new { name = "Nacht", trigger = "birthday", at = "02:30", steps = new[] { AutomationSteps.Mail("Gefeliciteerd") } });
        await steps.Birthdays(Utc(2027, 3, 28, 0, 59));
        Assert.Equal(0, Mails(3));
        await steps.Birthdays(Utc(2027, 3, 28, 1, 1));
        Assert.Equal(1, Mails(3));
        await steps.Birthdays(Utc(2027, 10, 31, 0, 31));
        await steps.Birthdays(Utc(2027, 10, 31, 1, 31));
        Assert.Equal(1, Mails(4));

        // A leap year has the day itself, and the next year is another one.
        await steps.Birthdays(Utc(2028, 2, 28, 12, 0));
        Assert.Equal(1, Mails(0));
        await steps.Birthdays(Utc(2028, 2, 29, 12, 0));
        Assert.Equal((2, 3), (Mails(0), (await steps.Enrolments(night)).Count));

        int Mails(int number) => app.Mails.To(campaigns.Address(number)).Count;
    }

    [Fact]
    public async Task R43_automations_that_call_one_another_in_a_circle_are_cut_and_the_salon_is_told()
    {
        var salon = await shared.Open();
        var steps = await AutomationSteps.Of(shared, salon);
        var label = await steps.Api.Make("labels", new { name = "Om en om" });
        var off = await steps.Run(new { name = "Eraf", trigger = "labelAdded", labelId = label, entry = "everyTime", steps = new[] { new { type = "removeLabel", labelId = label } } });
        var on = await steps.Run(new { name = "Erop", trigger = "labelRemoved", labelId = label, entry = "everyTime", steps = new[] { new { type = "addLabel", labelId = label } } });
        await steps.Label(await steps.Api.Make("clients", new { firstName = "Anna" }), label);
        await shared.Settle();
        Assert.Equal(AutomationChain.MostHops, (await steps.Enrolments(off)).Count + (await steps.Enrolments(on)).Count);
        var browser = await salon.SignIn();
        await browser.Get($"/marketing/automations/{off}");
        Assert.Contains("roepen elkaar in een kring aan", browser.Text, StringComparison.Ordinal);
        await browser.Get("/history");
        Assert.Contains("De automatische workflow Eraf houdt klanten buiten", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MK_08_an_automation_is_put_together_tried_and_started_without_scripts()
    {
        var salon = await shared.Open();
        var steps = await AutomationSteps.Of(shared, salon);
        var vip = await steps.Api.Make("labels", new { name = "VIP" });
        await steps.Api.Make("segments", new { name = "VIP", filter = SegmentTests.Group("all", SegmentTests.Is("label", vip)) });
        await steps.Campaigns.Subscribe("Anna", steps.Campaigns.Address(0));
        var browser = await salon.SignIn(Role.Marketer);
        await browser.Get("/marketing/automations");
        await browser.Get("/marketing/automations/new?example=welcome");
        Assert.Equal(["mail", "wait", "mail"], Types(browser));
        await SegmentTests.Press(browser, "add.condition", ("Name", "Welkom"));
        await SegmentTests.Press(browser, "up.3");
        await SegmentTests.Press(browser, "remove.3");
        Assert.Equal(["mail", "wait", "condition"], Types(browser));
        await SegmentTests.Press(browser, "save", ("Steps.1.amount", "veel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal("veel", browser.Page.QuerySelector("input[name='Steps.1.amount']")!.GetAttribute("value"));
        Assert.NotNull(browser.Page.QuerySelector("select[name='Steps.2.segmentId'][aria-invalid=true]"));
        var segment = browser.Page.QuerySelector("select[name='Steps.2.segmentId'] option:last-child")!.GetAttribute("value")!;
        await SegmentTests.Press(browser, "save", ("Steps.1.amount", "2"), ("Steps.1.at", "10:00"), ("Steps.2.segmentId", segment));
        var page = browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("Wacht 2 dagen en dan tot 10:00 uur", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Iemand komt op de lijst Nieuwsbrief. Een keer per klant", browser.Text, StringComparison.Ordinal);

        // What was said so far is heard: another test may settle it in between.
        await shared.Settle();
        var before = await new Tables(shared).Sums(salon);
        await browser.Post($"{page}/try", new() { ["Email"] = steps.Campaigns.Address(0) });
        Assert.Contains("De mail zou gaan.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Houdt hier op.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(before, await new Tables(shared).Sums(salon));
        await browser.Post($"{page}/try", new() { ["Email"] = "niemand@nergens.example" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "niemand@nergens.example"), (browser.Last.StatusCode, browser.Page.QuerySelector("input[name=Email]")!.GetAttribute("value")));

        // The words of the mail are written with the blocks of a campaign, and lead back here.
        await browser.Get(page);
        var edit = browser.Page.QuerySelector("a[href$='/edit'][href*='/campaigns/']")!.GetAttribute("href")!;
        await browser.Get(edit);
        Assert.Null(browser.Page.QuerySelector("select[name=ListId]"));
        await SegmentTests.Press(browser, "save", ("Subject", "Dag {{ firstName }}"));
        Assert.Equal(page, browser.Last.RequestMessage!.RequestUri!.AbsolutePath);
        await browser.Post($"{page}/start", []);
        Assert.Contains("loopt", browser.Text, StringComparison.Ordinal);
        await steps.Campaigns.Subscribe("Bram", steps.Campaigns.Address(1));
        await shared.Settle();
        Assert.Equal("Dag Bram", Assert.Single(shared.Mails.To(steps.Campaigns.Address(1))).Subject);
        Assert.Empty(shared.Mails.To(steps.Campaigns.Address(0)));
        await browser.Get($"{page}/edit");
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await browser.Get(page);
        Assert.Contains("Verstuurd: 1.", browser.Text, StringComparison.Ordinal);
        await browser.Post($"{page}/stop", []);
        Assert.Contains("gestopt", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R22_automations_of_another_salon_are_not_there_and_every_mistake_is_named_at_its_place()
    {
        var (ours, theirs) = (await shared.Open(), await shared.Open());
        var (steps, other) = (await AutomationSteps.Of(shared, ours), await AutomationSteps.Of(shared, theirs));
        var (api, list) = (steps.Api, await steps.Campaigns.FirstList());
        api.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");
        var id = await other.Run(new { name = "Zij", trigger = "clientCreated", steps = new[] { AutomationSteps.Mail("Hallo") } });
        var mail = (await other.Read(id)).GetProperty("steps")[0].GetProperty("mailId").GetGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"automations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PatchAsJsonAsync($"automations/{id}", new { name = "X", version = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"automations/{id}/start", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"automations/{id}/stop", null)).StatusCode);
        await api.Make("clients", new { firstName = "Anna" });
        await shared.Settle();
        Assert.Empty(await other.Enrolments(id));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ours.Api(Role.Reception)).GetAsync("automations")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ours.Api(Role.ReadOnly)).PostAsJsonAsync("automations", new { name = "X" })).StatusCode);

        (object Step, string Place, string Says)[] wrong =
        [
            (new { type = "bellen" }, "steps.0.type", "wait, mail"),
            (new { type = "wait" }, "steps.0.amount", "1 tot en met 3650"),
            (new { type = "wait", at = "25:00" }, "steps.0.at", "09:30"),
            (new { type = "wait", amount = 1, unit = "weken" }, "steps.0.unit", "minutes, hours, days"),
            (new { type = "mail" }, "steps.0.subject", "Vul"),
            (AutomationSteps.Mail("Hallo", "{{ geheim }}"), "steps.0.blocks.0.text", "teken 1"),
            (new { type = "mail", mailId = mail, subject = "X" }, "steps.0.mailId", "hoort niet bij"),
            (new { type = "addLabel" }, "steps.0.labelId", "labels"),
            (new { type = "condition", segmentId = Guid.NewGuid() }, "steps.0.segmentId", "segmenten"),
            (new { type = "removeFromList", listId = list }, "steps.0.listId", "lijsten"),
        ];
        foreach (var (step, place, says) in wrong)
        {
            await Refused(new { name = "Fout", trigger = "clientCreated", steps = new[] { step } }, place, says);
        }

        await Refused(new { name = "", trigger = "clientCreated" }, "name", "Vul dit in");
        await Refused(new { name = "X", trigger = "maan" }, "trigger", "birthday");
        await Refused(new { name = "X", trigger = "labelAdded" }, "labelId", "labels");
        await Refused(new { name = "X", trigger = "clientCreated", entry = "afterDays" }, "entryDays", "3650");
        var empty = await api.Make("automations", new { name = "Leeg", trigger = "subscribed", listId = list });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsync($"automations/{empty}/start", null)).StatusCode);
        var browser = await ours.SignIn();
        await browser.Post($"/marketing/automations/{empty}/start", []);
        Assert.Contains("Voeg minstens een stap toe", browser.Text, StringComparison.Ordinal);

        async Task Refused(object automation, string place, string says)
        {
            var answer = await api.PostAsJsonAsync("automations", automation);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(says, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty(place)[0].GetString(), StringComparison.Ordinal);
        }
    }

    private static (int Waiting, int Entered) Figures(JsonElement automation, int step)
        => (automation.GetProperty("steps")[step].GetProperty("waiting").GetInt32(), automation.GetProperty("entered").GetInt32());

    private static IEnumerable<string?> Types(Browser browser) => browser.Page.QuerySelectorAll("input[name$='.type']").Select(input => input.GetAttribute("value"));

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
