using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Marketing;
using Platform.History;
using Platform.Kernel.Events;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>What a module that is not there yet will say.</summary>
[EventName("booking.appointment-made", Kind = ActionKind.Appointment)]
public sealed record AppointmentMade(Guid ClientId, string Service) : ClientEvent(ClientId);

/// <summary>See <see cref="AppointmentMade"/>.</summary>
[EventName("sales.invoice-sent", Kind = ActionKind.Purchase)]
public sealed record InvoiceSent(Guid ClientId, string Number) : ClientEvent(ClientId);

/// <summary>Everything between salon and client as one story, whoever tells of it.</summary>
[Trait("Needs", "Database")]
public sealed class ConversationTests(SalonApp shared)
{
    [Fact]
    public async Task HI_01_HI_09_mails_forms_calls_campaigns_appointments_and_invoices_stand_in_one_thread_in_order()
    {
        await using var app = await shared.Another(AppChanges.With(KnowTheirEvents));
        var salon = await app.Open();
        var api = await salon.Api();
        var visitor = salon.Visit();
        await visitor.Get("/contact");
        await visitor.Post("/contact", new() { ["FirstName"] = "Bea", ["LastName"] = "Blom", ["Email"] = "bea@client.example", ["Message"] = "Doen jullie ook bruidskapsels?" });
        await app.Settle();
        var owner = await salon.SignIn();
        var client = Guid.Parse((await api.Items("clients"))[0].GetProperty("id").GetString()!);
        var thread = (await owner.Get("/inbox")).QuerySelector("[data-threads] a")!.GetAttribute("href")!;
        var empty = await owner.Get($"/clients/{client}?tab=appointments");
        Assert.Equal("Nog geen afspraken met deze klant. Wat je als afspraak noteert, staat hier met wanneer het was en wie het noteerde.", empty.QuerySelector(".empty-text")!.TextContent.Trim());
        Assert.NotNull((await owner.Get(empty.QuerySelector(".card-body .form-actions a")!.GetAttribute("href")!)).QuerySelector("option[value=appointment][selected]"));

        await Next(app, () => owner.Post($"/clients/{client}/labels", new() { ["Label"] = "VIP" }));
        await Next(app, () => owner.Post(thread, new() { ["Text"] = "Ja, graag zelfs." }));
        await Next(app, () => owner.PostFile($"/clients/{client}/actions", SampleDocument.Form([("Type", "call"), ("Title", "Over de bruiloft")])));
        await Next(app, () => Say(salon, new AppointmentMade(client, "Bruidskapsel")));
        await Next(app, () => Say(salon, new CampaignMailed(Guid.NewGuid(), "Voorjaar", [client])));
        await Next(app, () => owner.Post($"/clients/{client}/messages", new() { ["Kind"] = "support", ["Subject"] = "Sluier", ["Text"] = "Waar koop je die?" }));
        await Next(app, () => Say(salon, new InvoiceSent(client, "2026-1")));

        string[] story =
        [
            "sales.invoice-sent", "history.support-requested", "marketing.campaign-mailed", "booking.appointment-made", "history.action-noted", "history.message-sent",
            "clients.contact-requested",
        ];
        var items = await api.Items($"clients/{client}/timeline?type=thread");
        Assert.Equal(story, items.Select(item => item.GetProperty("event").GetString()));
        var page = await owner.Get($"/clients/{client}?tab=history&type=thread");
        Assert.Equal("thread", page.QuerySelector("select[name=type] option[selected]")!.GetAttribute("value"));
        Assert.Equal(
            ["Waar koop je die?", "Ja, graag zelfs.", "Doen jullie ook bruidskapsels?"],
            page.QuerySelectorAll(".timeline-more details[open] .message-text").Select(words => words.TextContent));
        Assert.Equal(3, page.QuerySelectorAll(".timeline-more > a").Length);
        Assert.Empty((await (await salon.SignIn(Role.Stylist)).Get($"/clients/{client}?tab=history&type=thread")).QuerySelectorAll(".message-text"));

        // One's own and another module's, on the tab that waited for them.
        await Next(app, () => owner.PostFile($"/clients/{client}/actions", SampleDocument.Form([("Type", "appointment"), ("Title", "Proefkapsel")])));
        page = await owner.Get($"/clients/{client}?tab=appointments");
        Assert.Equal(2, page.QuerySelectorAll(".timeline-text").Length);
        Assert.Contains("Olga Owner noteerde een afspraak", page.QuerySelector(".timeline-text")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task Next(SalonApp app, Func<Task> happens)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await happens();
        await app.Settle();
    }

    private static async Task Say(Salon salon, Event fact)
    {
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<HistoryDb>();
        db.Publish(fact);
        await db.SaveChangesAsync();
    }

    private static void KnowTheirEvents(IServiceCollection services)
    {
        var known = (EventNames)services.Single(service => service.ServiceType == typeof(EventNames)).ImplementationInstance!;
        services.AddSingleton(new EventNames([.. known.All.Values.Select(name => name.Type.Assembly).Append(typeof(AppointmentMade).Assembly).Distinct()]));
    }
}
