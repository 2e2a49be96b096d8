using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Merging and taking back, in few words.</summary>
internal static class MergeSteps
{
    /// <summary>The id of the merge.</summary>
    public static Task<Guid> Merge(this HttpClient api, Guid mainId, Guid[] otherIds, Dictionary<string, Guid>? fields = null)
        => api.Make("clients/merge", new { mainId, otherIds, fields = fields ?? [] });

    public static async Task Undo(this HttpClient api, Guid merge) => (await api.PostAsync($"merges/{merge}/undo", null)).EnsureSuccessStatusCode();

    /// <summary>Sends the form of the page as it is ticked, but for these.</summary>
    public static async Task Send(this Browser browser, IDocument page, Dictionary<string, string> ticked)
    {
        var fields = page.QuerySelectorAll("form[action$='/clients/merge'] input:not([type=radio]), form input[type=radio][checked]")
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!))
            .Where(field => field.Name != "q" && !ticked.ContainsKey(field.Name))
            .Concat(ticked.Select(field => (Name: field.Key, field.Value)));
        await browser.PostAll("/clients/merge", fields);
    }

    /// <summary>What the API says of a card, without what every write changes.</summary>
    public static async Task<string> Said(this HttpClient api, Guid id)
    {
        var client = (await api.GetFromJsonAsync<JsonObject>($"clients/{id}"))!;
        client.Remove("version");
        return client.ToJsonString();
    }

    /// <summary>Every label and list, as the list of clients is filtered by them.</summary>
    public static async Task<IReadOnlyList<string>> Tags(this HttpClient api) =>
    [
        .. (await api.Items("labels")).Select(label => $"label={label.GetProperty("id").GetGuid()}"),
        .. (await api.Items("lists")).Select(list => $"list={list.GetProperty("id").GetGuid()}"),
    ];
}
