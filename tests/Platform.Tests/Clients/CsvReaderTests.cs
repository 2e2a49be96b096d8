using Platform.Clients.Importing;

namespace Platform.Tests.Clients;

public class CsvReaderTests
{
    [Theory]
    [InlineData("a;b\r\nc;d\r\n", "a|b", "c|d")]
    [InlineData("a;b\nc;d", "a|b", "c|d")]
    [InlineData("a;b\rc;d\r", "a|b", "c|d")]
    [InlineData("\"Piet \"\"PJ\"\"\";\"Smit; senior\"", "Piet \"PJ\"|Smit; senior")]
    [InlineData("\"een\r\ntwee\";b\r\nc;d", "een\r\ntwee|b", "c|d")]
    [InlineData("\"\";\"\"\n;\n", "|", "|")]
    [InlineData("a;b\n\n\r\nc;d\n\n", "a|b", "c|d")]
    [InlineData("a;\"b \"c\" d\";e", "a|b \"c\" d|e")]
    [InlineData("a;b \"c\";d", "a|b \"c\"|d")]
    [InlineData("a;b;;;\n", "a|b|||")]
    [InlineData("\"\"\"\"\n", "\"")]
    [InlineData("a;\"b\"", "a|b")]
    public async Task Fields_are_read(string text, params string[] rows)
    {
        using var reader = new CsvReader(new StringReader(text), ';');

        Assert.Equal(rows, await Rows(reader));
    }

    [Fact]
    public async Task Rows_do_not_change_with_where_the_buffer_ends()
    {
        const string Text = "a;\"b\"\"c\"\r\n\"d\r\ne\";f\r\n\r\ng;h";
        using var whole = new CsvReader(new StringReader(Text), ';');
        var expected = await Rows(whole);
        for (var before = 0; before < Text.Length + 5; before++)
        {
            var filling = new string('x', (64 * 1024) - 4 - before) + ";y\r\n";
            using var padded = new CsvReader(new StringReader(filling + Text), ';');

            Assert.Equal(expected, (await Rows(padded)).Skip(1));
        }
    }

    [Fact]
    public async Task Row_and_line_differ_after_a_line_break_in_a_field()
    {
        using var reader = new CsvReader(new StringReader("h;i\n\"a\nb\";c\n\nd;e\n"), ';');
        var places = new List<(int Row, int Line)>();
        while (await reader.Read(TestContext.Current.CancellationToken))
        {
            places.Add((reader.Row, reader.Line));
        }

        Assert.Equal([(0, 1), (1, 2), (2, 5)], places);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_one_row()
    {
        using var reader = new CsvReader(new StringReader("a;b\n\"c;d\ne;f\n"), ';');
        var faults = await Faults(reader);

        Assert.Equal([RowFault.None, RowFault.UnclosedQuote, RowFault.None], faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public async Task A_row_beyond_all_measure_is_skipped(string before)
    {
        var text = $"a;b\n{before}{new string('x', 5 * CsvReader.LongestRow)}\r\nc;d\n";
        using var reader = new CsvReader(new StringReader(text), ';');
        var faults = await Faults(reader);

        Assert.Equal([RowFault.None, RowFault.TooLong, RowFault.None], faults);
        Assert.Equal(3, reader.Line);
    }

    [Fact]
    public async Task A_long_field_is_read_whole()
    {
        var note = new string('x', CsvReader.LongestRow - 100);
        using var reader = new CsvReader(new StringReader($"a;b\n\"{note}\";c\nd;e"), ';');

        Assert.Equal(["a|b", $"{note}|c", "d|e"], await Rows(reader));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+31612345678")]
    [InlineData("-5")]
    [InlineData("@anna")]
    [InlineData("'=1")]
    [InlineData("'s-Hertogenbosch")]
    [InlineData("Anna")]
    [InlineData("")]
    public void A_guarded_formula_comes_back_unchanged(string cell)
    {
        var guarded = FormulaGuard.Protect(cell);

        Assert.True(guarded is not ['=' or '+' or '-' or '@', ..]);
        Assert.Equal(cell, FormulaGuard.Strip(guarded).ToString());
    }

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch")]
    [InlineData("'t Hart", "'t Hart")]
    [InlineData("'", "'")]
    public void Only_the_apostrophe_of_a_guard_is_taken_off(string cell, string value) =>
        Assert.Equal(value, FormulaGuard.Strip(cell).ToString());

    internal static async Task<List<string>> Rows(RowSource reader)
    {
        var rows = new List<string>();
        while (await reader.Read(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.Count).Select(index => reader[index].ToString())));
        }

        return rows;
    }

    private static async Task<List<RowFault>> Faults(RowSource reader)
    {
        var faults = new List<RowFault>();
        while (await reader.Read(TestContext.Current.CancellationToken))
        {
            faults.Add(reader.Fault);
        }

        return faults;
    }
}
