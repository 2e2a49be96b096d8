using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Kernel.Data;

/// <summary>Columns that hold a small object as JSON.</summary>
public static class JsonColumn
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>For objects that are replaced as a whole and never changed in part: comparing them by reference is enough.</summary>
    public static void StoredAsJson<T>(this PropertyBuilder<T> property) => property.HasMaxLength(-1)
        .HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!);
}
