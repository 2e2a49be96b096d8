using System.Text;
using Microsoft.Playwright;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Walks;

/// <summary>The rest of a salon's first day in a real browser: its fields, its clients from elsewhere, double ones, and all of them out again.</summary>
[Trait("Needs", "Browser")]
[Collection<Walks>]
public sealed class ImportWalk(Chromium chromium)
{
    private const string ImportPage = "/settings/import";

    /// <summary>What another system gave out: one day of birth that is yet to come, one client without any number.</summary>
    private static readonly string Exported = "salonized_id;first_name;last_name;email;gender;address;zipcode;city;phone;mobile_phone;alert_notes;"
        + "newsletter_optin;date_of_birth;loyalty_points;no_show_count;total_spent;total_due;appointment_count;created\r\n"
        + string.Join("\r\n", Enumerable.Range(10, 30).Select(number =>
            $"{number};Klant{number};Jansen;klant{number}@example.org;female;Kerkweg {number};1011 AK;Goes;;{(number == 12 ? "" : $"06-123456{number}")};;"
            + $"{(number == 10 ? "true" : "false")};{(number == 11 ? "2999-01-01" : "1980-02-03")};5;0;45.50;0.0;3;2021-02-03"));

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task W1_an_owner_sets_the_fields_brings_the_clients_in_merges_two_and_takes_everybody_out(string language)
    {
        var salon = await chromium.App.Open(language);
        using var api = await salon.Api(Role.Owner);
        var owner = await chromium.Somebody(language);
        await owner.SignIn(salon);
        await SetFields(owner, salon);
        await BringIn(owner, salon, api);
        await BringInASpreadsheet(owner, salon, api);
        var card = await LookAtACard(owner, salon, api);
        await MergeAndUndo(owner, salon, api, card);
        await TakeOut(owner, salon, api);
    }

    /// <summary>Step 3: the telephone is required, and the booking form asks for the kind of hair.</summary>
    private static async Task SetFields(Person owner, Salon salon)
    {
        await owner.Open($"{salon.Path}/settings/client-fields");
        await owner.Page.CheckAsync("[name=Required][value=phone]");
        await owner.Page.ClickAsync("main form:has([name=Required]) .form-actions button");
        await owner.Page.WaitForSelectorAsync(".notice-success");
        await owner.Open($"{salon.Path}/settings/custom-fields/new");
        await owner.Page.FillAsync("[name=LabelNl]", "Haartype");
        await owner.Page.FillAsync("[name=LabelEn]", "Hair type");
        await owner.Page.SelectOptionAsync("[name=Type]", "choice");
        await owner.Page.FillAsync("[name=Choices]", "Steil\nKrullend");
        await owner.Page.CheckAsync("[name=Forms][value=booking]");
        await owner.Look();
        await owner.Page.ClickAsync("main .form-actions button");
        await owner.Page.WaitForSelectorAsync(".notice-success");
    }

    /// <summary>Step 4: the dry run says what will be, the mended rows come in, and undoing and doing it again makes no double ones.</summary>
    private async Task BringIn(Person owner, Salon salon, HttpClient api)
    {
        var file = await Upload(owner, salon, "klanten.csv", Encoding.UTF8.GetBytes(Exported));
        await owner.Look();
        var foreseen = await DryRun(owner);
        Assert.Empty(await api.Items("clients"));
        await owner.Look();
        var wrong = await (await owner.Page.APIRequest.GetAsync($"{file}/errors.csv")).TextAsync();
        Assert.Equal(foreseen, await Run(owner));
        Assert.Equal(28, await Count(api));
        await owner.Look();

        var mended = wrong.Replace("2999-01-01", "1979-01-01", StringComparison.Ordinal).Replace("Goes;;;;", "Goes;;06-12345612;;", StringComparison.Ordinal);
        await Upload(owner, salon, "hersteld.csv", Encoding.UTF8.GetBytes(mended));
        await DryRun(owner);
        await Run(owner);
        Assert.Equal(30, await Count(api));

        await owner.Open($"{file}/undo");
        await owner.Look();
        await owner.Page.ClickAsync("main form[action$='/undo'] button");
        await owner.NothingLeftToDo();
        Assert.Equal(2, await Count(api));
        await Upload(owner, salon, "klanten.csv", Encoding.UTF8.GetBytes(Exported));
        await DryRun(owner);
        await Run(owner);
        Assert.Equal(30, await Count(api));
    }

    /// <summary>Step 5: letters of another code page, an infix, and the zero that a spreadsheet took.</summary>
    private async Task BringInASpreadsheet(Person owner, Salon salon, HttpClient api)
    {
        await Upload(owner, salon, "lijst.csv", ImportSteps.Fixture("nl-lijst-1252.csv"));
        await DryRun(owner);
        await owner.Sees("612345678");
        await Run(owner);
        var names = (await api.Items("clients?pageSize=200")).ToDictionary(client => client.GetProperty("displayName").GetString()!);
        Assert.All(["José Müller", "Zoë van den Berg"], name => Assert.Contains(name, names.Keys));
        Assert.Equal("+31612345678", names["Anna"].GetProperty("mobile").GetString());
    }

    /// <summary>Step 6: the first tab, the day of the file, the figures, the notes, and a newsletter only for an explicit yes.</summary>
    private async Task<Guid> LookAtACard(Person owner, Salon salon, HttpClient api)
    {
        foreach (var (asked, isOn) in new[] { ("klant10", true), ("klant13", false) })
        {
            var id = (await api.Items($"clients?q={asked}"))[0].GetProperty("id").GetGuid();
            await owner.Open($"{salon.Path}/clients/{id}");
            Assert.Equal(isOn, await owner.Page.Locator("#newsletter input[type=checkbox]").First.IsCheckedAsync());
        }

        var card = (await api.Items("clients?q=klant13"))[0].GetProperty("id").GetGuid();
        for (var number = 1; number <= 8; number++)
        {
            await api.Make($"clients/{card}/notes", new { text = $"Notitie {number}" });
        }

        await owner.Open($"{salon.Path}/clients/{card}");
        Assert.Equal(1, await owner.Page.Locator(".tabs li:first-child [aria-current], .tabs a:first-child[aria-current]").CountAsync());
        Assert.Equal("0", await owner.Page.InnerTextAsync("[data-figure=appointments] a"));
        Assert.Equal(1, await owner.Page.Locator("aside time[datetime^='2021-02-03']").CountAsync());
        Assert.Equal(5, await owner.Page.Locator(".first-notes li").CountAsync());
        Assert.Contains("3", await owner.Page.InnerTextAsync(".first-notes + a"), StringComparison.Ordinal);
        await owner.Look();
        await owner.Open($"{salon.Path}/clients/{card}?tab=statistics");
        await owner.Look();
        return card;
    }

    /// <summary>Step 7.</summary>
    private static async Task MergeAndUndo(Person owner, Salon salon, HttpClient api, Guid card)
    {
        await api.Add("Klant13", "Jansen", "klant13@example.org", "0612345613");
        var before = await Count(api);
        await owner.Open($"{salon.Path}/clients/duplicates");
        await owner.Look();
        await owner.Page.Locator($".pair:has(a[href$='{card}']) .card-actions a").First.ClickAsync();
        await owner.Page.WaitForSelectorAsync("main form[action$='/clients/merge'] .form-actions");
        await owner.Look();
        await owner.Page.ClickAsync("main form[action$='/clients/merge'] .form-actions button");
        await owner.Page.WaitForSelectorAsync(".notice-success");
        Assert.Equal(before - 1, await Count(api));
        await owner.Page.ClickAsync(".notice-success form button");
        await owner.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(before, await Count(api));
    }

    /// <summary>Step 8: as many lines as there are clients, and a heading.</summary>
    private static async Task TakeOut(Person owner, Salon salon, HttpClient api)
    {
        await owner.Open($"{salon.Path}/clients");
        await owner.Page.ClickAsync("details:has(form[action*='/clients/export']) > summary");
        var download = await owner.Page.RunAndWaitForDownloadAsync(() => owner.Page.ClickAsync(".menu-panel form[action*='/clients/export'] button"));
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(await Count(api) + 1, lines.Length);
    }

    /// <returns>The address of the import.</returns>
    private static async Task<string> Upload(Person owner, Salon salon, string name, byte[] content)
    {
        await owner.Open(salon.Path + ImportPage);
        await owner.Page.SetInputFilesAsync("[name=File]", new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
        await owner.Page.ClickAsync("main form:has([name=File]) .form-actions button");
        await owner.Page.WaitForURLAsync(address => address.Contains($"{ImportPage}/", StringComparison.Ordinal));
        await owner.NothingLeftToDo();
        var path = owner.Path;
        await owner.Open(path);
        return path;
    }

    /// <returns>What it says will come of it.</returns>
    private static async Task<string> DryRun(Person owner)
    {
        var path = owner.Path;
        await owner.Page.ClickAsync("main form .form-actions button");
        await owner.Page.WaitForLoadStateAsync();
        await owner.NothingLeftToDo();
        await owner.Open(path);
        return await owner.Page.InnerTextAsync("main .notice-info .notice-title");
    }

    /// <returns>What it says came of it.</returns>
    private static async Task<string> Run(Person owner)
    {
        var path = owner.Path;
        await owner.Page.ClickAsync("main form[action$='/run'] button");
        await owner.Page.WaitForLoadStateAsync();
        await owner.NothingLeftToDo();
        await owner.Open(path);
        return await owner.Page.InnerTextAsync("main .notice-success .notice-title + p");
    }

    private static async Task<int> Count(HttpClient api) => (await api.Read("clients?pageSize=1"))["total"]!.GetValue<int>();
}
