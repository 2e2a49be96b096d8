using Platform.Clients.Importing;

namespace Platform.Tests.Clients;

public class FixtureFileTests
{
    [Fact]
    public async Task An_export_of_salonized_is_read_whole()
    {
        var survey = await FixtureFile.Survey("salonized.csv");
        var rows = await FixtureFile.Rows("salonized.csv");

        Assert.Equal(("Salonized", 40, 19), (survey.System?.Name, survey.Rows, survey.Columns.Count));
        Assert.DoesNotContain(survey.Columns, column => column.Field is null);
        Assert.Equal(40, rows.Count(row => row.IsImportable && row.Problems.Count == 0));
    }

    [Fact]
    public async Task A_row_of_salonized_is_a_client_with_figures()
    {
        var berg = (await FixtureFile.Rows("salonized.csv"))[1];

        Assert.Equal(("50002", "José", "van den", "Berg"), (berg.SourceId, berg.FirstName, berg.Infix, berg.LastName));
        Assert.Equal(("+31612345679", null, "klant2@example.org"), (berg.Mobile, berg.Phone, berg.Email));
        Assert.Equal(("Plein 1940-1945", "7", "’s-Hertogenbosch"), (berg.Street, berg.HouseNumber, berg.City));
        Assert.Equal(("1961-02-02", "male", true), (berg.BirthDate, berg.Gender, berg.Newsletter));
        Assert.Equal((5, 4550L, 0L, 1, 1), (berg.LoyaltyPoints, berg.TotalSpent, berg.TotalDue, berg.AppointmentCount, berg.NoShowCount));
        Assert.Equal(new DateOnly(2021, 2, 3), berg.Since);
    }

    [Fact]
    public async Task A_note_keeps_its_quotes_and_lines()
    {
        var rows = await FixtureFile.Rows("salonized.csv");

        Assert.Equal("Vraagt om \"stille\" knipbeurt; geen koffie", rows[3].Note);
        Assert.Equal("Gevoelige hoofdhuid\nliever geen ammonia", rows[8].Note);
    }

    [Theory]
    [InlineData("nl-lijst-1252.csv", "Windows1252")]
    [InlineData("nl-lijst-utf16.csv", "Utf16LittleEndian")]
    public async Task A_dutch_list_is_the_same_in_every_encoding(string name, string encoding)
    {
        var rows = await FixtureFile.Rows(name);

        Assert.Equal(encoding, (await FixtureFile.Sniff(name)).Format!.Encoding.ToString());
        Assert.Equal(["José", "Zoë", "Ayse", "Anna", "Piet", "Fleur"], rows.Select(row => row.FirstName));
        Assert.Equal(["Müller", "Berg", "Çelik", null, "Smit; senior", "Ancona"], rows.Select(row => row.LastName));
        Assert.Equal("’s-Hertogenbosch", rows[0].City);
        Assert.Equal(["1985-04-03", "1990-12-25", "2000-02-29", null, "1955-03-12", null], rows.Select(row => row.BirthDate));
        Assert.Equal([true, false, true, null, true, false], rows.Select(row => row.Newsletter));
        Assert.Equal(["placeholder-dropped", "phone-zero-restored"], rows[3].Problems.Select(problem => problem.Code));
        Assert.Equal(("+31612345680", "+31204567890"), (rows[4].Mobile, rows[4].Phone));
    }

    [Fact]
    public async Task A_broken_file_gives_what_is_good_and_says_what_is_not()
    {
        var rows = await FixtureFile.Rows("broken.csv");

        Assert.Equal(
            [
                "1 3 Anna: ",
                "2 5 : ragged-row",
                "3 6 : ragged-row",
                "4 7 Truus: ",
                "5 8 Excel: phone-lost-digits",
                "6 9 Frits: ",
                "7 10 Emma 💇‍♀️: ",
                "8 11 ليلى: ",
                "9 12 : text-too-long",
                "10 13 Toos: birth-date-future",
                "11 14 : first-name-missing",
                "12 15 : row-empty",
                "13 16 : walk-in",
                "14 17 : quote-unclosed",
                "15 18 Laatste: ",
            ],
            rows.Select(row => $"{row.Row} {row.Line} {row.FirstName}: {string.Join(' ', row.Problems.Select(problem => problem.Code))}"));
    }

    [Theory]
    [InlineData("empty.csv", "Empty")]
    [InlineData("picture-named.csv", "NotText")]
    public async Task A_file_that_is_no_list_is_refused(string name, string problem) =>
        Assert.Equal(problem, (await FixtureFile.Sniff(name)).Problem.ToString());
}
