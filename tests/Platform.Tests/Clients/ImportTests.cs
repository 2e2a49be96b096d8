using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class ImportTests(SalonApp app)
{
    private static readonly string[] Family = ["Anna;Berg;a@example.org;", "Ben;Berg;a@example.org;"];

    [Fact]
    public async Task A_program_imports_the_file_of_another_system_from_end_to_end()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());

        var id = await import.Read(ImportSteps.Fixture("salonized.csv"));
        var read = await import.Get(id);
        Assert.Equal(("ready", "Salonized", 40), (read.GetProperty("state").GetString(), read.GetProperty("system").GetString(), read.GetProperty("rows").GetInt32()));
        Assert.Equal("firstName", read.GetProperty("columns")[1].GetProperty("field").GetString());
        Assert.Equal(3, read.GetProperty("columns")[1].GetProperty("samples").GetArrayLength());

        Assert.Equal("checked: 40 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "dry-run")));
        Assert.Empty(await Clients(salon));

        var done = await import.Do(id, "run");
        Assert.Equal("done: 40 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(done));
        Assert.Equal(1, done.GetProperty("progress").GetDouble());
        var clients = await Clients(salon);
        var berg = clients.Single(client => client.SourceId == "50002");
        Assert.Equal(("José van den Berg", "klant2@example.org", "+31612345679"), (berg.DisplayName, berg.Email, berg.Mobile));
        Assert.Equal((new DateTime(2021, 2, 3), "import"), (berg.CreatedAt.Date, berg.Source));
        Assert.Contains("\"totalSpent\":4550", berg.ImportedFigures, StringComparison.Ordinal);
        Assert.Contains(clients, client => client.DisplayName == "Sanne van der Sluis");
    }

    [Fact]
    public async Task The_owner_imports_a_file_of_the_page()
    {
        await using var alone = await app.Another();
        var salon = await alone.Open();
        var browser = await salon.SignIn();

        await browser.Get("/settings");
        Assert.NotNull(browser.Page.QuerySelector("a[href$='/settings/import']"));
        await browser.Get("/settings/import");
        using var form = ImportSteps.Form(ImportSteps.Fixture("nl-lijst-1252.csv"));
        await browser.PostFile("/settings/import", form);
        var page = browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("Bestand doornemen", browser.Text, StringComparison.Ordinal);

        await alone.Settle();
        await browser.Get(page);
        Assert.Contains("José", browser.Text, StringComparison.Ordinal);
        Assert.Equal("firstName", browser.Page.QuerySelector("select[name=Field-0] option[selected]")!.GetAttribute("value"));
        await browser.Post(page, browser.Page.QuerySelectorAll("select[name]").ToDictionary(
            select => select.GetAttribute("name")!, select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""));
        Assert.Contains("Je kunt deze pagina verlaten", browser.Text, StringComparison.Ordinal);

        await alone.Settle();
        await browser.Get(page);
        Assert.Contains("6 nieuw, 0 aangevuld, 0 overgeslagen, 0 fout", browser.Text, StringComparison.Ordinal);
        await browser.Post($"{page}/run", []);
        await alone.Settle();
        await browser.Get(page);
        Assert.Contains("De klanten staan in je lijst", browser.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Anna", "Ayse Çelik", "Fleur d'Ancona", "José Müller", "Piet Smit; senior", "Zoë van den Berg"],
            (await Clients(salon)).Select(client => client.DisplayName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CL_47_a_file_meets_the_main_card_in_rows_about_a_card_that_was_merged_away()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        const string Text = "klantnummer;voornaam;plaats\n1;Anna;Goes\n2;Annie;\n";
        await import.ImportText(Text);
        var ids = (await api.Items("clients")).ToDictionary(client => client.GetProperty("firstName").GetString()!, client => client.GetProperty("id").GetGuid());
        var merge = await api.Make("clients/merge", new { mainId = ids["Anna"], otherIds = new[] { ids["Annie"] } });
        Assert.Equal("done: 0 new, 0 filled, 2 skipped, 0 wrong", ImportSteps.Counts(await import.ImportText(Text)));
        Assert.Equal("done: 0 new, 1 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.ImportText("klantnummer;voornaam;email\n2;Annie;anna@example.org\n")));
        Assert.Equal(["Anna"], await api.Names("q=anna@example.org"));
        await api.PostAsync($"merges/{merge}/undo", null);
        Assert.Equal("done: 0 new, 0 filled, 2 skipped, 0 wrong", ImportSteps.Counts(await import.ImportText(Text)));
        Assert.Equal(["Anna", "Annie"], await api.Names(""));
    }

    [Fact]
    public async Task I7_the_same_file_again_makes_nobody_new()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        await import.Import(ImportSteps.Fixture("salonized.csv"));

        Assert.Equal("done: 0 new, 0 filled, 40 skipped, 0 wrong", ImportSteps.Counts(await import.Import(ImportSteps.Fixture("salonized.csv"))));
        Assert.Equal(40, (await Clients(salon)).Count);
        Assert.Equal(2, await Notes(salon));
    }

    [Fact]
    public async Task A_row_fills_what_is_empty_on_the_card_it_meets_and_changes_nothing_else()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        await import.ImportText("voornaam;achternaam;email;plaats;notitie\nAnna;Berg;a@example.org;;");

        var id = await import.ReadText("voornaam;achternaam;email;mobiel;plaats;notitie\nanna;BERG;A@example.org;0612345678;Goes;Belt liever\nANNA;Berg;;0612345678;Gent;");
        Assert.Equal("checked: 0 new, 1 filled, 1 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "dry-run")));
        Assert.Equal("done: 0 new, 1 filled, 1 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "run")));
        var anna = Assert.Single(await Clients(salon));
        Assert.Equal(("Anna Berg", "a@example.org", "+31612345678", "Goes"), (anna.DisplayName, anna.Email, anna.Mobile, anna.City));
        Assert.Equal(1, await Notes(salon));
    }

    [Fact]
    public async Task CL_53_a_workbook_comes_in_like_the_text_file_of_the_same_list()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        await import.Import(ImportSteps.Fixture("salonized.csv"));

        Assert.Equal("done: 0 new, 0 filled, 40 skipped, 0 wrong", ImportSteps.Counts(await import.Import(ImportSteps.Fixture("salonized.xlsx"))));

        var fresha = await import.Do(await import.Read(ImportSteps.Fixture("fresha.xlsx"), "fresha.xlsx"), "run");
        Assert.Equal("done: 3 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(fresha));
        Assert.Equal("1985-03-12", (await Clients(salon)).Single(client => client.SourceId == "70001").BirthDate);
        Assert.Contains("ben.example.org;", await api.GetStringAsync($"imports/{fresha.GetProperty("id")}/errors.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_27_the_address_book_of_a_telephone_comes_in_and_comes_in_once()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        var book = await import.Read(ImportSteps.Fixture("adresboek-30.vcf"), "contacten.vcf");
        Assert.Equal("done: 2 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Do(book, "run")));

        Assert.Equal("done: 0 new, 0 filled, 2 skipped, 0 wrong", ImportSteps.Counts(await import.Import(ImportSteps.Fixture("adresboek-30.vcf"))));
        Assert.Contains("Anna van den Berg", (await Clients(salon)).Select(client => $"{client.FirstName} {client.Infix} {client.LastName}"));
    }

    [Fact]
    public async Task Rows_of_one_file_meet_each_other()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());

        var id = await import.ReadText("klantnummer;voornaam;email;mobiel\n7;Anna;a@example.org;\n;Anna;a@example.org;0612345678\n7;Annie;;\n;Anna;;0612345678");

        Assert.Equal("checked: 1 new, 1 filled, 2 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "dry-run")));
        Assert.Equal("done: 1 new, 1 filled, 2 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "run")));
        Assert.Equal("+31612345678", Assert.Single(await Clients(salon)).Mobile);
    }

    [Fact]
    public async Task Who_only_shares_an_address_is_another_client_and_is_pointed_out()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);

        var id = await import.ReadText("voornaam;achternaam;email;mobiel\n" + string.Join('\n', Family));
        Assert.Equal("done: 2 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Do(id, "run")));

        var errors = await api.GetStringAsync($"imports/{id}/errors.csv");
        Assert.Contains("Ben;Berg;a@example.org;;2;", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_systems_number_is_not_ours()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        await import.Import(ImportSteps.Fixture("salonized.csv"));

        var again = await import.ImportText("voornaam;achternaam;klantnummer\nIemand;Anders;50002");
        Assert.Equal("done: 1 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(again));
    }

    [Fact]
    public async Task A_person_says_what_a_column_is()
    {
        var salon = await app.Open();
        var import = new ImportSteps(app, await salon.Api());
        var id = await import.ReadText("wie;waar\nAnna Berg;Goes");

        using var refused = await (await salon.Api()).PostAsync($"imports/{id}/run", null);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var twice = await import.Map(id, new { index = 0, field = "fullName" }, new { index = 1, field = "fullName" });
        Assert.True(twice.GetProperty("errors").TryGetProperty("field-1", out _));
        await import.Map(id, new { index = 0, field = "fullName" }, new { index = 1, field = "city" });

        await import.Do(id, "run");
        var anna = Assert.Single(await Clients(salon));
        Assert.Equal(("Anna", "Berg", "Goes"), (anna.FirstName, anna.LastName, anna.City));
    }

    [Fact]
    public async Task A_broken_file_gives_what_is_good_and_a_file_of_the_rest()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var import = new ImportSteps(app, api);
        var id = await import.Read(ImportSteps.Fixture("broken.csv"));

        var counts = ImportSteps.Counts(await import.Do(id, "dry-run"));
        Assert.Equal("checked: 7 new, 0 filled, 2 skipped, 6 wrong", counts);
        Assert.Equal(counts.Replace("checked", "done", StringComparison.Ordinal), ImportSteps.Counts(await import.Do(id, "run")));

        var errors = await api.GetByteArrayAsync($"imports/{id}/errors.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], errors[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(errors[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(";Importrij;Wat er mis is", lines[0], StringComparison.Ordinal);
        Assert.Contains("meer of minder kolommen", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.StartsWith('=') || line.Contains(";=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_one_run_at_a_time_and_no_step_twice()
    {
        // Its own: elsewhere the work would be done as soon as any test settles.
        await using var alone = await app.Another();
        var api = await (await alone.Open()).Api();
        var import = new ImportSteps(alone, api);
        var (first, second) = (await import.ReadText("voornaam;plaats\nAnna;Goes"), await import.ReadText("voornaam;plaats\nBen;Goes"));

        Assert.Equal(HttpStatusCode.Accepted, (await api.PostAsync($"imports/{first}/run", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{first}/run", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{second}/run", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await api.PostAsync($"imports/{first}/cancel", null)).StatusCode);
        Assert.Equal("done: 1 new, 0 filled, 0 skipped, 0 wrong", ImportSteps.Counts(await import.Do(second, "run")));
        Assert.Equal("cancelled", (await import.Get(first)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"imports/{first}/run", null)).StatusCode);
    }

    [Fact]
    public async Task Only_those_who_may_import_come_in_and_another_salons_import_is_not_there()
    {
        var (here, there) = (await app.Open(), await app.Open());
        var id = await new ImportSteps(app, await there.Api()).ReadText("voornaam;plaats\nAnna;Goes");
        var (owner, reception) = (await here.Api(), await here.Api(Role.Reception));

        Assert.Equal(HttpStatusCode.Forbidden, (await new ImportSteps(app, reception).Upload([65])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reception.GetAsync($"imports/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"imports/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"imports/{id}/errors.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.PostAsync($"imports/{id}/run", null)).StatusCode);
    }

    private static async Task<List<Client>> Clients(Salon salon)
    {
        await using var scope = salon.Scope();
        return await scope.ServiceProvider.GetRequiredService<ClientsDb>().Clients.AsNoTracking().ToListAsync();
    }

    private static async Task<int> Notes(Salon salon)
    {
        await using var scope = salon.Scope();
        return await scope.ServiceProvider.GetRequiredService<ClientsDb>().Notes.CountAsync();
    }
}
