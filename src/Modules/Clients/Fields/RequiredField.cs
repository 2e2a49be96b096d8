using Platform.Clients.Importing;

namespace Platform.Clients.Fields;

/// <summary>A field that a salon may require of new clients. The first name is always required, and none of these.</summary>
/// <param name="Name">As the API writes it.</param>
/// <param name="Label">The name of its text, and the place of the message in the form.</param>
/// <param name="Column">Where an import says that it is missing.</param>
internal sealed record RequiredField(string Name, string Label, ClientField Column, Func<ClientInput, string?> Read)
{
    public static IReadOnlyList<RequiredField> All { get; } =
    [
        new("lastName", "LastName", ClientField.LastName, input => input.LastName),

        // Either telephone will do.
        new("phone", "Mobile", ClientField.Mobile, input => input.Mobile ?? input.Phone),
        new("email", "Email", ClientField.Email, input => input.Email),
        new("birthDate", "BirthDate", ClientField.BirthDate, input => input.BirthDate),
        new("gender", "Gender", ClientField.Gender, input => input.Gender),
        new("address.street", "Address.Street", ClientField.Street, input => input.Address?.Street),
        new("address.postcode", "Address.Postcode", ClientField.Postcode, input => input.Address?.Postcode),
        new("address.city", "Address.City", ClientField.City, input => input.Address?.City),
    ];

    /// <summary>What people call it where it is chosen: "Telefoon", whichever of the two.</summary>
    public string ChoiceText => $"Required-{Name}";

    public bool IsMissing(ClientInput input) => string.IsNullOrWhiteSpace(Read(input));
}
