namespace Platform.Clients.Card;

/// <summary>A field that is changed where it stands.</summary>
/// <param name="Name">As forms know it: "Address.City".</param>
/// <param name="ApiName">In addresses: "address.city".</param>
/// <param name="Shown">As people read and type it.</param>
/// <param name="Stored">To notice a change of somebody else.</param>
/// <param name="Version">Of the card, for the other form on the page.</param>
public sealed record FieldInPlace(Guid ClientId, string Name, string ApiName, string Label, string? Shown, string? Stored, int Version)
{
    /// <summary>What one looks up and corrects while somebody is on the line, as the API names it; the rest stands in the form.</summary>
    internal static IReadOnlyList<string> All { get; } = ["mobile", "phone", "email"];

    internal static bool IsOne(string field) => All.Contains(field);

    internal static InputField Of(ClientInput input, string field) => InputField.Of(input).Single(one => one.ApiName == field);

    internal static FieldInPlace On(Client client, string field, Sight sight)
    {
        var shown = Of(sight.ForPeople(client), field);
        return new(client.Id, shown.Name, field, shown.Label, shown.Value, Of(ClientInput.Of(client), field).Value, client.Version);
    }

    internal string Type => ApiName switch { "mobile" or "phone" => "tel", "email" => "email", _ => "text" };
}

/// <summary>How a field stands on the page.</summary>
/// <param name="IsOpen">Somebody is changing it.</param>
/// <param name="Typed">What was typed and not saved.</param>
/// <param name="Theirs">What somebody else wrote meanwhile.</param>
/// <param name="Said">After a save.</param>
/// <param name="UndoPath">Takes the save back when posted to.</param>
public sealed record FieldState(
    bool IsOpen = false, FormState? Form = null, string? Typed = null, CardDifference? Theirs = null, string? Said = null,
    string? UndoPath = null)
{
    /// <summary>Leaving the field neither saves nor closes it: a person has to decide.</summary>
    public bool IsHeld => Typed is not null;
}
