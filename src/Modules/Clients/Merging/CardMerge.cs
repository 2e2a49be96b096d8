using System.Text.Json;

namespace Platform.Clients.Merging;

/// <summary>
/// Somebody found that several cards are one person. Nothing of the other cards is moved: they stand behind the main card, so that
/// the merge can be taken back as long as <see cref="DaysToUndo"/> says.
/// </summary>
internal sealed class CardMerge : TenantOwned
{
    public const int DaysToUndo = 30;

    /// <summary>The main card and the others together.</summary>
    public const int MostCards = 10;

    public required Guid MainId { get; init; }

    public required Guid[] OtherIds { get; init; }

    /// <summary>The fields of the main card before, as JSON.</summary>
    public required string FieldsBefore { get; init; }

    /// <summary>The fields of the main card as the merge left them, as JSON.</summary>
    public required string FieldsAfter { get; init; }

    /// <summary>Counts up with the changes of the salon's clients: which of two merges came later.</summary>
    public required long Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who did it, by the name of that day.</summary>
    public required string By { get; init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? UndoneAt { get; set; }

    /// <summary>Until when it can be taken back, UTC.</summary>
    public DateTime UndoUntil => At.AddDays(DaysToUndo);

    public static string Fields(ClientInput input) => JsonSerializer.Serialize(input, JsonSerializerOptions.Web);

    /// <summary>
    /// The fields of the main card without this merge: what somebody changed after it keeps the later value, the others have their
    /// value from before.
    /// </summary>
    public ClientInput Without(ClientInput now)
    {
        var left = InputField.Of(Read(FieldsAfter)).ToDictionary(field => field.Name, field => field.Value);
        foreach (var (was, field) in InputField.Pairs(Read(FieldsBefore), now))
        {
            if (field.Value == left.GetValueOrDefault(field.Name))
            {
                field.SetValue(was.Value);
            }
        }

        return now;
    }

    private static ClientInput Read(string fields) => JsonSerializer.Deserialize<ClientInput>(fields, JsonSerializerOptions.Web)!;
}
