using System.Text.Json.Nodes;
using Platform.Kernel.Mail;

namespace Platform.Clients.Privacy;

/// <summary>
/// What data.json of an access request looks like, as JSON Schema (2020-12), for anyone (D-05): whoever gets such a file can check it, and
/// read it elsewhere. It is made from the tables that are told, so it cannot say anything else than the file.
/// </summary>
internal sealed class PublishPackSchema : IFeature
{
    public const string Path = "/schemas/access-pack.json";

    public void Map(Doors doors) => doors.Public.MapGet(Path, Show);

    private static async Task<ContentHttpResult> Show(
        IEnumerable<PersonalDataPart> parts, SalonAddress address, TenantContext salon, CancellationToken cancellationToken)
    {
        var tables = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            foreach (var table in (await part.About([], cancellationToken)).Where(table => table.IsTold))
            {
                tables[table.Name] = new JsonObject { ["type"] = "array", ["items"] = Closed(Columns(table)) };
            }
        }

        var schema = Closed(tables);
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["$id"] = address.Of(salon.Tenant, Path);
        return TypedResults.Text(schema.ToJsonString(), "application/schema+json");
    }

    private static JsonObject Columns(PersonalTable table)
        => new(table.Shape.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)TypeOf(column.Type))));

    /// <summary>An object that has all of these and nothing else.</summary>
    private static JsonObject Closed(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]),
        ["additionalProperties"] = false,
        ["properties"] = properties,
    };

    /// <summary>What is said in words of its own may be anything.</summary>
    private static JsonObject TypeOf(Type? type)
    {
        var value = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        var mayMiss = value != type || value?.IsValueType == false;
        return value switch
        {
            null => [],
            { IsEnum: true } => new()
            {
                ["enum"] = new JsonArray([.. Enum.GetNames(value).Select(name => (JsonNode?)name), .. mayMiss ? new JsonNode?[] { null } : []]),
            },
            _ when value == typeof(string) => Of("string"),
            _ when value == typeof(bool) => Of("boolean"),
            _ when value == typeof(int) || value == typeof(long) => Of("integer"),
            _ when value == typeof(Guid) => Of("string", "uuid"),
            _ when value == typeof(DateTime) => Of("string", "date-time"),
            _ when value == typeof(DateOnly) => Of("string", "date"),
            _ => [],
        };

        JsonObject Of(string name, string? format = null)
        {
            var said = new JsonObject { ["type"] = mayMiss ? new JsonArray(name, "null") : name };
            if (format is not null)
            {
                said["format"] = format;
            }

            return said;
        }
    }
}
