using Platform.Clients.Importing;

namespace Platform.Tests.Clients;

/// <summary>Reads a file of the Fixtures folder, or bytes, the way an import does.</summary>
internal static class FixtureFile
{
    public static readonly DateOnly Today = new(2026, 5, 20);

    public static Stream Open(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static async Task<SniffedFile> Sniff(byte[] content) =>
        await ClientFile.Sniff(new MemoryStream(content), TestContext.Current.CancellationToken);

    public static async Task<SniffedFile> Sniff(string name)
    {
        await using var file = Open(name);
        return await ClientFile.Sniff(file, TestContext.Current.CancellationToken);
    }

    public static async Task<FileSurvey> Survey(string name)
    {
        var sniffed = await Sniff(name);
        using var reader = sniffed.Format!.Open(Open(name));
        return await FileSurvey.Read(reader, [], TestContext.Current.CancellationToken);
    }

    public static async Task<FileSurvey> SurveyText(string text)
    {
        using var reader = new CsvReader(new StringReader(text), ';');
        return await FileSurvey.Read(reader, [], TestContext.Current.CancellationToken);
    }

    public static async Task<List<ClientRow>> Rows(string name, string country = "NL")
    {
        var sniffed = await Sniff(name);
        var mapping = ImportMapping.Suggest(await Survey(name));
        using var reader = sniffed.Format!.Open(Open(name));
        return await Rows(reader, mapping, country);
    }

    /// <param name="text">A header and rows, with semicolons.</param>
    public static async Task<List<ClientRow>> RowsOfText(string text, string country = "NL")
    {
        var mapping = ImportMapping.Suggest(await SurveyText(text));
        using var reader = new CsvReader(new StringReader(text), ';');
        return await Rows(reader, mapping, country);
    }

    public static async Task<List<ClientRow>> Rows(RowSource reader, ImportMapping mapping, string country)
    {
        await reader.Read(TestContext.Current.CancellationToken);
        var rowReader = new RowReader(mapping, country, Today, []);
        var rows = new List<ClientRow>();
        while (await reader.Read(TestContext.Current.CancellationToken))
        {
            rows.Add(rowReader.Read(reader));
        }

        return rows;
    }
}
