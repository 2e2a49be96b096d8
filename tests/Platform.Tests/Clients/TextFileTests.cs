using System.Text;
using Platform.Clients.Importing;

namespace Platform.Tests.Clients;

public class TextFileTests
{
    private const string People = "voornaam;plaats\r\nJosé Müller;’s-Hertogenbosch\r\nZoë;€ 5\r\nÇelik;Gent\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Accents_survive_every_encoding(string name)
    {
        var content = Encode(name);
        var sniffed = await FixtureFile.Sniff(content);

        using var reader = sniffed.Format!.Open(new MemoryStream(content));
        Assert.Null(sniffed.Problem);
        Assert.Equal(
            ["voornaam|plaats", "José Müller|’s-Hertogenbosch", "Zoë|€ 5", "Çelik|Gent"], await CsvReaderTests.Rows(reader));
    }

    [Fact]
    public async Task The_only_accent_may_stand_at_the_very_end()
    {
        var rows = string.Concat(Enumerable.Repeat("Anna;Utrecht\r\n", 20_000));
        var content = FileEncoding.Windows1252.ToEncoding().GetBytes("voornaam;plaats\r\n" + rows + "Zoë;Gent\r\n");

        Assert.Equal(FileEncoding.Windows1252, (await FixtureFile.Sniff(content)).Format!.Encoding);
    }

    [Fact]
    public async Task A_character_may_stand_across_two_blocks()
    {
        var content = Encoding.UTF8.GetBytes("naam;plaats\n" + new string('a', TextFile.BlockLength - 13) + "é;Gent\n");

        Assert.Equal(FileEncoding.Utf8, (await FixtureFile.Sniff(content)).Format!.Encoding);
    }

    [Theory]
    [InlineData("", "Empty")]
    [InlineData(" \r\n\r\n ", "Empty")]
    [InlineData("%PDF-1.7 naam;plaats", "NotText")]
    [InlineData("PK\u0003\u0004 naam;plaats", "Workbook")]
    [InlineData("naam;plaats\nAnna\0;Gent", "NotText")]
    public async Task What_is_no_list_is_refused(string content, string problem)
    {
        var sniffed = await FixtureFile.Sniff(Encoding.Latin1.GetBytes(content));

        Assert.Equal(problem, sniffed.Problem.ToString());
        Assert.Null(sniffed.Format);
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "Workbook")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "NotText")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41 }, "UnknownEncoding")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xDC, 0x41, 0x00 }, "UnknownEncoding")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x41, 0xE9, 0x42 }, "UnknownEncoding")]
    [InlineData(new byte[] { 0x41, 0x00, 0x3B, 0x00, 0x42, 0x00 }, "NotText")]
    public async Task Bytes_that_are_no_text_are_refused(byte[] content, string problem) =>
        Assert.Equal(problem, (await FixtureFile.Sniff(content)).Problem.ToString());

    [Theory]
    [InlineData("a;b;c\n1;2,5;3\n1;2,5;3", ';')]
    [InlineData("a,b,c\n1,\"x;y;z\",3\n", ',')]
    [InlineData("a\tb\n1, 2\t3\n", '\t')]
    [InlineData("a|b|c\n1|2|3\n", '|')]
    [InlineData("straat, nr;plaats;land\nKerkweg, 4;Gent;BE\nMarkt 1;Goes;NL", ';')]
    [InlineData("\"a;b\",\"c;d\"\n1,2", ',')]
    [InlineData("sep=|\na;b|c\n", '|')]
    [InlineData("SEP=,\r\na;b,c\n", ',')]
    public async Task The_delimiter_is_found(string text, char delimiter) =>
        Assert.Equal(delimiter, (await FixtureFile.Sniff(Encoding.UTF8.GetBytes(text))).Format!.Delimiter);

    [Fact]
    public async Task One_column_is_read_but_asked_about()
    {
        var sniffed = await FixtureFile.Sniff("naam\nAnna\nPiet\n"u8.ToArray());

        Assert.Equal(FileProblem.OneColumn, sniffed.Problem);
        Assert.NotNull(sniffed.Format);
    }

    private static byte[] Encode(string name)
    {
        var encoding = name switch
        {
            "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            "windows-1252" => FileEncoding.Windows1252.ToEncoding(),
            _ => new UTF8Encoding(name == "utf-8 with mark"),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(People)];
    }
}
