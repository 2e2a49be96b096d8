using System.IO.Compression;
using System.Text;
using Platform.Clients.Importing;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Workbooks of Excel: read like the text file of the same list, and no danger to anybody.</summary>
public sealed class WorkbookTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task CL_53_a_workbook_of_Salonized_reads_like_its_text_file()
    {
        Assert.Equal(
            (await FixtureFile.Rows("salonized.csv")).ConvertAll(Told), (await FixtureFile.Rows("salonized.xlsx")).ConvertAll(Told));
        Assert.Equal("Salonized", (await FixtureFile.Survey("salonized.xlsx")).System!.Name);
    }

    [Fact]
    public async Task CL_53_a_workbook_of_Fresha_has_days_numbers_and_answers()
    {
        var survey = await FixtureFile.Survey("fresha.xlsx");
        Assert.Equal(("Fresha", 3), (survey.System!.Name, survey.Rows));

        var rows = await FixtureFile.Rows("fresha.xlsx");

        Assert.Equal(("1985-03-12", new DateOnly(2021, 2, 3), "+31612345678"), (rows[0].BirthDate, rows[0].Since, rows[0].Mobile));
        Assert.Equal((123450, 12, true, "Belt liever\nin de ochtend"), (rows[0].TotalSpent, rows[0].AppointmentCount, rows[0].Newsletter, rows[0].Note));
        Assert.Equal(("Zoë", "Çelik", "1990-12-25", new DateOnly(2020, 6, 1)), (rows[1].FirstName, rows[1].LastName, rows[1].BirthDate, rows[1].Since));
        Assert.Equal((true, false, "Kwam niet opdagen", 4555), (rows[1].Blocked, rows[1].Newsletter, rows[1].BlockReason, rows[1].TotalSpent));
        Assert.Equal(("Smit & Zn", new DateOnly(2024, 2, 29), 3, 6), (rows[2].LastName, rows[2].Since, rows[2].Row, rows[2].Line));
    }

    [Fact]
    public async Task A_workbook_without_rows_is_empty() => Assert.Equal(FileProblem.Empty, (await FixtureFile.Sniff(Book(""))).Problem);

    [Fact]
    public async Task Without_a_header_that_is_known_the_first_sheet_with_rows_is_taken()
    {
        var sniffed = await FixtureFile.Sniff(Book("", Row(1, "wie", "waar"), Row(1, "iets", "anders")));
        Assert.Equal((null, FileKind.Workbook, 1), (sniffed.Problem, sniffed.Format!.Kind, sniffed.Format.Sheet));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]
    public async Task A_workbook_with_a_document_type_is_refused(string doctype)
        => Assert.Equal(FileProblem.Workbook, (await FixtureFile.Sniff(Book([Row(1, "voornaam", "plaats")], doctype))).Problem);

    [Fact]
    public async Task A_workbook_that_unpacks_to_far_too_much_is_refused_before_it_is_unpacked()
    {
        var bomb = Book([Row(1, "voornaam", "plaats")], more: archive => Fill(archive, "xl/media/picture.png", 40));
        Assert.InRange(bomb.Length, 1, 100_000);
        Assert.Equal(FileProblem.Workbook, (await FixtureFile.Sniff(bomb)).Problem);
    }

    [Fact]
    public async Task A_workbook_that_lies_about_its_size_is_not_unpacked_any_further()
    {
        var bomb = Book([Row(1, "voornaam", "plaats")], more: archive => Fill(archive, "xl/sharedStrings.xml", 40));

        // In the directory of the archive and before the part itself.
        var (size, small) = (BitConverter.GetBytes(40 * 1024 * 1024), BitConverter.GetBytes(4096));
        for (var at = bomb.AsSpan().IndexOf(size); at >= 0; at = bomb.AsSpan().IndexOf(size))
        {
            small.CopyTo(bomb, at);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(FileProblem.Workbook, (await FixtureFile.Sniff(bomb)).Problem);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 20 * 1024 * 1024);
    }

    [Fact]
    public async Task A_row_that_says_it_is_far_away_keeps_nobody_busy()
    {
        var content = Book(Row(1, "voornaam", "plaats") + Row(2, "Anna", "Goes") + Row(2_000_000_000, "Ben", "Gent"));
        using var reader = (await FixtureFile.Sniff(content)).Format!.Open(new MemoryStream(content));
        Assert.Equal(["voornaam|plaats", "Anna|Goes"], await CsvReaderTests.Rows(reader));
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row")]
    [InlineData("xl/workbook.xml", "nothing")]
    [InlineData("[Content_Types].xml", "")]
    public async Task A_broken_part_is_no_more_than_a_refusal(string part, string text)
    {
        var content = Book([Row(1, "voornaam", "plaats")], more: archive =>
        {
            archive.GetEntry(part)!.Delete();
            Write(archive, part, text);
        });
        var sniffed = await FixtureFile.Sniff(content);
        Assert.True(sniffed.Problem is FileProblem.Workbook or FileProblem.Empty || part[0] == '[', $"{sniffed}");
    }

    private static string Told(ClientRow row) => string.Join('|', typeof(ClientRow).GetProperties()
        .Where(property => property.Name is not ("Line" or "Problems" or "Labels")).Select(property => $"{property.Name}={property.GetValue(row)}"));

    private static string Row(int number, params string[] cells)
        => $"<row r=\"{number}\">{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    private static byte[] Book(params string[] sheets) => Book(sheets, "");

    private static byte[] Book(string[] sheets, string doctype = "", Action<ZipArchive>? more = null)
    {
        using var whole = new MemoryStream();
        using (var archive = new ZipArchive(whole, ZipArchiveMode.Update, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, sheets.Length).ToList();
            Write(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Write(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + string.Concat(numbers.Select(number => $"<sheet name=\"S{number}\" sheetId=\"{number}\" r:id=\"r{number}\"/>")) + "</sheets></workbook>");
            Write(archive, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(numbers.Select(number => $"<Relationship Id=\"r{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))
                + "</Relationships>");
            numbers.ForEach(number => Write(archive, $"xl/worksheets/sheet{number}.xml", $"{doctype}<worksheet xmlns=\"{Main}\"><sheetData>{sheets[number - 1]}</sheetData></worksheet>"));
            more?.Invoke(archive);
        }

        return whole.ToArray();
    }

    private static void Write(ZipArchive archive, string part, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(part).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    /// <summary>Megabytes of nothing but spaces.</summary>
    private static void Fill(ZipArchive archive, string part, int megabytes)
    {
        using var stream = archive.CreateEntry(part).Open();
        var block = new byte[1024 * 1024];
        block.AsSpan().Fill((byte)' ');
        for (var written = 0; written < megabytes; written++)
        {
            stream.Write(block);
        }
    }
}
