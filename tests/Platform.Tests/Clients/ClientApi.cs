using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Platform.Tests.Clients;

/// <summary>What the tests of clients say to the API, in few words.</summary>
internal static class ClientApi
{
    public static async Task<JsonObject> Register(this HttpClient api, object client)
    {
        var answer = await api.PostAsJsonAsync("clients", client);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public static async Task<Guid> Add(this HttpClient api, string firstName, string? lastName = null, string? email = null, string? mobile = null)
        => (await api.Register(new { firstName, lastName, email, mobile })).Id();

    public static async Task<JsonObject> Read(this HttpClient api, string address) => (await api.GetFromJsonAsync<JsonObject>(address))!;

    public static async Task<IReadOnlyList<string>> Names(this HttpClient api, string query)
        => [.. (await api.Read($"clients?{query}"))["items"]!.AsArray().Select(item => item!["displayName"]!.GetValue<string>())];

    public static Guid Id(this JsonObject client) => client["id"]!.GetValue<Guid>();

    public static string? Text(this JsonObject client, string field) => client[field]?.GetValue<string>();
}
