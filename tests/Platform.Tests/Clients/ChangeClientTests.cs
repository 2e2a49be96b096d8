using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ChangeClientTests(SalonApp app)
{
    [Fact]
    public async Task CL_42_what_is_saved_is_there_for_everybody_at_once()
    {
        var salon = await app.Open();
        var id = await (await salon.Api()).Add("Anna", "Jansen", mobile: "0612345678");
        var (first, second) = (await salon.SignIn(), await salon.SignIn());
        await first.Post($"/clients/{id}", new() { ["Version"] = "1", ["FirstName"] = "Anna", ["LastName"] = "de Vries" });
        Assert.Contains("Opgeslagen", first.Text, StringComparison.Ordinal);
        var page = await second.Get($"/clients/{id}");
        Assert.Equal("Anna de Vries", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("06-12345678", page.QuerySelector("input[name=Mobile]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_saves_over_a_change_sees_both_values_and_may_save_again()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna");
        await api.PatchAsJsonAsync($"clients/{id}", new { version = 1, phone = "020-1234567" });
        var browser = await salon.SignIn();
        var page = await browser.Post($"/clients/{id}", new() { ["Version"] = "1", ["FirstName"] = "Annelies", ["Phone"] = "020-7654321" });
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("+31201234567", page.QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Annelies", page.QuerySelector("input[name=FirstName]")!.GetAttribute("value"));

        await browser.Post($"/clients/{id}", new() { ["Version"] = page.QuerySelector("input[name=Version]")!.GetAttribute("value")!, ["Phone"] = "020-7654321" });
        Assert.Equal("+31207654321", (await api.Read($"clients/{id}")).Text("phone"));
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_empties_what_is_null_and_leaves_the_rest()
    {
        var api = await (await app.Open()).Api();
        var id = (await api.Register(new { firstName = "Anna", lastName = "Jansen", phone = "020-1234567", address = new { city = "Gent", country = "BE" } })).Id();
        var answer = await api.PatchAsJsonAsync($"clients/{id}", new { version = 1, phone = (string?)null, address = new { city = "Brugge" }, nonsense = 1 });
        var client = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("Jansen", client.Text("lastName"));
        Assert.Null(client["phone"]);
        Assert.Equal("Brugge", client["address"]!["city"]!.GetValue<string>());
        Assert.Equal("BE", client["address"]!["country"]!.GetValue<string>());
        Assert.Equal(2, client["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_stale_patch_is_409_with_the_state_there_is_and_one_without_a_version_is_422()
    {
        var api = await (await app.Open()).Api();
        var id = await api.Add("Anna");
        await api.PatchAsJsonAsync($"clients/{id}", new { version = 1, lastName = "Jansen" });
        var stale = await api.PatchAsJsonAsync($"clients/{id}", new { version = 1, lastName = "Bakker" });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("Jansen", (await stale.Content.ReadFromJsonAsync<JsonObject>())!["current"]!["lastName"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PatchAsJsonAsync($"clients/{id}", new { lastName = "Bakker" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PatchAsJsonAsync($"clients/{id}", new { version = 2, lastName = 5 })).StatusCode);
    }

    [Fact]
    public async Task Saving_without_a_change_changes_nothing()
    {
        var api = await (await app.Open()).Api();
        var id = await api.Add("Anna");
        var answer = await api.PatchAsJsonAsync($"clients/{id}", new { version = 1, firstName = " Anna " });
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonObject>())!["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task T1_a_client_of_another_salon_is_as_unknown_as_one_that_never_was()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var id = await (await here.Api()).Add("Anna");
        var api = await there.Api();
        foreach (var unknown in new[] { id, Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{unknown}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await api.PatchAsJsonAsync($"clients/{unknown}", new { version = 1, firstName = "X" })).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await api.DeleteAsync($"clients/{unknown}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"clients/{unknown}/restore", null)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"clients/{unknown}/notes", new { text = "X" })).StatusCode);
        }

        Assert.Equal("Anna", (await (await here.Api()).Read($"clients/{id}")).Text("displayName"));
    }

    [Fact]
    public async Task The_bin_hides_a_client_and_undo_brings_it_back()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna");
        var browser = await salon.SignIn();
        var page = await browser.Post($"/clients/{id}/delete", []);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{id}")).StatusCode);
        Assert.Empty(await api.Names("q=anna"));

        await browser.Post(page.QuerySelector(".notices form")!.GetAttribute("action")!, []);
        Assert.Equal(["Anna"], await api.Names(""));
    }
}
