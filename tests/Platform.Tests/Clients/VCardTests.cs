using System.Text;
using Platform.Clients.Importing;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Address books of telephones, as they come.</summary>
public sealed class VCardTests
{
    [Fact]
    public async Task F_27_a_card_of_version_2_1_reads_in_its_own_letters()
    {
        var rows = await FixtureFile.Rows("adresboek-21.vcf");

        Assert.Equal(3, rows.Count);
        Assert.Equal(("José", "van den", "Müller"), (rows[0].FirstName, rows[0].Infix, rows[0].LastName));
        Assert.Equal(("+31612345678", "+31201234567", "jose@example.org"), (rows[0].Mobile, rows[0].Phone, rows[0].Email));
        Assert.Equal(("Caféstraat", "12", "4461 AB", "Goes", "NL"), (rows[0].Street, rows[0].HouseNumber, rows[0].Postcode, rows[0].City, rows[0].Country));
        Assert.Equal(("Belt liever\nin de ochtend = fijn", "1985-03-12"), (rows[0].Note, rows[0].BirthDate));
        Assert.Equal(("Anna", "van den", "Berg", "+31687654321"), (rows[1].FirstName, rows[1].Infix, rows[1].LastName, rows[1].Mobile));
        Assert.Equal(("Ben", "Smit", "ben@example.org"), (rows[2].FirstName, rows[2].LastName, rows[2].Email));
    }

    [Fact]
    public async Task F_27_a_card_of_Apple_reads_with_its_groups_folds_and_birthday_without_a_year()
    {
        var rows = await FixtureFile.Rows("adresboek-30.vcf");

        Assert.Equal(("Anna", "van den", "Berg", "Ans"), (rows[0].FirstName, rows[0].Infix, rows[0].LastName, rows[0].DisplayName));
        Assert.Equal(("+31612345678", "+31201234567", "anna@example.org"), (rows[0].Mobile, rows[0].Phone, rows[0].Email));
        Assert.Equal(("Bakkerij Berg; zoon", "Dorpsstraat", "Zeeland", "--03-12"), (rows[0].Company, rows[0].Street, rows[0].Region, rows[0].BirthDate));
        Assert.Equal("Allergisch voor ammoniak, dus zonder\nen een lange regel die hier wordt ge vouwen", rows[0].Note);
        Assert.Equal(["Klanten", "VIP"], rows[0].Labels);
        Assert.Equal("4B1F6F3E-1111-4222-8333-ABCDEF012345", rows[0].SourceId);
        Assert.Contains(rows[0].Problems, problem => problem is { Field: ClientField.Email, Value: "tweede@example.org" });
        Assert.Equal(("Zoë", "Çelik", "1990-12-25"), (rows[1].FirstName, rows[1].LastName, rows[1].BirthDate));
        Assert.InRange(rows[1].Line, rows[0].Line + 20, 60);
    }

    [Fact]
    public async Task F_27_a_card_of_version_4_reads_its_addresses_of_the_web()
    {
        var survey = await FixtureFile.Survey("adresboek-40.vcf");
        Assert.Equal(("vCard", 2), (survey.System!.Name, survey.Rows));

        var rows = await FixtureFile.Rows("adresboek-40.vcf");

        Assert.Equal(("Anna", "van den", "Berg"), (rows[0].FirstName, rows[0].Infix, rows[0].LastName));
        Assert.Equal(("+31612345678", "+31201234567", "anna@example.org"), (rows[0].Mobile, rows[0].Phone, rows[0].Email));
        Assert.Equal(("Goes", "female", "--03-12", "https://example.org/anna"), (rows[0].City, rows[0].Gender, rows[0].BirthDate, rows[0].Website));
        Assert.Equal(("Jan", "van der", "Sluis", null), (rows[1].FirstName, rows[1].Infix, rows[1].LastName, rows[1].BirthDate));
    }

    [Theory]
    [InlineData("N:Berg;Anna;van den;;", "Anna|van den|Berg")]
    [InlineData("N:van den Berg;Anna;;;", "Anna|van den|Berg")]
    [InlineData("N:Berg;Anna;Maria;;", "Anna Maria||Berg")]
    [InlineData("n:Berg;Anna", "Anna||Berg")]
    [InlineData("item7.N;LANGUAGE=nl:Berg;Anna;;;", "Anna||Berg")]
    [InlineData("FN:Anna van den Berg", "Anna|van den|Berg")]
    public async Task The_infix_is_found_wherever_it_stands(string line, string name)
    {
        var row = Assert.Single(await Rows($"BEGIN:VCARD\nVERSION:3.0\n{line}\nEND:VCARD\n"));
        Assert.Equal(name, $"{row.FirstName}|{row.Infix}|{row.LastName}");
    }

    [Fact]
    public async Task A_picture_of_megabytes_costs_nothing_and_a_card_without_end_is_still_there()
    {
        var picture = string.Concat(Enumerable.Repeat("\n " + new string('A', 74), 40_000));
        var rows = await Rows($"BEGIN:VCARD\nFN:Anna Berg\nPHOTO;ENCODING=b:{picture}\nEND:VCARD\nBEGIN:VCARD\nFN:Ben Berg");
        Assert.Equal(["Anna", "Ben"], rows.Select(row => row.FirstName));
    }

    [Fact]
    public async Task A_card_that_is_too_long_is_a_mistake_and_the_next_one_is_not()
    {
        var rows = await Rows($"BEGIN:VCARD\nFN:Anna Berg\nNOTE:{new string('n', 2 * CsvReader.LongestRow)}\nEND:VCARD\nBEGIN:VCARD\nFN:Ben Berg\nEND:VCARD");
        Assert.Equal([false, true], rows.Select(row => row.IsImportable));
    }

    [Theory]
    [InlineData("BEGIN:VCARD")]
    [InlineData("BEGIN:VCARD\n:::\n;;;\nN\n=\nEND:VCARD\nEND:VCARD\nonzin")]
    [InlineData("BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=nergens:=\n=4\n=ZZ;=\nEND:VCARD")]
    [InlineData("BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nAGENT:\nBEGIN:VCARD")]
    public async Task Whatever_is_in_it_nothing_breaks(string text) => Assert.Single(await Rows(text));

    private static async Task<List<ClientRow>> Rows(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var sniffed = await FixtureFile.Sniff(content);
        Assert.Equal(FileKind.Cards, sniffed.Format!.Kind);
        using var survey = sniffed.Format.Open(new MemoryStream(content));
        var mapping = ImportMapping.Suggest(await FileSurvey.Read(survey, [], TestContext.Current.CancellationToken));
        using var reader = sniffed.Format.Open(new MemoryStream(content));
        return await FixtureFile.Rows(reader, mapping, "NL");
    }
}
