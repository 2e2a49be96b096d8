using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>What tests ask of the API again and again.</summary>
internal static class ApiCalls
{
    /// <summary>Posts, and gives the id of what was made.</summary>
    public static async Task<Guid> Make(this HttpClient api, string path, object body)
    {
        var answer = await api.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>The items of a list.</summary>
    public static async Task<List<JsonElement>> Items(this HttpClient api, string path)
        => [.. (await api.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];
}
