using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>The file for a client who asks what the salon keeps.</summary>
[Trait("Needs", "Database")]
public sealed class AccessPackTests(SalonApp shared)
{
    [Fact]
    public async Task D_01_F_25_the_pack_holds_what_every_module_keeps_as_page_json_and_csv()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        var id = (await api.Register(new { firstName = "Anna", lastName = "Berg", email = "anna@berg.example", mobile = "0612345678", birthDate = "1985-03-12", language = "en" })).Id();
        await api.PostAsJsonAsync($"clients/{id}/notes", new { text = "Belt liever <b>na zes</b>" });
        var list = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        await api.PutAsync($"clients/{id}/lists/{list}", null);
        var label = await api.Make("labels", new { name = "Stamgast" });
        await api.PutAsync($"clients/{id}/labels/{label}", null);
        await salon.SwitchLogin(id, true);
        await shared.Settle();

        var pack = await Pack(api, id);
        Assert.Equal(["client.csv", "data.json"], pack.Keys.Where(name => name is "client.csv" or "data.json").Order());
        var page = pack["overview.html"];
        Assert.Contains("What we keep about Anna Berg", page, StringComparison.Ordinal);
        Assert.Contains("Belt liever &lt;b&gt;na zes", page, StringComparison.Ordinal);
        string[] values = ["anna@berg.example", "+31612345678", "1985-03-12", "Stamgast", "Belt liever"];
        var json = JsonDocument.Parse(pack["data.json"]).RootElement;
        Assert.All(values, value => Assert.Contains(value, pack["data.json"], StringComparison.Ordinal));
        Assert.All(values, value => Assert.Contains(value, string.Concat(pack.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal)).Select(file => file.Value)), StringComparison.Ordinal));
        Assert.All(
            ["client", "notes", "labels", "newsletters", "consents", "login", "links", "history", "mails"],
            name => Assert.True(json.GetProperty(name).GetArrayLength() > 0, $"Nothing about {name}."));
        Assert.Equal("given", json.GetProperty("consents")[0].GetProperty("state").GetString(), ignoreCase: true);
        await shared.Settle();
        Assert.Contains("access-pack-made", await api.GetStringAsync($"clients/{id}/timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_05_the_json_of_the_pack_is_what_our_published_schema_says_and_our_own_importer_reads_it()
    {
        var (salon, other) = (await shared.Open(), await shared.Open());
        var api = await salon.Api();
        var id = (await api.Register(new
        {
            firstName = "Anna", infix = "van den", lastName = "Berg", email = "anna@berg.example", mobile = "0612345678", birthDate = "--03-12", language = "en",
            address = new { street = "Dorpsstraat", number = "12", postcode = "4461 AA", city = "Goes", country = "NL" },
        })).Id();
        await api.PutAsync($"clients/{id}/labels/{await api.Make("labels", new { name = "Stamgast" })}", null);
        await api.PostAsJsonAsync($"clients/{id}/notes", new { text = "Geen ammoniak", category = "allergy" });
        await shared.Settle();
        var json = (await Pack(api, id))["data.json"];
        var pack = JsonDocument.Parse(json).RootElement;
        var address = new Uri(pack.GetProperty("$schema").GetString()!).AbsolutePath;
        var published = await shared.CreateClient().GetAsync(address);
        Assert.Equal("application/schema+json", published.Content.Headers.ContentType!.MediaType);
        var schema = JsonDocument.Parse(await published.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.Empty(JsonShape.Faults(schema, pack, "$"));
        Assert.NotEmpty(JsonShape.Faults(schema, Broken("\"lastName\"", "\"surname\""), "$"));
        Assert.NotEmpty(JsonShape.Faults(schema, Broken("\"Berg\"", "7"), "$"));

        // Elsewhere the same person comes out of it, without a consent; at home nothing changes.
        var theirs = await other.Api();
        var steps = new ImportSteps(shared, theirs);
        var done = await steps.Import(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal(("done", 1), (done.GetProperty("state").GetString(), done.GetProperty("created").GetInt32()));
        var copy = await theirs.Read($"clients/{(await theirs.Read("clients?q=Berg"))["items"]![0]!["id"]}");
        foreach (var (field, value) in new[] { ("firstName", "Anna"), ("infix", "van den"), ("lastName", "Berg"), ("email", "anna@berg.example"),
            ("mobile", "+31612345678"), ("birthDate", "--03-12"), ("language", "en") })
        {
            Assert.Equal(value, copy.Text(field));
        }

        Assert.Equal("Goes", copy["address"]!["city"]!.GetValue<string>());
        Assert.Equal("Stamgast", Assert.Single(await theirs.Items("labels")).GetProperty("name").GetString());
        Assert.DoesNotContain(
            await theirs.Items($"clients/{copy.Id()}/consents"),
            one => one.GetProperty("state").GetString() == "given" && one.GetProperty("purpose").GetString() is "marketing" or "health");
        var before = (await api.Read($"clients/{id}")).ToJsonString();
        await new ImportSteps(shared, api).Import(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal((1, before), ((await api.Read("clients"))["total"]!.GetValue<int>(), (await api.Read($"clients/{id}")).ToJsonString()));
        Assert.Equal(0, (await steps.Get(await steps.ReadText(json[..(json.Length / 2)]))).GetProperty("rows").GetInt32());

        JsonElement Broken(string word, string other) => JsonDocument.Parse(json.Replace(word, other, StringComparison.Ordinal)).RootElement;
    }

    [Fact]
    public async Task D_02_the_pack_says_nothing_of_other_people()
    {
        var salon = await shared.Open();
        var (api, owner) = (await salon.Api(), await salon.SignIn());
        var id = await api.Add("Anna", "Berg");
        await api.Add("Bram", "Bos", "bram@bos.example");
        await owner.Get($"/clients/{id}?tab=notes");
        await owner.Post($"/clients/{id}/notes", new() { ["Text"] = "Van Olga's hand" });
        await shared.Settle();
        var all = string.Concat((await Pack(api, id)).Values);
        Assert.Contains("hand", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Olga Owner", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Bram", all, StringComparison.Ordinal);
        Assert.DoesNotContain("tokenHash", all, StringComparison.OrdinalIgnoreCase);

        var reception = await salon.Api(Role.Reception);
        Assert.Equal(HttpStatusCode.Forbidden, (await reception.PostAsync($"clients/{id}/access-request", null)).StatusCode);
        var neighbour = await (await shared.Open()).Api();
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"clients/{id}/access-request", null)).StatusCode);
    }

    [Fact]
    public async Task D_01_the_pack_holds_the_photos_themselves_also_those_of_a_merged_card()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        var (id, other) = (await api.Add("Anna", "Berg"), await api.Add("Annie"));
        var (own, theirs) = (await PhotoTests.Add(api, id, "Koper"), await PhotoTests.Add(api, other));
        await api.PutAsync($"clients/{other}/avatar", SamplePicture.Form(SamplePicture.Of("jpg")));
        await api.Merge(id, [other]);
        using var answer = (await api.PostAsync($"clients/{id}/access-request", null)).EnsureSuccessStatusCode();
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(3, zip.Entries.Count(entry => entry.FullName.StartsWith("photos/", StringComparison.Ordinal)));
        using var copy = new MemoryStream();
        await using (var entry = await zip.GetEntry($"photos/{own}.jpg")!.OpenAsync())
        {
            await entry.CopyToAsync(copy);
        }

        Assert.Equal(await api.GetByteArrayAsync($"clients/{id}/photos/{own}/large"), copy.ToArray());
        var pack = await Pack(api, id);
        Assert.Contains($"photos/{theirs}.jpg", pack["photos.csv"], StringComparison.Ordinal);
        Assert.Contains("Koper", pack["photos.csv"], StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> Pack(HttpClient api, Guid id)
    {
        var answer = (await api.PostAsync($"clients/{id}/access-request", null)).EnsureSuccessStatusCode();
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            files.Add(entry.FullName, await reader.ReadToEndAsync());
        }

        return files;
    }
}
