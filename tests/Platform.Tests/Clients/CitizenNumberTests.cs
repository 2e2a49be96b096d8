using System.Net;
using System.Net.Http.Json;
using Platform.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>The numbers by which a state knows its citizens are refused where somebody could write them.</summary>
public sealed class CitizenNumberTests(SalonApp app)
{
    [Theory]
    [InlineData("111222333")]
    [InlineData("BSN 123456782.")]
    [InlineData("1234.56.782")]
    [InlineData("85.07.30-033.28")]
    [InlineData("rijksregister 85073003328 van haar")]
    [InlineData("17073003384")]
    public void D_30_it_is_known_by_its_check_digits(string text) => Assert.True(CitizenNumber.IsIn(text));

    [Theory]
    [InlineData("123456789")]
    [InlineData("06-11122233")]
    [InlineData("+31111222333")]
    [InlineData("NL111222333B01")]
    [InlineData("1112223334")]
    [InlineData("85073003329")]
    [InlineData("111222333,50")]
    [InlineData("000000000")]
    public void D_30_other_numbers_are_none(string text) => Assert.False(CitizenNumber.IsIn(text));

    [Fact]
    public async Task D_30_it_is_refused_in_notes_own_fields_and_on_the_card_with_the_reason()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var anna = await api.Add("Anna");
        await api.AddField("Nummer", "text");
        foreach (var (path, body) in new (string, object)[]
        {
            ($"clients/{anna}/notes", new { text = "Haar nummer is 111222333" }),
            ("clients", new { firstName = "Bram", billing = new { taxCode = "111222333" } }),
            ("clients", new { firstName = "Bram", custom = new { nummer = "111222333" } }),
        })
        {
            var answer = await api.PostAsJsonAsync(path, body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("burgerservicenummer", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(["Anna"], await api.Names(""));
    }
}
