using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Card;
using Platform.History;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>Who changed what stands in the audit log, and nobody changes the log unseen.</summary>
[Trait("Needs", "Database")]
public sealed class AuditTrailTests(SalonApp shared)
{
    [Fact]
    public async Task F_24_D_33_every_change_of_a_card_stands_with_its_values_actor_and_address_masked_for_who_may_not_see_them()
    {
        var salon = await shared.Open();
        var (api, owner, reception) = (await salon.Api(), await salon.SignIn(), await salon.SignIn(Role.Reception));
        var (anna, bea) = (await api.Add("Anna", "Berg", "anna@client.example"), await api.Add("Bea"));
        await reception.Get($"/clients/{anna}");
        var version = (await api.Read($"clients/{anna}"))["version"]!.GetValue<int>();
        await reception.Post($"/clients/{anna}", new() { ["Email"] = "a.berg@client.example", ["Version"] = $"{version}" });
        await api.Make($"clients/{anna}/notes", new { text = "Geen ammoniak", category = "allergy" });
        await owner.Get("/clients");
        await owner.Post("/clients/selected?q=Bea", new() { ["Everything"] = "true", ["Action"] = "status:inactive" });
        await api.DeleteAsync($"clients/{bea}");
        await shared.Settle();

        var lines = await api.Items($"audit-log?client={anna}");
        var change = lines.Single(line => line.GetProperty("act").GetString() == "changed");
        Assert.Equal("Sam Reception", change.GetProperty("actor").GetString());
        Assert.False(change.GetProperty("onBehalfOfClient").GetBoolean());
        var value = Assert.Single(change.GetProperty("changes").EnumerateArray());
        Assert.Equal(("email", "anna@client.example", "a.berg@client.example"), Read(value));
        Assert.DoesNotContain("ammoniak", string.Concat(lines), StringComparison.Ordinal);

        var page = await owner.Get($"/settings/audit-log?client={anna}");
        Assert.Contains("anna@client.example → a.berg@client.example", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var today = TimeZoneInfo.ConvertTime(shared.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        Assert.NotEmpty(await api.Items($"audit-log?from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}"));
        Assert.Empty(await api.Items($"audit-log?to={today.AddDays(-1):yyyy-MM-dd}"));
        var sam = page.QuerySelectorAll("select[name=staff] option").Single(option => option.TextContent == "Sam Reception").GetAttribute("value");
        Assert.All(await api.Items($"audit-log?staff={sam}"), line => Assert.Equal("Sam Reception", line.GetProperty("actor").GetString()));
        var many = await api.Items($"audit-log?client={bea}");
        Assert.Contains(many, line => line.GetProperty("act").GetString() == "deleted");
        Assert.Equal(("status", "client", "inactive"), Read(many.Single(line => line.GetProperty("act").GetString() == "changed").GetProperty("changes")[0]));

        // A role that reads the log and sees no contact data.
        var seen = await Masked(salon, change);
        Assert.Equal(("email", "an**@…", "a.**@…"), (seen.Field, seen.Before, seen.After));

        await owner.Post("/settings/audit-log/export", []);
        var file = await owner.Last.Content.ReadAsStringAsync();
        Assert.Contains("anna@client.example → a.berg@client.example", file, StringComparison.Ordinal);
        Assert.Contains((await api.Items("audit-log")).Select(line => line.GetProperty("act").GetString()), act => act == "logExported");
        await reception.Post("/settings/audit-log/export", []);
        Assert.Equal(HttpStatusCode.Forbidden, reception.Last.StatusCode);
    }

    [Fact]
    public async Task F_24_a_line_that_somebody_changed_behind_the_programs_back_is_named_and_so_is_one_that_is_gone()
    {
        var salon = await shared.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var anna = await api.Add("Anna", "Berg", "anna@client.example");
        for (var i = 1; i <= 4; i++)
        {
            await Rename(api, anna, $"Anna {i}");
        }

        await shared.Settle();
        await Says(owner, "Alle regels zijn zoals ze geschreven zijn");
        await Tamper(salon, async (history, _) => await history.AuditLines.Where(line => line.Number == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(line => line.ActorName, "Iemand anders")));
        await Says(owner, "Regel 2 van");
        var check = await api.GetFromJsonAsync<JsonElement>("audit-log/check");
        Assert.Equal(2, check.GetProperty("brokenAt").GetInt64());
        await Tamper(salon, async (history, _) => await history.AuditLines.Where(line => line.Number == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(line => line.ActorName, "Key of Owner")));
        await Says(owner, "Alle regels zijn zoals ze geschreven zijn");

        // The values too, which lie elsewhere.
        await Tamper(salon, async (_, clients) => await clients.Changes.Where(change => change.Values.Contains("Anna 3"))
            .ExecuteUpdateAsync(set => set.SetProperty(change => change.Values, change => change.Values.Replace("Anna 3", "Anna 9"))));
        Assert.NotEqual(JsonValueKind.Null, (await api.GetFromJsonAsync<JsonElement>("audit-log/check")).GetProperty("brokenAt").ValueKind);
        await Tamper(salon, async (_, clients) => await clients.Changes
            .ExecuteUpdateAsync(set => set.SetProperty(change => change.Values, change => change.Values.Replace("Anna 9", "Anna 3"))));
        await Tamper(salon, async (history, _) => await history.AuditLines.Where(line => line.Number == 3).ExecuteDeleteAsync());
        await Says(owner, "Regel 3 ontbreekt");
        var reception = await salon.SignIn(Role.Reception);
        await reception.Post("/settings/audit-log/check", []);
        Assert.Equal(HttpStatusCode.Forbidden, reception.Last.StatusCode);
    }

    [Fact]
    public async Task F_24_two_who_write_at_once_make_one_chain()
    {
        var salon = await shared.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var scope = salon.Scope();
                var trail = scope.ServiceProvider.GetRequiredService<AuditTrail>();
                var context = scope.ServiceProvider.GetRequiredService<TenantContext>();
                await trail.Add(AuditLine.Of(context, AuditedAct.Viewed, Guid.CreateVersion7(), Guid.CreateVersion7(), shared.Clock.GetUtcNow().UtcDateTime), default);
            }
        }));
        var check = await (await salon.Api()).GetFromJsonAsync<JsonElement>("audit-log/check");
        Assert.Equal((40, JsonValueKind.Null), (check.GetProperty("lines").GetInt32(), check.GetProperty("brokenAt").ValueKind));
        await using var last = salon.Scope();
        var numbers = await last.ServiceProvider.GetRequiredService<HistoryDb>().AuditLines.Select(line => line.Number).OrderBy(n => n).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), numbers);
    }

    [Fact]
    public async Task F_24_D_09_erasing_a_client_leaves_the_chain_whole_and_nothing_of_the_client_in_it_and_time_cuts_it_from_its_beginning()
    {
        await using var app = await shared.Another(AppChanges.With(services => services.AddSingleton<IStartupFilter>(new FromAddress())));
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var (anna, bea) = (await api.Add("Anna", "Berg", "anna@client.example"), await api.Add("Bea"));
        await Rename(api, anna, "Annabel");
        await Rename(api, bea, "Beatrijs");
        await app.Settle();
        Assert.All(await api.Items($"audit-log?client={anna}"), line => Assert.Equal(FromAddress.Address, line.GetProperty("address").GetString()));
        await api.PostAsync($"clients/{anna}/erase", null);
        await app.Settle();
        Assert.Empty(await api.Items($"audit-log?client={anna}"));
        Assert.Single(await api.Items($"audit-log?client={bea}"), line => line.GetProperty("act").GetString() == "changed");
        await Says(owner, "Alle regels zijn zoals ze geschreven zijn");
        await using (var scope = salon.Scope())
        {
            var history = scope.ServiceProvider.GetRequiredService<HistoryDb>();
            Assert.NotEmpty(await history.AuditLines.Where(line => line.IsEmptied).ToListAsync());
            Assert.DoesNotContain($"{anna}", JsonSerializer.Serialize(await history.AuditLines.ToListAsync()), StringComparison.Ordinal);
            var changes = await scope.ServiceProvider.GetRequiredService<ClientsDb>().Changes.ToListAsync();
            Assert.Equal(bea, Assert.Single(changes).ClientId);
        }

        // A held client's line stays, and what stood before it goes all the same.
        await api.PutAsJsonAsync($"clients/{bea}/hold", new { holdReason = "Klacht loopt nog" });
        app.Clock.Advance(TimeSpan.FromDays(370));
        await Night(app);
        var check = await api.GetFromJsonAsync<JsonElement>("audit-log/check");
        Assert.Equal(JsonValueKind.Null, check.GetProperty("brokenAt").ValueKind);
        Assert.Single(await api.Items($"audit-log?client={bea}"), line => line.GetProperty("act").GetString() == "changed");
        (await api.DeleteAsync($"clients/{bea}/hold")).EnsureSuccessStatusCode();
        await Night(app);
        await Rename(api, bea, "Bea");
        await app.Settle();
        check = await api.GetFromJsonAsync<JsonElement>("audit-log/check");
        Assert.Equal((1, JsonValueKind.Null), (check.GetProperty("lines").GetInt32(), check.GetProperty("brokenAt").ValueKind));
        await Tamper(salon, async (history, _) => await history.AuditStarts.ExecuteUpdateAsync(set => set.SetProperty(start => start.Number, 1)));
        Assert.NotEqual(JsonValueKind.Null, (await api.GetFromJsonAsync<JsonElement>("audit-log/check")).GetProperty("brokenAt").ValueKind);
    }

    /// <summary>Every request comes from one place.</summary>
    private sealed class FromAddress : IStartupFilter
    {
        public const string Address = "203.0.113.7";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, further) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(Address);
                return further(context);
            });
            next(app);
        };
    }

    private static async Task Says(Browser owner, string text)
    {
        await owner.Get("/settings/audit-log");
        await owner.Post("/settings/audit-log/check", []);
        Assert.Contains(text, owner.Text, StringComparison.Ordinal);
    }

    private static async Task Rename(HttpClient api, Guid client, string firstName)
    {
        var version = (await api.Read($"clients/{client}"))["version"]!.GetValue<int>();
        (await api.PatchAsJsonAsync($"clients/{client}", new { firstName, version })).EnsureSuccessStatusCode();
    }

    private static (string?, string?, string?) Read(JsonElement value)
        => (value.GetProperty("field").GetString(), value.GetProperty("before").GetString(), value.GetProperty("after").GetString());

    /// <summary>The change as somebody without the right to contact data reads it.</summary>
    private static async Task<Contracts.Clients.ChangedValue> Masked(Salon salon, JsonElement change)
    {
        await using var scope = salon.Scope();
        var line = await scope.ServiceProvider.GetRequiredService<HistoryDb>().AuditLines.SingleAsync(one => one.Number == change.GetProperty("number").GetInt64());
        var values = await scope.ServiceProvider.GetRequiredService<Contracts.Clients.IClientDirectory>().ChangesOf([line.ChangeId!.Value], default);
        return Assert.Single(values.Values.Single().Values);
    }

    private static async Task Tamper(Salon salon, Func<HistoryDb, ClientsDb, Task> how)
    {
        await using var scope = salon.Scope();
        await how(scope.ServiceProvider.GetRequiredService<HistoryDb>(), scope.ServiceProvider.GetRequiredService<ClientsDb>());
    }

    private static async Task Night(SalonApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EachSalon<KeepToRules>>().Run(default);
        await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetOldAuditLines>>().Run(default);
    }
}
