using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Marketing;
using Platform.Marketing.Campaigns;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>What tests do with campaigns of a salon.</summary>
internal sealed class CampaignSteps(SalonApp app, Salon salon, HttpClient api)
{
    public HttpClient Api => api;

    public SalonApp App => app;

    public static async Task<CampaignSteps> Of(SalonApp app, Salon salon) => new(app, salon, await salon.Api());

    public async Task<Guid> FirstList() => (await api.Items("lists"))[0].GetProperty("id").GetGuid();

    /// <summary>A client who said yes to the newsletter.</summary>
    public async Task<Guid> Subscribe(string name, string? email, Guid? list = null)
    {
        var client = await api.Make("clients", new { firstName = name, email });
        (await api.PutAsync($"clients/{client}/lists/{list ?? await FirstList()}", null)).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Many clients with the addresses c0@, c1@, … of this salon.</summary>
    public async Task<List<Guid>> SubscribeMany(int count)
    {
        var clients = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            clients.Add(await Subscribe($"Klant {i}", Address(i)));
        }

        return clients;
    }

    public string Address(int number) => $"c{number}@{salon.Tenant.Slug}.example";

    public async Task<Guid> Draft(string text = "Hallo {{ firstName | daar }}", string subject = "Nieuws", Guid? list = null) => await api.Make("campaigns", new
    {
        name = "Herfst", subject, listId = list ?? await FirstList(), blocks = new object[] { new { type = "text", text } },
    });

    public async Task Do(Guid id, string verb, object? body = null)
        => (await api.PostAsync($"campaigns/{id}/{verb}", body is null ? null : JsonContent.Create(body))).EnsureSuccessStatusCode();

    /// <summary>Starts it, and does everything that is due.</summary>
    public async Task<JsonElement> Send(Guid id)
    {
        await Do(id, "start");
        await app.Settle();
        return await Read(id);
    }

    public Task<JsonElement> Read(Guid id) => api.GetFromJsonAsync<JsonElement>($"campaigns/{id}");

    public static int Excluded(JsonElement campaign, string reason)
        => campaign.GetProperty("excluded").TryGetProperty(reason, out var count) ? count.GetInt32() : 0;

    public static int Of(JsonElement campaign, string figure) => campaign.GetProperty(figure).GetInt32();

    /// <summary>R1: everybody is in exactly one figure.</summary>
    public static void AddsUp(JsonElement campaign) => Assert.Equal(
        Of(campaign, "total"),
        Of(campaign, "sent") + Of(campaign, "failed") + Of(campaign, "uncertain") + Of(campaign, "pending") + Of(campaign, "cancelled")
        + campaign.GetProperty("excluded").EnumerateObject().Sum(reason => reason.Value.GetInt32()));

    public async Task<T> Db<T>(Func<MarketingDb, Task<T>> work)
    {
        await using var scope = salon.Scope();
        return await work(scope.ServiceProvider.GetRequiredService<MarketingDb>());
    }

    public Task<List<Recipient>> Ledger(Guid campaign)
        => Db(db => db.Recipients.AsNoTracking().Where(row => row.CampaignId == campaign).OrderBy(row => row.Id).ToListAsync());

    /// <summary>The link to leave, as a path on this site.</summary>
    public static string LeaveLink(Platform.Kernel.Mail.OutgoingMail mail)
        => new Uri(mail.Headers.Single(header => header.Name == "List-Unsubscribe").Value.Split(',')[0].Trim('<', '>')).AbsolutePath;
}
