using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ClientCardTests(SalonApp app)
{
    [Fact]
    public async Task CL_40_a_card_opens_on_the_client_information()
    {
        var salon = await app.Open();
        var id = await (await salon.Api()).Add("Anna", "Jansen");
        var browser = await salon.SignIn();
        foreach (var query in new[] { "", "?tab=nonsense" })
        {
            var page = await browser.Get($"/clients/{id}{query}");
            Assert.Equal("Klantinformatie", page.QuerySelector(".tabs [aria-current]")!.TextContent.Trim());
            Assert.NotNull(page.QuerySelector("input[name=FirstName]"));
            Assert.Contains("Aangemaakt", page.QuerySelector(".card-side")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DA_04_the_side_shows_five_notes_and_says_how_many_more_there_are()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var id = await api.Add("Anna");
        for (var i = 1; i <= 8; i++)
        {
            await api.PostAsJsonAsync($"clients/{id}/notes", new { text = $"Notitie {i}" });
        }

        var browser = await salon.SignIn();
        var side = (await browser.Get($"/clients/{id}")).QuerySelector(".card-side")!.TextContent;
        Assert.Contains("En 3 meer...", side, StringComparison.Ordinal);
        Assert.Contains("Notitie 8", side, StringComparison.Ordinal);
        Assert.DoesNotContain("Notitie 3", side, StringComparison.Ordinal);
        Assert.Equal(8, (await browser.Get($"/clients/{id}?tab=notes")).QuerySelectorAll(".timeline-note").Length);
    }

    [Theory]
    [InlineData(Role.Stylist)]
    [InlineData(Role.ReadOnly)]
    public async Task F_23_a_role_without_contact_data_reads_a_masked_card_and_can_change_nothing(Role role)
    {
        var salon = await app.Open();
        var id = (await (await salon.Api()).Register(new
        {
            firstName = "Anna", lastName = "Jansen", email = "anna@voorbeeld.example", mobile = "0612345678", address = new { street = "Dorpsstraat", city = "Gent" },
        })).Id();
        var browser = await salon.SignIn(role);
        foreach (var address in new[] { $"/clients/{id}", "/clients", "/clients/search?q=anna" })
        {
            var page = await browser.Get(address);
            Assert.Contains("Anna J.", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Jansen", page.Source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("voorbeeld", page.Source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("1234567", page.Source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Dorpsstraat", page.Source.Text, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("input[name=FirstName]"));
        }

        var api = await salon.Api(role);
        Assert.False((await api.Read($"clients/{id}")).ContainsKey("address"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await api.PatchAsJsonAsync($"clients/{id}", new { version = 1 })).StatusCode);
    }
}
