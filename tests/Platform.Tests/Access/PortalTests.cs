using System.Net;
using System.Net.Http.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Access;

[Trait("Needs", "Database")]
public sealed class PortalTests(SalonApp app)
{
    [Fact]
    public async Task A14_a_client_sees_the_own_details_and_nothing_of_another_client()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var anna = await api.Make("clients", new
        {
            firstName = "Anna", lastName = "Bos", email = "anna.bos@a14.example", mobile = "06-12345678", birthDate = "1985-03-12",
            address = new { street = "Kerkstraat", number = "4", postcode = "3511 AB", city = "Utrecht" },
        });
        var bart = await api.Make("clients", new { firstName = "Bart", lastName = "Kramer", email = "bart.kramer@a14.example", mobile = "06-87654321" });
        await Enable(salon, api, anna, "anna.bos@a14.example");
        await Enable(salon, api, bart, "bart.kramer@a14.example");

        var browser = salon.Visit();
        await browser.Post("/portal/sign-in", new() { ["Email"] = "anna.bos@a14.example", ["Password"] = Salon.Password });
        Assert.All(
            ["Anna Bos", "anna.bos@a14.example", "06-12345678", "12 maart 1985", "Kerkstraat 4", "3511 AB Utrecht"],
            own => Assert.Contains(own, browser.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Kramer", browser.Text, StringComparison.OrdinalIgnoreCase);

        foreach (var path in new[] { "/clients", $"/clients/{bart}", $"/clients/{anna}", "/history", $"/clients/search?q=kramer", $"/portal/{bart}", $"/portal?id={bart}" })
        {
            await browser.Get(path);
            Assert.DoesNotContain("Kramer", browser.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Http.GetAsync($"{salon.Path}/api/v1/clients/{bart}")).StatusCode);
    }

    /// <summary>The salon switches the login on; the client follows the link and chooses a password.</summary>
    private async Task Enable(Salon salon, HttpClient api, Guid client, string email)
    {
        (await api.PutAsJsonAsync($"clients/{client}/login", new { enabled = true })).EnsureSuccessStatusCode();
        await app.Settle();
        await salon.Visit().Post(SentMails.LinkIn(app.Mails.To(email)[^1]), new() { ["Password"] = Salon.Password });
    }
}
