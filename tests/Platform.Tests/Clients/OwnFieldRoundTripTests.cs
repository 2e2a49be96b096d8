using System.Text;
using System.Text.Json.Nodes;
using Platform.Clients.Fields;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Own fields through files and merges: nothing is lost on the way.</summary>
[Trait("Needs", "Database")]
public sealed class OwnFieldRoundTripTests(SalonApp app)
{
    private static readonly (string Label, string Type, string Value)[] OfEachType =
    [
        ("Tekst", "text", "=SOM(A1) \"; los"), ("Verhaal", "longText", "een; \"twee\"\ndrie"), ("Lengte", "number", "-1250.5"),
        ("Trouwdag", "date", "2020-02-29"), ("Mail 2", "email", "b@voorbeeld.example"), ("Telefoon 2", "phone", "+32470123456"),
        ("Kleur", "choice", "Blond, kort"), ("Kleuren", "choices", "Rood\nBlond, kort"), ("Lid", "yesNo", "no"),
        ("Blog", "url", "https://voorbeeld.example/a?b=c;d"), ("Adres 2", "address", "Markt 1 bus 2, 9000 Gent, BE"),
    ];

    [Fact]
    public async Task CL_54_own_fields_are_columns_of_the_export_and_importing_it_changes_nothing()
    {
        var (salon, api) = await Opened();
        var fields = await AddAll(api);
        await api.Register(new { firstName = "Anna", email = "anna@voorbeeld.example", custom = fields });
        await api.Add("Bo", mobile: "0612345678");
        await app.Settle();
        var (before, rows) = (await api.GetByteArrayAsync("exports/clients.csv"), await Rows(salon));
        var head = Encoding.UTF8.GetString(before).Split("\r\n")[0];
        Assert.Contains(";Tekst;Verhaal;Lengte;Trouwdag;Mail 2;Telefoon 2;Kleur;Kleuren;Lid;Blog;Adres 2;", head, StringComparison.Ordinal);
        var done = await new ImportSteps(app, api).Import(before);
        Assert.Equal("done: 0 new, 0 filled, 2 skipped, 0 wrong", ImportSteps.Counts(done));
        Assert.Equal(rows, await Rows(salon));
        Assert.Equal(before, await api.GetByteArrayAsync("exports/clients.csv"));
    }

    [Fact]
    public async Task CL_54_an_export_fills_the_cards_of_another_salon_with_the_same_fields()
    {
        var ((_, here), (_, there)) = (await Opened(), await Opened());
        var fields = await AddAll(here);
        await AddAll(there);
        await here.Register(new { firstName = "Anna", email = "anna@voorbeeld.example", custom = fields });
        var anna = await there.Add("Anna", email: "anna@voorbeeld.example");
        await there.Change(anna, new { version = 1, custom = new { tekst = "eigen" } });
        var done = await new ImportSteps(app, there).Import(await here.GetByteArrayAsync("exports/clients.csv"));
        Assert.Equal("done: 0 new, 1 filled, 0 skipped, 0 wrong", ImportSteps.Counts(done));
        fields["tekst"] = "eigen";
        Assert.Equal(fields, await OwnOf(there, anna));
    }

    [Fact]
    public async Task SE_05_an_import_fills_new_cards_and_empty_fields_and_undoing_it_takes_that_back()
    {
        var (_, api) = await Opened();
        await api.AddField("Maat", "text", english: "Size");
        await api.AddField("Lengte", "number");
        var anna = (await api.Register(new { firstName = "Anna", email = "anna@voorbeeld.example", custom = new { maat = "M" } })).Id();
        var steps = new ImportSteps(app, api);
        var done = await steps.ImportText("voornaam;e-mail;size;Lengte\nAnna;anna@voorbeeld.example;XL;170\nBo;;S;lang\nBo;bo@voorbeeld.example;L;1,8\nbo;bo@voorbeeld.example;XL;\n");
        Assert.Equal("done: 2 new, 1 filled, 1 skipped, 0 wrong", ImportSteps.Counts(done));
        Assert.Equal(new() { ["maat"] = "M", ["lengte"] = "170" }, await OwnOf(api, anna));
        var clients = (await api.Items("clients")).Select(client => client.GetProperty("custom").ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(["{\"maat\":\"L\",\"lengte\":\"1.8\"}", "{\"maat\":\"M\",\"lengte\":\"170\"}", "{\"maat\":\"S\"}"], clients);
        var errors = await api.GetStringAsync($"imports/{done.GetProperty("id")}/errors.csv");
        Assert.Contains("Eigen veld:", errors, StringComparison.Ordinal);

        await steps.Do(done.GetProperty("id").GetString()!, "undo");
        Assert.Equal(["Anna"], await api.Names(""));
        Assert.Equal(new() { ["maat"] = "M" }, await OwnOf(api, anna));
    }

    [Fact]
    public async Task SE_05_a_person_may_say_which_column_is_an_own_field()
    {
        var (_, api) = await Opened();
        await api.AddField("Maat", "text");
        var steps = new ImportSteps(app, api);
        var id = await steps.ReadText("voornaam;grootte\nAnna;XL\n");
        var mapped = await steps.Map(id, new { index = 1, field = "custom.maat" });
        Assert.Equal("custom.maat", mapped.GetProperty("columns")[1].GetProperty("field").GetString());
        Assert.Equal(422, (await steps.Map(id, new { index = 1, field = "custom.nonsense" })).GetProperty("status").GetInt32());
        Assert.Equal(422, (await steps.Map(id, new { index = 1, field = "ownField" })).GetProperty("status").GetInt32());
        await steps.Do(id, "run");
        Assert.Equal("{\"maat\":\"XL\"}", (await api.Items("clients")).Single().GetProperty("custom").ToString());
    }

    [Fact]
    public async Task SE_05_a_merge_keeps_what_the_main_card_says_fills_what_is_empty_and_is_taken_back()
    {
        var (salon, api) = await Opened();
        await api.AddField("Maat", "text");
        await api.AddField("Kleur", "text");
        await api.AddField("Hobby", "text");
        var main = (await api.Register(new { firstName = "Anna", custom = new { maat = "M" } })).Id();
        var other = (await api.Register(new { firstName = "Anna", custom = new { maat = "L", kleur = "rood", hobby = "zeilen" } })).Id();
        var (before, there) = (await api.Said(main), await api.Said(other));
        var browser = await salon.SignIn();
        await browser.Get($"/clients/merge?id={main}&id={other}");
        Assert.Contains("Maat", browser.Text, StringComparison.Ordinal);

        // A field that is hidden while it is merged comes along all the same.
        (await api.DeleteAsync($"{OwnFieldSteps.ApiPath}/{await api.FieldId("hobby")}")).EnsureSuccessStatusCode();
        var merge = await api.Merge(main, [other]);
        (await api.PostAsync($"{OwnFieldSteps.ApiPath}/{await api.FieldId("hobby")}/restore", null)).EnsureSuccessStatusCode();
        Assert.Equal(new() { ["maat"] = "M", ["kleur"] = "rood", ["hobby"] = "zeilen" }, await OwnOf(api, main));
        await api.Undo(merge);
        Assert.Equal((before, there), (await api.Said(main), await api.Said(other)));

        var chosen = await api.Merge(main, [other], new() { ["custom.maat"] = other });
        Assert.Equal("L", await api.Own(main, "maat"));
        await api.Change(main, new { version = (await api.Read($"clients/{main}"))["version"]!.GetValue<int>(), custom = new { kleur = "blauw" } });
        await api.Undo(chosen);
        Assert.Equal(new() { ["maat"] = "M", ["kleur"] = "blauw" }, await OwnOf(api, main));
    }

    private async Task<(Salon Salon, HttpClient Api)> Opened()
    {
        var salon = await app.Open();
        return (salon, await salon.Api());
    }

    /// <summary>A field of each type, and a value for each.</summary>
    private static async Task<Dictionary<string, string>> AddAll(HttpClient api)
    {
        var values = new Dictionary<string, string>();
        foreach (var (label, type, value) in OfEachType)
        {
            await api.AddField(label, type, choices: ["Rood", "Blond, kort"]);
            values[(await api.Items(OwnFieldSteps.ApiPath))[^1].GetProperty("key").GetString()!] = value;
        }

        return values;
    }

    private static async Task<Dictionary<string, string>> OwnOf(HttpClient api, Guid client)
        => (await api.Read($"clients/{client}"))["custom"]!.AsObject().ToDictionary(field => field.Key, field => field.Value!.GetValue<string>());

    private async Task<IReadOnlyList<string>> Rows(Salon salon)
    {
        var tables = new Tables(app);
        return
        [
            .. await tables.Read($"SELECT * FROM {tables.NameOf<Platform.Clients.Client>()} WHERE tenant_id = {salon.Tenant.Id} ORDER BY id"),
            .. await tables.Read($"SELECT * FROM {tables.NameOf<OwnValue>()} WHERE tenant_id = {salon.Tenant.Id} ORDER BY id"),
        ];
    }
}
