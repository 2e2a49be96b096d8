using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Marketing;
using Platform.Marketing.Automations;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>What tests do with automations of a salon.</summary>
internal sealed class AutomationSteps(SalonApp app, Salon salon, HttpClient api, CampaignSteps campaigns)
{
    public HttpClient Api => api;

    public CampaignSteps Campaigns => campaigns;

    public static async Task<AutomationSteps> Of(SalonApp app, Salon salon)
    {
        var campaigns = await CampaignSteps.Of(app, salon);
        return new AutomationSteps(app, salon, campaigns.Api, campaigns);
    }

    public static object Mail(string subject, string text = "Hallo {{ firstName | daar }}") => new { type = "mail", subject, blocks = new[] { new { type = "text", text } } };

    /// <summary>Makes one and starts it.</summary>
    public async Task<Guid> Run(object automation)
    {
        var id = await api.Make("automations", automation);
        (await api.PostAsync($"automations/{id}/start", null)).EnsureSuccessStatusCode();
        return id;
    }

    public Task<JsonElement> Read(Guid id) => api.GetFromJsonAsync<JsonElement>($"automations/{id}");

    public async Task Label(Guid client, Guid label) => (await api.PutAsync($"clients/{client}/labels/{label}", null)).EnsureSuccessStatusCode();

    public async Task Unlabel(Guid client, Guid label) => (await api.DeleteAsync($"clients/{client}/labels/{label}")).EnsureSuccessStatusCode();

    public Task<List<Enrolment>> Enrolments(Guid automation) => campaigns.Db(db => db.Enrolments.IgnoreQueryFilters([MarketingDb.BinFilter]).AsNoTracking()
        .Where(enrolment => enrolment.AutomationId == automation).OrderBy(enrolment => enrolment.EnteredAt).ToListAsync());

    /// <summary>Moves the clock to a moment, UTC, looks whose birthday it is, and does what is due.</summary>
    public async Task Birthdays(DateTime at)
    {
        app.Clock.Advance(at - app.Now);
        await using var scope = salon.Scope();
        await scope.ServiceProvider.GetRequiredService<EnrolOnBirthday>().Run(default);
        await app.Settle();
    }
}
