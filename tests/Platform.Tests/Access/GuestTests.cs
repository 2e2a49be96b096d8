using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

/// <summary>A member of staff logged in as a client.</summary>
[Trait("Needs", "Database")]
public sealed class GuestTests(SalonApp shared)
{
    private const string Why = "Belde over een afspraak";

    [Fact]
    public async Task AC_08_A15_W5_staff_look_in_a_clients_place_with_right_and_reason_and_everybody_sees_it()
    {
        var salon = await shared.Open();
        var (client, own) = await salon.AddSignedInClient(shared, "Anna", $"anna@{salon.Tenant.Slug}.example");
        var (owner, desk) = (await salon.SignIn(), await salon.SignIn(Role.Reception));
        await desk.Get($"/clients/{client}/look");
        Assert.Equal(HttpStatusCode.Forbidden, desk.Last.StatusCode);
        await desk.Get($"/clients/{client}");
        await desk.Post($"/clients/{client}/look", new() { ["Reason"] = Why });
        Assert.Equal(HttpStatusCode.Forbidden, desk.Last.StatusCode);
        Assert.Null(desk.Page.QuerySelector($"a[href$='/clients/{client}/look']"));
        var login = (await (await salon.Api()).GetFromJsonAsync<JsonElement>($"clients/{client}/login")).ToString();

        await owner.Get($"/clients/{client}/look");
        await owner.Post($"/clients/{client}/look", new() { ["Reason"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        await owner.Post($"/clients/{client}/look", new() { ["Reason"] = Why });
        Assert.EndsWith("/portal", Where(owner), StringComparison.Ordinal);
        Assert.Contains("Dag Anna", owner.Text, StringComparison.Ordinal);
        Assert.Contains("Olga Owner", owner.Page.QuerySelector(".portal-guest")!.TextContent, StringComparison.Ordinal);
        await owner.Get("/clients");
        Assert.Equal(HttpStatusCode.OK, owner.Last.StatusCode);
        await owner.Get("/portal/login");
        Assert.NotNull(owner.Page.QuerySelector(".portal-guest"));
        await owner.Post("/portal/leave", []);
        Assert.EndsWith($"/clients/{client}", Where(owner), StringComparison.Ordinal);
        await owner.Get("/portal");
        Assert.EndsWith("/portal/sign-in", Where(owner), StringComparison.Ordinal);

        Assert.Equal(login, (await (await salon.Api()).GetFromJsonAsync<JsonElement>($"clients/{client}/login")).ToString());
        await shared.Settle();
        await owner.Get($"/clients/{client}?tab=history");
        Assert.Contains($"Olga Owner logde in als de klant: {Why}", owner.Text, StringComparison.Ordinal);
        Assert.Contains("stopte met kijken als de klant", owner.Text, StringComparison.Ordinal);
        await owner.Get($"/settings/audit-log?client={client}");
        Assert.Contains("logde in als de klant", owner.Text, StringComparison.Ordinal);
        await own.Get("/portal/login");
        Assert.Contains(Why, own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Olga", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A16_what_is_the_clients_alone_is_refused_with_the_reason()
    {
        var salon = await shared.Open();
        var (client, _) = await salon.AddSignedInClient(shared, "Anna", $"anna@{salon.Tenant.Slug}.example");
        var owner = await Look(salon, client);
        var refused = Address.Of(shared).Where(address => address is { IsSafe: false, Admission.Door: Door.Portal }
            && address.Endpoint.Metadata.GetMetadata<OpenOnBehalf>() is null).ToList();
        Assert.Contains(refused, address => address.ToString().EndsWith("/consents/{code}", StringComparison.Ordinal));
        Assert.Contains(refused, address => address.ToString().EndsWith("/login/password", StringComparison.Ordinal));
        Assert.Contains(refused, address => address.ToString().EndsWith("/login/email", StringComparison.Ordinal));
        await shared.Settle();
        var before = await new Tables(shared).Sums(salon);
        foreach (var address in refused)
        {
            var answer = await owner.Send(new HttpMethod(address.Method), address.PathWith(Guid.NewGuid()), Strangers.Plausible(address));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{address} answered {answer.StatusCode}.");
            Assert.Contains("Dit kan alleen de klant zelf", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(before, await new Tables(shared).Sums(salon));
        await owner.Get("/portal");
        Assert.All(owner.Page.QuerySelectorAll(".consents input[role=switch]"), toggle => Assert.True(toggle.HasAttribute("disabled")));
        await owner.Get("/portal/login");
        Assert.Empty(owner.Page.QuerySelectorAll("form[action*='/sessions/']"));
    }

    [Fact]
    public async Task A15_A18_a_pass_ends_after_half_an_hour_with_the_right_and_with_the_session_and_is_never_the_clients_own()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (client, own) = await salon.AddSignedInClient(app, "Anna", "a18@clients.example");
        var owner = await Look(salon, client);
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.EndsWith("/portal", await Portal(owner), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.EndsWith("/portal/sign-in", await Portal(owner), StringComparison.Ordinal);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<TellWhatEnded>(scope.ServiceProvider).Run(default);
        }

        await app.Settle();
        await owner.Get($"/clients/{client}?tab=history");
        Assert.Contains("stopte met kijken als de klant", owner.Text, StringComparison.Ordinal);
        await owner.Get($"/clients/{client}/look");
        Assert.EndsWith("/sign-in/again", Where(owner), StringComparison.Ordinal);

        // In a browser in which the client is signed in too, the pass goes before, and when it ends the person is nobody.
        await own.Get("/sign-in");
        await own.Post("/sign-in", new() { ["Email"] = Salon.EmailOf(Role.Owner), ["Password"] = Salon.Password });
        await own.Post($"/clients/{client}/look", new() { ["Reason"] = Why });
        Assert.NotNull(own.Page.QuerySelector(".portal-guest"));
        await own.Get("/clients");
        await own.Post("/sign-out", []);
        await own.Get("/portal");
        Assert.Null(own.Page.QuerySelector(".portal-guest"));

        var manager = await salon.SignIn(Role.Manager);
        var key = await salon.Api();
        var staff = (await key.GetFromJsonAsync<JsonElement>("staff")).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("role").GetString() == "manager");
        var rights = staff.GetProperty("rights").EnumerateArray().Select(right => right.GetString()!).ToList();
        (await key.PatchAsJsonAsync($"staff/{staff.GetProperty("id").GetGuid()}", new { rights = rights.Append("ImpersonateClients") })).EnsureSuccessStatusCode();
        await manager.Get("/clients");
        await manager.Post($"/clients/{client}/look", new() { ["Reason"] = Why });
        Assert.EndsWith("/portal", Where(manager), StringComparison.Ordinal);
        (await key.PatchAsJsonAsync($"staff/{staff.GetProperty("id").GetGuid()}", new { rights })).EnsureSuccessStatusCode();
        Assert.EndsWith("/portal/sign-in", await Portal(manager), StringComparison.Ordinal);

        var last = await Look(salon, client);
        (await key.DeleteAsync($"clients/{client}")).EnsureSuccessStatusCode();
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await app.Settle();
        Assert.EndsWith("/portal/sign-in", await Portal(last), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AC_08_T4_nobody_looks_in_the_place_of_another_salons_client_nor_takes_a_pass_along()
    {
        var (here, there) = (await shared.Open(), await shared.Open());
        var (client, foreign) = (await here.AddClient("Anna"), await there.AddClient("Bea"));
        var owner = await Look(here, client);
        await owner.Get($"/clients/{foreign}/look");
        Assert.Equal(HttpStatusCode.NotFound, owner.Last.StatusCode);
        await owner.Get($"{there.Path}/portal");
        Assert.EndsWith($"{there.Path}/portal/sign-in", Where(owner), StringComparison.Ordinal);
    }

    private static async Task<Browser> Look(Salon salon, Guid client)
    {
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}/look");
        await owner.Post($"/clients/{client}/look", new() { ["Reason"] = Why });
        Assert.EndsWith("/portal", Where(owner), StringComparison.Ordinal);
        return owner;
    }

    private static async Task<string> Portal(Browser browser)
    {
        await browser.Get("/portal");
        return Where(browser);
    }

    private static string Where(Browser browser) => browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
}
