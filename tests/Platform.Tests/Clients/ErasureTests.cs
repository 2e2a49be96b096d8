using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients.Erasing;
using Platform.Kernel.Files;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Being forgotten: by everything, at once, for good.</summary>
[Trait("Needs", "Database")]
public sealed class ErasureTests(SalonApp shared)
{
    private const string Email = "zwaantje@quastenborg.example";

    /// <summary>What must not be found anywhere afterwards.</summary>
    private static readonly string[] Traces = ["Zwaantje", "Quastenborg", "quastenborg", "Zwanie", "600099887", "Gaat op reis"];

    [Fact]
    public async Task R21_D_09_PR_05_F_25_after_erasing_nothing_of_a_client_is_found_in_the_database_or_in_files()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var import = new ImportSteps(app, api);
        await import.ImportText($"voornaam;achternaam;email;mobiel;labels;nieuwsbrief;notitie\nZwaantje;Quastenborg;{Email};0600099887;zwanen;ja;Gaat op reis\nBram;Bos;;;;;\n");
        var id = await IdOf(api, "Zwaantje Quastenborg");
        await api.Merge(id, [await api.Add("Zwanie", "Quastenborg", "zwanie@quastenborg.example")]);
        await api.PostAsJsonAsync($"clients/{id}/notes", new { text = "Zwanie belde" });
        await salon.SwitchLogin(id, true);
        await app.Settle();
        var client = salon.Visit();
        var link = SentMails.LinkIn(app.Mails.To(Email)[^1]);
        await client.Get(link);
        await client.Post(link, new() { ["Password"] = Salon.Password });
        await api.PatchAsync($"clients/{id}", JsonContent.Create(new { city = "Goes", version = (await api.Read($"clients/{id}"))["version"]!.GetValue<int>() }));
        await app.Settle();
        await client.Get("/portal");
        Assert.EndsWith("/portal", client.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var before = string.Join('\n', await new Tables(app).Dump());
        Assert.All(Traces, trace => Assert.Contains(trace, before, StringComparison.Ordinal));

        await owner.Get($"/clients/{id}/erase");
        await owner.Post($"/clients/{id}/erase", new() { ["IsSure"] = "true" });
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"clients/{id}")).StatusCode);
        Assert.Equal(["Bram Bos"], await api.Names(""));
        await app.Settle();

        Assert.DoesNotContain(await new Tables(app).Dump(), row => Traces.Any(trace => row.Contains(trace, StringComparison.Ordinal)));
        var folder = app.Services.GetRequiredService<DataFolder>().Path;
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories),
            file => Traces.Any(trace => File.ReadAllText(file).Contains(trace, StringComparison.Ordinal)));
        Assert.DoesNotContain(app.Log.All, line => Traces.Any(trace => line.Contains(trace, StringComparison.Ordinal)));
        await client.Get("/portal");
        Assert.EndsWith("/sign-in", client.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        await owner.Get("/history");
        Assert.Contains("wiste een klant", owner.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_09_erasing_takes_the_photos_out_of_the_store_and_leaves_those_of_others()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var (id, merged, other) = (await api.Add("Zwaantje"), await api.Add("Zwanie"), await api.Add("Bram"));
        await PhotoTests.Add(api, merged);
        await api.PutAsync($"clients/{id}/avatar", SamplePicture.Form(SamplePicture.Of("jpg")));
        await api.DeleteAsync($"clients/{id}/avatar");
        var stays = await PhotoTests.Add(api, other);
        await api.Merge(id, [merged]);
        Assert.Equal(6, PhotoTests.FilesOf(app, salon).Count);

        (await api.PostAsync($"clients/{id}/erase", null)).EnsureSuccessStatusCode();
        await app.Settle();
        Assert.Equal(2, PhotoTests.FilesOf(app, salon).Count);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"clients/{other}/photos/{stays}/large")).StatusCode);
    }

    [Fact]
    public async Task R21_D_11_a_later_file_does_not_put_an_erased_client_on_the_newsletter()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        var import = new ImportSteps(shared, api);
        const string Text = $"voornaam;email;nieuwsbrief\nZwaantje;{Email};ja\nBram;bram@example.org;ja\n";
        await import.ImportText(Text);
        (await api.PostAsync($"clients/{await IdOf(api, "Zwaantje")}/erase", null)).EnsureSuccessStatusCode();
        await shared.Settle();

        await import.ImportText(Text);
        var list = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        Assert.Equal(["Bram"], await api.Names($"list={list}"));
        var back = await IdOf(api, "Zwaantje");
        await api.PutAsync($"clients/{back}/lists/{list}", null);
        Assert.Contains("Unconfirmed", string.Join('\n', (await new Tables(shared).Rows(salon)).Where(row => row.Contains($"{back}", StringComparison.OrdinalIgnoreCase))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_11_a_no_said_in_person_outlives_the_card()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var (id, portal) = await salon.AddSignedInClient(app, "Zwaantje", Email);
        var list = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        await api.PutAsync($"clients/{id}/lists/{list}", null);
        await portal.Get("/portal");
        await portal.Post("/portal/consents/marketing-email", new() { ["On"] = "false" });
        await api.DeleteAsync($"clients/{id}");
        app.Clock.Advance(TimeSpan.FromDays(31));
        await Night(app);

        await new ImportSteps(app, api).ImportText($"voornaam;email;nieuwsbrief\nZwaantje;{Email};ja\nBram;bram@example.org;ja\n");
        Assert.Equal(["Bram"], await api.Names($"list={list}"));
    }

    [Fact]
    public async Task D_12_whoever_is_back_with_a_backup_is_erased_again_before_the_first_request()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var (id, other) = (await api.Add("Zwaantje", "Quastenborg", Email), await api.Add("Bram", "Bos"));
        var journal = app.Services.GetRequiredService<ErasureJournal>();
        var erasure = new Erasure { ClientId = id, CardIds = [id], At = app.Now, By = "Olga" };
        journal.Add(salon.Tenant.Id, erasure);
        journal.Add(salon.Tenant.Id, erasure);
        await File.AppendAllTextAsync(Path.Combine(app.Services.GetRequiredService<DataFolder>().Path, ErasureJournal.FileName), $"{salon.Tenant.Id} half a li");

        await using var restarted = await app.Twin();
        await using (var asLate = salon.Scope())
        {
            // A second node that read the journal in the same moment.
            await asLate.ServiceProvider.GetRequiredService<EraseClient.Deed>().Do(erasure, isAsked: true, default);
        }

        var again = await new Salon(restarted, salon.Tenant).Api();
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync($"clients/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync($"clients/{other}")).StatusCode);
        await restarted.Settle();
        Assert.DoesNotContain(await new Tables(app).Dump(), row => row.Contains("quastenborg", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task D_14_the_bin_is_emptied_after_30_days_and_not_before()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var id = await api.Add("Zwaantje", "Quastenborg", Email);
        await api.DeleteAsync($"clients/{id}");
        app.Clock.Advance(TimeSpan.FromDays(29));
        await Night(app);
        Assert.Contains(await new Tables(app).Dump(), row => row.Contains("Quastenborg", StringComparison.Ordinal));

        app.Clock.Advance(TimeSpan.FromDays(2));
        await Night(app);
        Assert.DoesNotContain(await new Tables(app).Dump(), row => row.Contains("quastenborg", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"clients/{id}/restore", null)).StatusCode);

        app.Clock.Advance(TimeSpan.FromDays(31));
        await Night(app);
        Assert.DoesNotContain(await new Tables(app).Rows(salon), row => row.StartsWith($"{salon.Tenant.Id}|{id}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task D_08_the_page_says_what_goes_and_what_stays_and_wants_a_tick()
    {
        var salon = await shared.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var id = await api.Add("Zwaantje", "Quastenborg", Email);
        await api.PostAsJsonAsync($"clients/{id}/notes", new { text = "Gaat op reis" });
        await shared.Settle();
        await owner.Get($"/clients/{id}?tab=privacy");
        await owner.Get($"/clients/{id}/erase");
        Assert.Contains("Notities: 1", owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kan niet ongedaan worden gemaakt", owner.Page.Body.TextContent, StringComparison.Ordinal);
        await owner.Post($"/clients/{id}/erase", new() { ["IsSure"] = "false" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Last.StatusCode);
        Assert.Contains("Vink dit eerst aan", owner.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Zwaantje Quastenborg"], await api.Names(""));
        var manager = await salon.SignIn(Role.Manager);
        await manager.Get($"/clients/{id}/erase");
        Assert.Equal(HttpStatusCode.Forbidden, manager.Last.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_erased_while_an_import_runs()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var api = await salon.Api();
        var id = await api.Add("Zwaantje");
        var import = await new ImportSteps(app, api).ReadText("voornaam;plaats\nBram;Goes\n");
        await api.PostAsync($"imports/{import}/run", null);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"clients/{id}/erase", null)).StatusCode);
        await app.Settle();
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync($"clients/{id}/erase", null)).StatusCode);
    }

    private static async Task<Guid> IdOf(HttpClient api, string name)
        => (await api.Items("clients")).Single(client => client.GetProperty("displayName").GetString() == name).GetProperty("id").GetGuid();

    private static async Task Night(SalonApp app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Kernel.Jobs.EachSalon<EraseWhatIsDue>>().Run(default);
        }

        await app.Settle();
        await using var sweep = app.Services.CreateAsyncScope();
        await sweep.ServiceProvider.GetRequiredService<Kernel.Jobs.SweepQueues>().Run(default);
    }
}
