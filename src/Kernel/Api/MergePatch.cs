using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Kernel.Api;

/// <summary>A change as JSON (RFC 7396): what is absent stays as it is, null empties, an object changes what it names.</summary>
public static class MergePatch
{
    /// <returns>Null when the patch does not fit: a word where a number belongs, a list where an object does.</returns>
    public static T? Apply<T>(T current, JsonObject patch)
        where T : class
    {
        try
        {
            var merged = JsonSerializer.SerializeToNode(current, JsonSerializerOptions.Web)!.AsObject();
            Merge(merged, patch);
            return merged.Deserialize<T>(JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner && target[name] is JsonObject known)
            {
                Merge(known, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
