using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Clients.Importing;
using Platform.Kernel.Jobs;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ImportUploadTests(SalonApp app)
{
    public static TheoryData<string, byte[], string, string> BadFiles() => new()
    {
        { "leeg.csv", [], "file", "Het bestand is leeg." },
        { "foto.csv", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "file", "Dit is geen klantenlijst" },
        { "klanten.xlsx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "file", "sla het op als CSV" },
        { "klanten.csv", [0xEF, 0xBB, 0xBF, (byte)'a', (byte)';', 0xC3, 0x28, (byte)'\n'], "file", "De letters in het bestand" },
        { "klanten.csv", Encoding.UTF8.GetBytes("voornaam\nAnna\nBen"), "delimiter", "Kies het scheidingsteken" },
        { "klanten.csv", new byte[(50 * 1024 * 1024) + 1], "file", "groter dan 50 MB" },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_is_no_list_gets_its_message_and_leaves_nothing(string name, byte[] content, string field, string message)
    {
        var salon = await app.Open();
        var api = await salon.Api();
        api.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");

        using var answer = await new ImportSteps(app, api).Upload(content, name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await ImportSteps.Json(answer)).GetProperty("errors");
        Assert.Contains(message, errors.GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        await NothingStays(salon);
    }

    [Fact]
    public async Task The_page_says_it_at_the_field()
    {
        var salon = await app.Open();
        var browser = await salon.SignIn();
        await browser.Get("/settings/import");

        using var form = ImportSteps.Form([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]);
        await browser.PostFile("/settings/import", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("sla het op als CSV", browser.Page.QuerySelector("#File-message")!.TextContent, StringComparison.Ordinal);
        await NothingStays(salon);
    }

    [Fact]
    public async Task Nothing_chosen_is_a_message_too()
    {
        var salon = await app.Open();
        using var empty = new MultipartFormDataContent { { new StringContent(""), "delimiter" } };

        using var answer = await (await salon.Api()).PostAsync("imports", empty);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        await NothingStays(salon);
    }

    [Fact]
    public async Task A_person_may_say_that_one_column_is_right()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());

        using var answer = await import.Upload(Encoding.UTF8.GetBytes("voornaam\nAnna\nBen"), delimiter: "semicolon");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.Settle();
        var id = (await ImportSteps.Json(answer)).GetProperty("id").GetString()!;
        Assert.Equal("done: 2 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "run")));
    }

    [Fact]
    public async Task A_heading_that_comes_twice_is_reported()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());

        var read = await import.Get(await import.Read(ImportSteps.Fixture("broken.csv")));

        Assert.Contains(read.GetProperty("columns").EnumerateArray(), column => column.GetProperty("isRepeated").GetBoolean());
    }

    [Fact]
    public async Task A_file_goes_30_days_after_its_import_has_ended_and_what_it_said_goes_too()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var api = await salon.Api();
        var import = new ImportSteps(alone, api);
        var done = (await import.Import(ImportSteps.Fixture("broken.csv"))).GetProperty("id").GetString();
        var never = await import.ReadText("voornaam;plaats\nAnna;Goes");
        await Forget(alone, 29);
        Assert.Equal(2, Files(alone, salon));

        await Forget(alone, 2);

        Assert.Equal(0, Files(alone, salon));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"imports/{done}/errors.csv")).StatusCode);
        Assert.Equal("done", (await import.Get(done!)).GetProperty("state").GetString());
        Assert.Equal("cancelled", (await import.Get(never)).GetProperty("state").GetString());
        await using var scope = salon.Scope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<ClientsDb>().Problems.CountAsync());
    }

    private static async Task Forget(SalonApp app, int days)
    {
        app.Clock.Advance(TimeSpan.FromDays(days));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EachSalon<ForgetImportedFiles>>().Run(default);
    }

    private static int Files(SalonApp app, Salon salon)
    {
        var folder = Path.Combine(app.Services.GetRequiredService<IConfiguration>()["Data:Folder"]!, "files", $"{salon.Tenant.Id}");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count() : 0;
    }

    private async Task NothingStays(Salon salon)
    {
        await using var scope = salon.Scope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<ClientsDb>().Imports.CountAsync());
        var folder = Path.Combine(app.Services.GetRequiredService<IConfiguration>()["Data:Folder"]!, "files", $"{salon.Tenant.Id}");
        Assert.False(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any());
    }
}
