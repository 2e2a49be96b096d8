using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>What the tests of own fields do again and again.</summary>
internal static class OwnFieldSteps
{
    public const string Path = "/settings/custom-fields";
    public const string ApiPath = "settings/custom-fields";

    /// <summary>The id of the field.</summary>
    public static Task<Guid> AddField(
        this HttpClient api, string label, string type, string? english = null, string[]? choices = null, string[]? forms = null, bool isRequiredOnline = false)
        => api.Make(ApiPath, new { labelNl = label, labelEn = english, type, choices, forms, isRequiredOnline });

    public static async Task<Guid> FieldId(this HttpClient api, string key)
        => (await api.Items(ApiPath)).Single(field => field.GetProperty("key").GetString() == key).GetProperty("id").GetGuid();

    public static async Task<string?> Own(this HttpClient api, Guid client, string key)
        => (await api.Read($"clients/{client}"))["custom"]!.AsObject().Text(key);

    public static async Task<JsonObject> Change(this HttpClient api, Guid client, object patch)
        => (await (await api.PatchAsJsonAsync($"clients/{client}", patch)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;

    /// <summary>What a browser would send of the form on the card.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(Browser browser)
    {
        foreach (var field in browser.Page.QuerySelector("form:has([name=FirstName])")!.QuerySelectorAll("[name]:not([name^='__'])"))
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
            {
                yield return KeyValuePair.Create(field.GetAttribute("name")!, value);
            }
        }
    }
}
