using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.History;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

[Trait("Needs", "Database")]
public sealed class AuditLogTests(SalonApp shared)
{
    [Fact]
    public async Task D_33_who_looked_at_a_client_stands_in_the_log_once_a_look()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (api, owner, reception) = (await salon.Api(), await salon.SignIn(), await salon.SignIn(Role.Reception));
        var (anna, bram) = (await api.Add("Anna", "Berg"), await api.Add("Bram", "Bos"));
        await reception.Get($"/clients/{anna}");
        await reception.Get($"/clients/{anna}?tab=notes");
        await reception.Get($"/clients/{bram}");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await api.GetStringAsync($"clients/{anna}");
        await app.Settle();

        var page = await owner.Get($"/settings/audit-log?client={anna}");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Key of Owner", rows[0], StringComparison.Ordinal);
        Assert.Contains("Sam Reception", rows[1], StringComparison.Ordinal);
        Assert.Contains("Anna Berg", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("bekeek", (await owner.Get($"/clients/{anna}?tab=history")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_33_exports_packs_and_erasures_stand_in_the_log_and_go_after_a_year()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var anna = await api.Add("Anna", "Berg");
        await api.PostAsync($"clients/{anna}/access-request", null);
        await owner.Get("/clients");
        await owner.Post("/clients/export", []);
        await api.PostAsync($"clients/{anna}/erase", null);
        await app.Settle();
        Assert.Equal(["erased", "exported"], (await api.Items("audit-log")).Select(line => line.GetProperty("act").GetString()));

        app.Clock.Advance(TimeSpan.FromDays(370));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetOldAuditLines>>().Run(default);
        Assert.Empty(await api.Items("audit-log"));
    }

    [Fact]
    public async Task D_33_only_the_owner_reads_it_and_only_the_own_salons()
    {
        var salon = await shared.Open();
        var anna = await (await salon.Api()).Add("Anna");
        await (await salon.Api()).GetStringAsync($"clients/{anna}");
        await shared.Settle();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.Manager)).GetAsync("audit-log")).StatusCode);
        Assert.Empty(await (await (await shared.Open()).Api()).Items($"audit-log?client={anna}"));
        Assert.NotEmpty(await (await salon.Api()).Items($"audit-log?client={anna}"));
    }
}
