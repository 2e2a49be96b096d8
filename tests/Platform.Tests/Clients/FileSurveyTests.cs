using Platform.Clients.Importing;

namespace Platform.Tests.Clients;

public class FileSurveyTests
{
    [Theory]
    [InlineData("Voornaam", "FirstName")]
    [InlineData("first_name", "FirstName")]
    [InlineData("PRÉNOM", "FirstName")]
    [InlineData("Όνομα", "FirstName")]
    [InlineData("όνομα", "FullName")]
    [InlineData("tussenv.", "Infix")]
    [InlineData("Last Name (Surname)", "LastName")]
    [InlineData("Επώνυμο", "LastName")]
    [InlineData("naam", "FullName")]
    [InlineData("Cliënt", "FullName")]
    [InlineData("E-mail_adres", "Email")]
    [InlineData("E-mail 1 - Value", "Email")]
    [InlineData("06-nummer", "Mobile")]
    [InlineData("mobile_phone", "Mobile")]
    [InlineData("land_line", "Phone")]
    [InlineData("τηλέφωνο", "Phone")]
    [InlineData("straat + huisnr", "Street")]
    [InlineData("huisnummer_toevoeging", "Addition")]
    [InlineData("Apartement Suite", "Addition")]
    [InlineData("Zip Code", "Postcode")]
    [InlineData("geb.datum", "BirthDate")]
    [InlineData("Date de naissance", "BirthDate")]
    [InlineData("m/v", "Gender")]
    [InlineData("alert_notes", "Note")]
    [InlineData("opt-in state", "Newsletter")]
    [InlineData("klantengroep", "Group")]
    [InlineData("tags", "Labels")]
    [InlineData("zwarte lijst", "Blocked")]
    [InlineData("klant sinds", "Since")]
    [InlineData("KvK", "CocNumber")]
    [InlineData("vervolgdatum", null)]
    [InlineData("--", null)]
    public void A_header_is_known_whatever_its_case_accents_and_signs(string header, string? field) =>
        Assert.Equal(field, HeaderAliases.Find(header)?.ToString());

    [Theory]
    [InlineData("Salonized", "salonized_id;first_name;last_name;email")]
    [InlineData("Fresha", "Client ID;First Name;Apartement Suite;Accepts SMS Marketing;Referral Source")]
    [InlineData("Phorest", "client_id;version;first_name;land_line;creating_branch_id")]
    [InlineData("Square", "Reference ID;First Name;Square Customer ID;Creation Source")]
    [InlineData("Mailchimp", "Email Address;First Name;MEMBER_RATING;LEID")]
    [InlineData("Treatwell", "όνομα;email;opt-in state")]
    [InlineData("Google Contacts", "Name;Given Name;E-mail 1 - Value;Phone 1 - Value")]
    [InlineData("Nederlandse lijst", "Voornaam;Tussenvoegsel;Achternaam;Mobiel")]
    [InlineData(null, "name;town")]
    public async Task A_system_is_known_by_its_headers(string? system, string headers) =>
        Assert.Equal(system, (await FixtureFile.SurveyText(headers)).System?.Name);

    [Theory]
    [InlineData("naam;plaats", "FullName,City")]
    [InlineData("voornaam;naam", "FirstName,LastName")]
    [InlineData("naam;voornaam", "LastName,FirstName")]
    [InlineData("email;e-mail", "Email,")]
    [InlineData("telefoon;tel", "Phone,")]
    [InlineData("Reference ID;Square Customer ID;Creation Source", ",SourceId,")]
    [InlineData("client_id;land_line;creating_branch_id;client_since;first_visit;external_id", "SourceId,Phone,,Since,,")]
    [InlineData("stad;stad;;", "City,")]
    public async Task A_field_goes_to_one_column(string headers, string fields) =>
        Assert.Equal(fields, string.Join(',', (await FixtureFile.SurveyText(headers)).Columns.Select(column => column.Field.ToString())));

    [Fact]
    public async Task A_repeated_header_is_reported_and_not_mapped()
    {
        var columns = (await FixtureFile.Survey("broken.csv")).Columns;

        Assert.Equal((ClientField.Email, false), (columns[2].Field, columns[2].IsRepeated));
        Assert.Equal((null, true), (columns[3].Field, columns[3].IsRepeated));
    }

    [Fact]
    public async Task A_column_shows_its_first_three_values_that_are_not_empty()
    {
        var survey = await FixtureFile.SurveyText("naam;plaats\nAnna;\nPiet;Gent\nZoë;Goes\nJosé;Assen\nDaan;Utrecht");

        Assert.Equal(5, survey.Rows);
        Assert.Equal(["Gent", "Goes", "Assen"], survey.Columns[1].Samples);
    }

    [Theory]
    [InlineData("03-04-1985\n25-12-1990", "DayFirst", false)]
    [InlineData("03/04/1985\n12/25/1990", "MonthFirst", false)]
    [InlineData("12-25\n01-02", "MonthFirst", false)]
    [InlineData("03-04-1985\n01-02-1990", null, true)]
    [InlineData("25-12-1990\n12-25-1990", null, true)]
    [InlineData("1985-03-04\n31117", null, false)]
    public async Task A_column_decides_whether_day_or_month_comes_first(string dates, string? order, bool isAmbiguous)
    {
        var habits = (await FixtureFile.SurveyText("geboortedatum\n" + dates)).Columns[0].Habits;

        Assert.Equal((order, isAmbiguous), (habits.DateOrder?.ToString(), habits.HasAmbiguousDates));
    }

    [Theory]
    [InlineData("1.234,56\n10", "Comma")]
    [InlineData("€ 45.00\n1,234.50", "Point")]
    [InlineData("1.250\n3", null)]
    public async Task A_column_decides_what_stands_before_the_cents(string amounts, string? mark) =>
        Assert.Equal(mark, (await FixtureFile.SurveyText("total_spent\n" + amounts)).Columns[0].Habits.DecimalMark?.ToString());

    [Theory]
    [InlineData("Jansen, Anna\nSmit, Piet\nZoë", "LastNameFirst")]
    [InlineData("Anna Jansen\nSmit, Piet\nZoë Vos", "FirstNameFirst")]
    public async Task Most_names_decide_what_comes_first(string names, string order) =>
        Assert.Equal(order, ImportMapping.Suggest(await FixtureFile.SurveyText("naam\n" + names)).NameOrder.ToString());
}
