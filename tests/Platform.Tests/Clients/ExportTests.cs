using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Platform.Clients.Exporting;
using Platform.Clients.Importing;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ExportTests(SalonApp app)
{
    private const string Address = "exports/clients.csv";

    [Fact]
    public async Task CL_54_importing_an_unchanged_export_changes_nothing()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        await import.Import(ImportSteps.Fixture("salonized.csv"));
        await import.Import(ImportSteps.Fixture("nl-lijst-1252.csv"));
        await api.Register(new { firstName = "Bo" });
        await api.Register(new
        {
            firstName = "=1+1", lastName = "Smit; \"senior\"", email = "bo@voorbeeld.example", mobile = "0612345678", birthDate = "--03-12",
            address = new { street = "'s Gravelandseweg", number = "12", addition = "a", postcode = "1234 AB", city = "'s-Hertogenbosch" },
        });
        await app.Settle();
        var (before, cards, history) = (await Export(api), await Cards(salon), await Lines(salon));

        var again = await import.Import(before);
        Assert.Equal(0, again.GetProperty("created").GetInt32() + again.GetProperty("updated").GetInt32() + again.GetProperty("failed").GetInt32());
        Assert.Equal(cards, await Cards(salon));
        Assert.Equal(history, await Lines(salon));
        Assert.Equal(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(await Export(api)));
    }

    [Fact]
    public async Task CL_30_CL_31_CL_54_billing_and_shipping_go_out_and_come_in_whole()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var (api, there) = (await salon.Api(), await other.Api());
        var anna = (await api.Register(new
        {
            firstName = "Anna", lastName = "Berg", kind = "business", company = "Berg BV", vatNumber = "NL123456789B01",
            billing = new
            {
                name = "Boekhouding", email = "facturen@berg.example", street = "Kerkstraat", number = "12", addition = "a", postcode = "4461 AB",
                city = "Goes", region = "Zeeland", country = "IT", taxCode = "TX-1", pec = "pec@berg.example", sdi = "ABC1234",
            },
            shipping = new { name = "Magazijn; achter", street = "Havenweg", number = "3", city = "Gent", postcode = "9000", country = "BE" },
        })).Id();
        await api.Register(new { firstName = "Bo" });
        var file = await Export(api);

        // In another salon the card is the same, part by part.
        await new ImportSteps(app, there).Import(file);
        var (before, after) = (await api.Read($"clients/{anna}"), (await there.Read("clients?q=berg"))["items"]!.AsArray().Single()!.AsObject());
        Assert.All(["billing", "shipping", "company", "vatNumber", "kind"], part => Assert.Equal(before[part]!.ToJsonString(), after[part]!.ToJsonString()));

        // Taken back here, an import fills the card again, and undoing that empties it.
        var answer = await api.Change(anna, new { billing = (object?)null, shipping = (object?)null, version = 1 });
        Assert.False(answer.ContainsKey("billing"));
        var import = new ImportSteps(app, api);
        var run = await import.Import(file);
        Assert.Equal(1, run.GetProperty("updated").GetInt32());
        var filled = await api.Read($"clients/{anna}");
        Assert.All(["billing", "shipping"], part => Assert.Equal(before[part]!.ToJsonString(), filled[part]!.ToJsonString()));
        Assert.Equal(0, (await import.Import(await Export(api))).GetProperty("updated").GetInt32());
        await import.Do(run.GetProperty("id").GetString()!, "undo");
        Assert.False((await api.Read($"clients/{anna}")).ContainsKey("billing"));
    }

    [Fact]
    public async Task CL_54_labels_lists_and_consents_stand_in_the_file()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await new ImportSteps(app, api).ImportText("voornaam;e-mail;labels;nieuwsbrief\nAnna;anna@voorbeeld.example;VIP, Student;ja\n");
        await app.Settle();
        var lines = Encoding.UTF8.GetString(await Export(api)).Split("\r\n");
        var row = lines[0].TrimStart('\uFEFF').Split(';').Zip(lines[1].Split(';')).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.Equal(("Anna", "Student, VIP", "Given", "Import"), (row["Voornaam"], row["Labels"], row["Toestemming mail"], row["Toestemming mail via"]));
        Assert.NotEmpty(row["Nieuwsbrieflijsten"]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task The_page_exports_whom_the_list_shows_and_writes_down_that_it_did()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await api.Add("Anna", "Jansen");
        await api.Add("Bram", "Smit");
        var browser = await salon.SignIn();
        await browser.Get("/clients");
        await browser.Post("/clients/export?q=jansen", []);
        var text = await browser.Last.Content.ReadAsStringAsync();
        Assert.Contains("Jansen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Smit", text, StringComparison.Ordinal);
        await app.Settle();
        await browser.Get("/history");
        Assert.Contains("exporteerde 1 klanten naar een bestand", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PE_01_only_the_owner_takes_clients_along_and_only_those_of_the_salon()
    {
        var (here, there) = (await app.Open(), await app.Open());
        await (await there.Api()).Add("Kanarie");
        Assert.DoesNotContain("Kanarie", Encoding.UTF8.GetString(await Export(await here.Api())), StringComparison.Ordinal);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Owner))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await here.Api(role)).GetAsync(Address)).StatusCode);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void An_import_knows_every_head_of_the_file_again(string language)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var texts = services.GetRequiredService<IStringLocalizer<ImportText>>();
        foreach (var column in ExportColumn.All)
        {
            var known = HeaderAliases.Find(texts[column.Name]);
            Assert.Equal(column.Name, known is { } field ? $"Field-{FieldCode.Of(field)}" : column.Name.StartsWith("Export", StringComparison.Ordinal) ? column.Name : null);
        }
    }

    private static async Task<byte[]> Export(HttpClient api) => await api.GetByteArrayAsync(Address);

    private Task<IReadOnlyList<string>> Cards(Salon salon) => Rows<Platform.Clients.Client>(salon);

    private Task<IReadOnlyList<string>> Lines(Salon salon) => Rows<Platform.History.HistoryEntry>(salon);

    private Task<IReadOnlyList<string>> Rows<T>(Salon salon)
    {
        var tables = new Tables(app);
        return tables.Read($"SELECT * FROM {tables.NameOf<T>()} WHERE tenant_id = {salon.Tenant.Id} ORDER BY id");
    }
}
