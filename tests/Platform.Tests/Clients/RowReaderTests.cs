using Platform.Clients.Importing;

namespace Platform.Tests.Clients;

public class RowReaderTests
{
    [Theory]
    [InlineData("voornaam;achternaam", "Anna;van den Berg", "Anna|van den|Berg")]
    [InlineData("voornaam;tussenvoegsel;achternaam", "Anna;van den;Berg", "Anna|van den|Berg")]
    [InlineData("first name;middle name;last name", "Anna;Maria;Smit", "Anna Maria||Smit")]
    [InlineData("first name;middle name;last name", "Anna;Van Der;Berg", "Anna|Van Der|Berg")]
    [InlineData("naam;plaats", "Berg (van den), Anna;Gent", "Anna|van den|Berg")]
    [InlineData("naam;plaats", "Anna;Gent", "Anna||")]
    [InlineData("name;surname", "Anna;Smit", "Anna||Smit")]
    [InlineData("voornaam;achternaam", "Anna;", "Anna||")]
    [InlineData("voornaam;achternaam", "  Anna\u00A0 Maria ;Smit", "Anna Maria||Smit")]
    [InlineData("voornaam;achternaam", "Jose\u0301;Smit", "José||Smit")]
    public async Task A_name_is_put_together(string header, string row, string expected)
    {
        var client = await One(header, row);

        Assert.Equal(expected, $"{client.FirstName}|{client.Infix}|{client.LastName}");
        Assert.Empty(client.Problems);
    }

    [Theory]
    [InlineData("voornaam;achternaam", ";Jansen", "Jansen", "last-name-as-first-name")]
    [InlineData("voornaam;achternaam", "-;de Vries", "de Vries", "placeholder-dropped last-name-as-first-name")]
    [InlineData("voornaam;achternaam", "JosÃ©;Smit", "JosÃ©", "text-garbled")]
    public async Task A_name_that_was_mended_is_reported(string header, string row, string first, string codes)
    {
        var client = await One(header, row);

        Assert.Equal((first, codes, true), (client.FirstName, Codes(client), client.IsImportable));
    }

    [Theory]
    [InlineData("voornaam;email", ";anna@example.org", "first-name-missing")]
    [InlineData("voornaam;email", "onbekend;anna@example.org", "placeholder-dropped first-name-missing")]
    [InlineData("voornaam;geboortedatum", "Anna;01-01-2150", "birth-date-future")]
    [InlineData("voornaam;email;plaats", "Anna;anna@example.org", "ragged-row")]
    [InlineData("voornaam;email", "Anna;anna@example.org;Gent", "ragged-row")]
    [InlineData("voornaam;email", "Walk-in;", "walk-in")]
    [InlineData("voornaam;email", "Inloop;klant@example.org", "walk-in")]
    [InlineData("voornaam;email", ";", "row-empty")]
    [InlineData("voornaam;deleted", "Anna;true", "deleted-at-source")]
    [InlineData("voornaam;merged_to_client_id", "Anna;77", "merged-at-source")]
    public async Task A_row_is_left_out_for_a_reason(string header, string row, string codes)
    {
        var client = await One(header, row);

        Assert.Equal((codes, false), (Codes(client), client.IsImportable));
    }

    [Theory]
    [InlineData("voornaam", 100, true)]
    [InlineData("voornaam", 101, false)]
    [InlineData("plaats", 201, false)]
    [InlineData("notitie", 4000, true)]
    [InlineData("notitie", 4001, false)]
    public async Task A_text_that_is_too_long_is_an_error_and_not_cut(string field, int length, bool isImportable)
    {
        var client = await One($"naam;{field}", $"Anna;{new string('x', length)}");

        Assert.Equal(isImportable, client.IsImportable);
        Assert.All(client.Problems, problem => Assert.Equal((ProblemCode.TextTooLong, 100), (problem.Code, problem.Value.Length)));
    }

    [Theory]
    [InlineData("0612345678", "", "+31612345678", null, "")]
    [InlineData("", "0612345678", "+31612345678", null, "")]
    [InlineData("020-1234567", "", null, "+31201234567", "")]
    [InlineData("", "0204567890 / 0612345678", "+31612345678", "+31204567890", "")]
    [InlineData("0612345678", "0687654321", "+31612345678", "+31687654321", "")]
    [InlineData("0612345678", "06-12345678", "+31612345678", null, "")]
    [InlineData("+4915123456789", "", "+4915123456789", null, "")]
    [InlineData("", "612345678", "+31612345678", null, "phone-zero-restored")]
    [InlineData("6,12E+08", "", null, null, "phone-lost-digits")]
    [InlineData("bellen", "", null, null, "phone-invalid")]
    [InlineData("0612345678", "0201234567 / 0687654321", "+31612345678", "+31201234567", "phone-further")]
    [InlineData("'+31612345678", "0000000000", "+31612345678", null, "placeholder-dropped")]
    public async Task Numbers_find_their_place(string mobileCell, string phoneCell, string? mobile, string? phone, string codes)
    {
        var client = await One("voornaam;mobiel;telefoon", $"Anna;{mobileCell};{phoneCell}");

        Assert.Equal((mobile, phone, codes), (client.Mobile, client.Phone, Codes(client)));
    }

    [Theory]
    [InlineData("email", "geen@email.nl", null, "placeholder-dropped")]
    [InlineData("email", "noemail@example.com", null, "placeholder-dropped")]
    [InlineData("email", "anna@Example.org", "anna@example.org", "")]
    [InlineData("email", "anna@example.org, werk@example.org", "anna@example.org", "email-further")]
    [InlineData("email", "anna.example.org", null, "email-invalid")]
    [InlineData("postcode", "1234ab", "1234 AB", "")]
    [InlineData("postcode", "0123 AB", null, "postcode-invalid")]
    [InlineData("postcode", "1234 SS", null, "postcode-invalid")]
    [InlineData("postcode", "9000", "9000", "")]
    [InlineData("land", "België", "BE", "")]
    [InlineData("geboortedatum", "03-04-1985", "1985-04-03", "")]
    [InlineData("geboortedatum", "--0312", "--03-12", "")]
    [InlineData("geboortedatum", "31117", "1985-03-11", "")]
    [InlineData("geboortedatum", "00-00-0000", null, "placeholder-dropped")]
    [InlineData("geboortedatum", "31-02-1985", null, "birth-date-unreadable")]
    [InlineData("geslacht", "mevr", "female", "")]
    [InlineData("geslacht", "M", "male", "")]
    [InlineData("geslacht", "dhr", "male", "")]
    [InlineData("geslacht", "2", "female", "")]
    [InlineData("geslacht", "0", null, "")]
    [InlineData("geslacht", "tiger", null, "gender-unknown")]
    [InlineData("taal", "Engels", "en", "")]
    [InlineData("taal", "nl-BE", "nl", "")]
    [InlineData("nieuwsbrief", "ja", "True", "")]
    [InlineData("nieuwsbrief", "J", "True", "")]
    [InlineData("nieuwsbrief", "WAAR", "True", "")]
    [InlineData("nieuwsbrief", "x", "True", "")]
    [InlineData("nieuwsbrief", "1", "True", "")]
    [InlineData("nieuwsbrief", "subscribed", "True", "")]
    [InlineData("nieuwsbrief", "ONWAAR", "False", "")]
    [InlineData("nieuwsbrief", "unsubscribed", "False", "")]
    [InlineData("nieuwsbrief", "cleaned", "False", "")]
    [InlineData("nieuwsbrief", "", null, "")]
    [InlineData("nieuwsbrief", "misschien", null, "yes-no-unknown")]
    [InlineData("total_spent", "1.234,56", "123456", "")]
    [InlineData("total_spent", "€ 45,00", "4500", "")]
    [InlineData("total_spent", "45.00", "4500", "")]
    [InlineData("total_spent", "-", "0", "")]
    [InlineData("total_spent", "-12,50", "-1250", "")]
    [InlineData("total_spent", "45,-", "4500", "")]
    [InlineData("total_spent", "veel", null, "number-unreadable")]
    [InlineData("loyalty_points", "1.250", "1250", "")]
    [InlineData("klant sinds", "2021-03-04 10:15:00", "03/04/2021", "")]
    [InlineData("klant sinds", "04-03-2150", null, "date-unreadable")]
    [InlineData("klantengroep", "Studenten", "Studenten", "")]
    [InlineData("website", "www.example.org", "https://www.example.org", "")]
    [InlineData("website", "javascript:alert(1)", null, "website-invalid")]
    [InlineData("notitie", "n.v.t.", null, "placeholder-dropped")]
    [InlineData("notitie", "=HYPERLINK(1)", "=HYPERLINK(1)", "")]
    public async Task A_value_is_kept_in_one_form_or_dropped_with_a_warning(string header, string cell, string? value, string codes)
    {
        var client = await One($"voornaam;{header}", $"Anna;{cell}");

        Assert.Equal((value, codes, true), (Value(client), Codes(client), client.IsImportable));
    }

    [Fact]
    public async Task Labels_are_split_and_named_once()
    {
        Assert.Equal(["VIP", "Kleuring"], (await One("voornaam;tags", "Anna;VIP, Kleuring|vip")).Labels);
        Assert.Equal(["VIP", "Blog"], (await One("voornaam;tags", "Anna;\"\"\"VIP\"\",\"\"Blog\"\"\"")).Labels);
        Assert.Equal(["Klanten"], (await One("voornaam;labels", "Anna;* myContacts ::: Klanten")).Labels);
    }

    [Fact]
    public async Task A_house_number_of_its_own_leaves_the_street_alone()
    {
        var client = await One("voornaam;straat;huisnummer", "Anna;Plein 1940;12 bis");

        Assert.Equal(("Plein 1940", "12", "bis"), (client.Street, client.HouseNumber, client.Addition));
    }

    [Fact]
    public async Task A_belgian_salon_reads_belgian_values()
    {
        var client = Assert.Single(await FixtureFile.RowsOfText("voornaam;naam;gsm;postcode\nJan;Van Den Broeck;0470 12 34 56;9000", "BE"));

        Assert.Equal(("Van Den Broeck", null, "+32470123456", "9000"), (client.LastName, client.Infix, client.Mobile, client.Postcode));
    }

    [Fact]
    public async Task A_display_name_that_says_nothing_new_is_left_out()
    {
        Assert.Null((await One("voornaam;achternaam;weergavenaam", "Anna;de Vries;Anna de Vries")).DisplayName);
        Assert.Equal("Annie", (await One("voornaam;achternaam;weergavenaam", "Anna;de Vries;Annie")).DisplayName);
    }

    private static async Task<ClientRow> One(string header, string row) =>
        Assert.Single(await FixtureFile.RowsOfText($"{header}\n{row}"));

    private static string Codes(ClientRow client) => string.Join(' ', client.Problems.Select(problem => problem.Code));

    /// <summary>The one value a row of a name and something else has.</summary>
    private static string? Value(ClientRow client)
    {
        object?[] values =
        [
            client.Email, client.Postcode, client.Country, client.BirthDate, client.Gender, client.Language, client.Newsletter,
            client.TotalSpent, client.LoyaltyPoints, client.Since, client.Group, client.Website, client.Note,
        ];
        return FormattableString.Invariant($"{Array.Find(values, value => value is not null)}") is { Length: > 0 } text ? text : null;
    }
}
