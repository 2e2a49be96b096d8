using System.Net;
using System.Net.Http.Json;
using Platform.Clients.Contact;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class BillingTests(SalonApp app)
{
    [Theory]
    [InlineData("nl 1234.56.789.b01", "NL", "NL123456789B01")]
    [InlineData("123456789B01", "NL", "NL123456789B01")]
    [InlineData("NL123456789", "NL", null)]
    [InlineData("BE 0403.170.701", "BE", "BE0403170701")]
    [InlineData("403170701", "BE", "BE0403170701")]
    [InlineData("BE0403170702", "BE", null)]
    [InlineData("DE123456789", "NL", "DE123456789")]
    [InlineData("geen", "NL", null)]
    [InlineData("...", "NL", null)]
    public void CL_30_a_VAT_number_is_read_as_people_write_it(string typed, string country, string? stored)
        => Assert.Equal(stored, VatNumber.Parse(typed, country));

    [Fact]
    public async Task CL_30_CL_31_CL_33_a_business_has_its_own_details_for_invoices_and_parcels()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var id = await api.Make("clients", new
        {
            firstName = "Anna", kind = "business", company = "Berg BV", vatNumber = "NL 1234.56.789.B01", email = "anna@voorbeeld.example",
            billing = new { name = "Administratie", street = "Kade", number = "2", postcode = "4461ab", city = "Goes", taxCode = "TX-1" },
            shipping = new { city = "Delft" }, occupation = "Bakker", education = "MBO", heardFrom = "Via een vriendin",
        });
        var client = await api.Read($"clients/{id}");
        Assert.Equal(("business", "NL123456789B01", "4461 AB", "TX-1", "Delft"), (
            client.Text("kind"), client.Text("vatNumber"), client["billing"]!.AsObject().Text("postcode"), client["billing"]!.AsObject().Text("taxCode"),
            client["shipping"]!.AsObject().Text("city")));
        Assert.Equal(("Bakker", "MBO", "Via een vriendin"), (client.Text("occupation"), client.Text("education"), client.Text("heardFrom")));

        var changed = await api.Change(id, new { billing = new { city = "Breda" }, shipping = (object?)null, version = 1 });
        Assert.Equal(("Breda", "Kade"), (changed["billing"]!.AsObject().Text("city"), changed["billing"]!.AsObject().Text("street")));
        Assert.Null(changed["shipping"]);
        await app.Settle();
        var owner = await salon.SignIn();
        Assert.Contains("de factuurgegevens en de verzendgegevens", (await owner.Get($"/clients/{id}?tab=history")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal("Bakker", (await owner.Get($"/clients/{id}")).QuerySelector("[name=Occupation]")!.GetAttribute("value"));
        var page = await owner.Get($"/clients/{id}?tab=billing");
        Assert.Equal("Breda", page.QuerySelector("[name='Billing.City']")!.GetAttribute("value"));
        var form = page.QuerySelector("form:has(.billing)")!.GetAttribute("action")!;
        await owner.Post(form, new() { ["Version"] = "2", ["Billing.City"] = "", ["VatNumber"] = "BE123", ["Billing.Email"] = "geen adres" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        Assert.Equal(2, owner.Page.QuerySelectorAll(".billing .field-message").Length);
        await owner.Post(form, new() { ["Version"] = "2", ["Billing.City"] = "", ["VatNumber"] = "BE0403170701" });
        Assert.NotNull(owner.Page.QuerySelector(".billing"));
        client = await api.Read($"clients/{id}");
        Assert.Equal(("BE0403170701", null, "Kade"), (client.Text("vatNumber"), client["billing"]!.AsObject().Text("city"), client["billing"]!.AsObject().Text("street")));
    }

    [Fact]
    public async Task CL_36_codes_of_Italian_invoices_show_for_Italians_only_and_are_checked()
    {
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var (dutch, italian) = (await api.Add("Anna"), await api.Make("clients", new { firstName = "Gina", address = new { country = "IT" } }));
        Assert.Null((await owner.Get($"/clients/{dutch}?tab=billing")).QuerySelector("[name='Billing.Sdi']"));
        Assert.NotNull((await owner.Get($"/clients/{italian}?tab=billing")).QuerySelector("[name='Billing.Sdi']"));
        var refused = await api.PatchAsJsonAsync($"clients/{italian}", new { billing = new { sdi = "12", pec = "x" }, version = 1 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var text = await refused.Content.ReadAsStringAsync();
        Assert.True(text.Contains("billing.sdi", StringComparison.Ordinal) && text.Contains("billing.pec", StringComparison.Ordinal), text);
        var changed = await api.Change(italian, new { billing = new { sdi = "abc1234", pec = "gina@pec.example" }, version = 1 });
        Assert.Equal("ABC1234", changed["billing"]!.AsObject().Text("sdi"));
    }

    [Fact]
    public async Task PR_04_who_may_not_see_contact_data_sees_no_billing_and_a_merge_keeps_each_address_whole()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var main = await api.Make("clients", new { firstName = "Anna", billing = new { city = "Goes" } });
        var other = await api.Make("clients", new { firstName = "Anna", billing = new { city = "Delft", street = "Markt" }, shipping = new { city = "Breda" } });
        var masked = await (await salon.Api(Role.Stylist)).Read($"clients/{other}");
        Assert.False(masked.ContainsKey("billing") || masked.ContainsKey("shipping"));
        var card = await (await salon.SignIn(Role.Stylist)).Get($"/clients/{other}?tab=billing");
        Assert.DoesNotContain("Markt", card.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(card.QuerySelector("a[href$='tab=billing']"));

        var merge = await api.Make("clients/merge", new { mainId = main, otherIds = new[] { other } });
        var merged = await api.Read($"clients/{main}");
        Assert.Equal(("Goes", null, "Breda"), (
            merged["billing"]!.AsObject().Text("city"), merged["billing"]!.AsObject().Text("street"), merged["shipping"]!.AsObject().Text("city")));
        (await api.PostAsync($"merges/{merge}/undo", null)).EnsureSuccessStatusCode();
        Assert.Null((await api.Read($"clients/{main}"))["shipping"]);
        Assert.Equal("Markt", (await api.Read($"clients/{other}"))["billing"]!.AsObject().Text("street"));
    }
}
