using System.Globalization;
using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>Checks JSON against the part of JSON Schema (2020-12) that we use ourselves; another word in a schema is a fault.</summary>
internal static class JsonShape
{
    private static readonly string[] Known = ["$schema", "$id", "type", "required", "additionalProperties", "properties", "items", "enum", "format"];

    public static IReadOnlyList<string> Faults(JsonElement schema, JsonElement value, string place)
    {
        var faults = new List<string>(schema.EnumerateObject().Where(word => !Known.Contains(word.Name)).Select(word => $"{place}: {word.Name}"));
        if (schema.TryGetProperty("type", out var type) && !Names(type).Any(name => Is(name, value)))
        {
            faults.Add($"{place} is no {type}");
        }

        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
        {
            faults.Add($"{place} is none of {choices}");
        }

        if (schema.TryGetProperty("format", out var format) && value.ValueKind == JsonValueKind.String && !Fits(format.GetString()!, value.GetString()!))
        {
            faults.Add($"{place} is no {format}");
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            faults.AddRange(schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{place}.{name} is missing"));
            foreach (var property in value.EnumerateObject())
            {
                faults.AddRange(properties.TryGetProperty(property.Name, out var inner)
                    ? Faults(inner, property.Value, $"{place}.{property.Name}") : [$"{place}.{property.Name} is not known"]);
            }
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            faults.AddRange(value.EnumerateArray().SelectMany((item, index) => Faults(items, item, $"{place}[{index}]")));
        }

        return faults;
    }

    private static IEnumerable<string> Names(JsonElement type)
        => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool Is(string name, JsonElement value) => name switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind.ToString().Equals(name, StringComparison.OrdinalIgnoreCase),
    };

    private static bool Fits(string format, string text) => format switch
    {
        "uuid" => Guid.TryParse(text, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => false,
    };
}
