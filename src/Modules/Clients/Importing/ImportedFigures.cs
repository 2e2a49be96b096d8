using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Clients.Importing;

/// <summary>What the other system knew and we have no field for; kept on the card with its source. Money is in cents.</summary>
internal sealed record ImportedFigures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public int? LoyaltyPoints { get; init; }

    public long? TotalSpent { get; init; }

    public long? TotalDue { get; init; }

    public int? Appointments { get; init; }

    public int? NoShows { get; init; }

    public bool? SmsMarketing { get; init; }

    /// <summary>A language that the product does not speak.</summary>
    public string? Language { get; init; }

    /// <summary>The system, or the file when the system is not known; null while there is nothing to keep.</summary>
    public string? Source { get; init; }

    /// <returns>JSON; null when the row has none of it.</returns>
    public static string? Of(ClientRow row, string source)
    {
        var figures = new ImportedFigures
        {
            LoyaltyPoints = row.LoyaltyPoints,
            TotalSpent = row.TotalSpent,
            TotalDue = row.TotalDue,
            Appointments = row.AppointmentCount,
            NoShows = row.NoShowCount,
            SmsMarketing = row.SmsMarketing,
            Language = SalonCultures.Languages.Contains(row.Language) ? null : row.Language,
        };
        return figures == new ImportedFigures() ? null : JsonSerializer.Serialize(figures with { Source = source }, Json);
    }
}
