using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>An import as a program does it.</summary>
internal sealed class ImportSteps(SalonApp app, HttpClient api)
{
    public static MultipartFormDataContent Form(byte[] content, string name = "klanten.csv", string? delimiter = null)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var form = new MultipartFormDataContent { { file, "file", name } };
        if (delimiter is not null)
        {
            form.Add(new StringContent(delimiter), "delimiter");
        }

        return form;
    }

    public static byte[] Fixture(string name)
    {
        using var file = FixtureFile.Open(name);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        return whole.ToArray();
    }

    public Task<HttpResponseMessage> Upload(byte[] content, string name = "klanten.csv", string? delimiter = null)
        => api.PostAsync("imports", Form(content, name, delimiter));

    /// <summary>Uploads and waits until the columns are known.</summary>
    /// <returns>The id.</returns>
    public async Task<string> Read(byte[] content, string name = "klanten.csv")
    {
        using var answer = await Upload(content, name);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await Json(answer)).GetProperty("id").GetString()!;
        await app.Settle();
        return id;
    }

    public Task<string> ReadText(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Does a step and waits until it is done.</summary>
    public async Task<JsonElement> Do(string id, string step)
    {
        using var answer = await api.PostAsync($"imports/{id}/{step}", null);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        await app.Settle();
        return await Get(id);
    }

    /// <summary>From upload to done.</summary>
    public async Task<JsonElement> Import(byte[] content) => await Do(await Read(content), "run");

    public async Task<JsonElement> ImportText(string text) => await Import(Encoding.UTF8.GetBytes(text));

    public async Task<JsonElement> Get(string id) => await Json(await api.GetAsync($"imports/{id}"));

    public async Task<JsonElement> Map(string id, params object[] columns)
    {
        using var answer = await api.PutAsJsonAsync($"imports/{id}/mapping", new { columns });
        return await Json(answer);
    }

    /// <summary>"done: 40 new, 0 filled, 0 skipped, 0 wrong"</summary>
    public static string Counts(JsonElement import) => $"{import.GetProperty("state")}: {import.GetProperty("created")} new, " +
        $"{import.GetProperty("updated")} filled, {import.GetProperty("skipped")} skipped, {import.GetProperty("failed")} wrong";

    public static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonElement.Parse(await answer.Content.ReadAsStringAsync());
}
