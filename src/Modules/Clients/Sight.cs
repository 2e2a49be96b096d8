using Platform.Clients.Contact;
using Platform.Clients.Fields;

namespace Platform.Clients;

/// <summary>
/// What the person of this scope gets to see of a client. Without the right to contact data just enough to recognise somebody:
/// first name with initial, <c>an**@…</c>, the last four digits, and no address at all.
/// </summary>
internal sealed class Sight(TenantContext salon)
{
    public const int ShownDigits = 4;

    /// <summary>In place of what is there and must not be seen.</summary>
    private const string Hidden = "…";

    public bool IsFull => salon.Actor.May(Right.SeeContactData);

    public string Name(string displayName, string firstName, string? lastName)
        => IsFull ? displayName : string.IsNullOrEmpty(lastName) ? firstName : $"{firstName} {Initial(lastName)}";

    public string? Email(string? email)
        => email is null || IsFull ? email : $"{email[..Math.Min(2, email.IndexOf('@', StringComparison.Ordinal))]}**@…";

    /// <summary>As people of the salon's country write it.</summary>
    public string? Phone(string? phone)
        => phone is null ? null : IsFull ? new PhoneNumber(phone).Display(salon.Tenant.Country) : LastDigits(phone);

    /// <summary>What stood in one field, by the name that the API gives it.</summary>
    /// <param name="isContactData">Of an own field: whether it is contact data, which every other field tells by its name.</param>
    public string? Value(string field, string? value, bool isContactData) => value is null || IsFull ? value : field switch
    {
        "email" => Email(value),
        "phone" or "mobile" => LastDigits(value),
        "lastName" => Initial(value),
        "infix" or "displayName" or "website" or "company" or "vatNumber" or "cocNumber" => Hidden,
        _ => isContactData || field.Contains('.', StringComparison.Ordinal) && !field.StartsWith("custom.", StringComparison.Ordinal) ? Hidden : value,
    };

    /// <summary>The client's data as they are stored, without what this person may not see.</summary>
    public ClientInput Of(Client client)
    {
        var shown = ClientInput.Of(client);
        shown.Custom = OwnOf(client);
        if (!IsFull)
        {
            shown.Infix = null;
            shown.LastName = string.IsNullOrEmpty(client.LastName) ? null : Initial(client.LastName);
            shown.DisplayName = null;
            shown.Email = Email(client.Email);
            shown.Phone = LastDigits(client.Phone);
            shown.Mobile = LastDigits(client.Mobile);
            (shown.Website, shown.Address, shown.Company, shown.VatNumber, shown.CocNumber) = (null, null, null, null, null);
            (shown.Billing, shown.Shipping) = (null, null);
        }

        return shown;
    }

    /// <summary>Everything of a client's own, for the client.</summary>
    public ClientInput ForTheClient(Client client)
    {
        var shown = ClientInput.Of(client);
        shown.Phone = client.Phone is { } phone ? new PhoneNumber(phone).Display(salon.Tenant.Country) : null;
        shown.Mobile = client.Mobile is { } mobile ? new PhoneNumber(mobile).Display(salon.Tenant.Country) : null;
        shown.BirthDate = DayFirst(shown.BirthDate);
        return shown;
    }

    /// <summary>What this person may see, as people read and type it: numbers of the salon's country, days before months.</summary>
    public ClientInput ForPeople(Client client)
    {
        var shown = Of(client);
        shown.Phone = Phone(client.Phone);
        shown.Mobile = Phone(client.Mobile);
        shown.BirthDate = DayFirst(shown.BirthDate);
        var readable = client.OwnValues.Where(value => IsFull || !value.Field.IsContactData);
        foreach (var value in readable.Where(value => shown.Custom!.ContainsKey(value.Field.Key)))
        {
            shown.Custom![value.Field.Key] = OwnFields.Typed(value.Field, value.Value, salon.Tenant.Country);
        }

        return shown;
    }

    /// <summary>Without the fields that the salon removed, and masked like the fields that every salon has.</summary>
    private Dictionary<string, string?> OwnOf(Client client)
    {
        var shown =
            from value in client.OwnValues
            where value.Field.RemovedAt is null
            orderby value.Field.Position
            let text = IsFull || !value.Field.IsContactData ? value.Value : Masked(value)
            where text is not null
            select (value.Field.Key, text);
        return shown.ToDictionary(value => value.Key, value => (string?)value.text);
    }

    private string? Masked(OwnValue value) => value.Field.Type switch
    {
        OwnFieldType.Email => Email(value.Value),
        OwnFieldType.Phone => LastDigits(value.Value),
        _ => null,
    };

    /// <summary>"1985-03-12" is 12-03-1985, "--03-12" is 12-03.</summary>
    private static string? DayFirst(string? date)
        => date is null ? null : string.Join('-', date.Split('-', StringSplitOptions.RemoveEmptyEntries).Reverse());

    private static string Initial(string lastName) => $"{System.Globalization.StringInfo.GetNextTextElement(lastName)}.";

    private static string? LastDigits(string? phone) => phone is null ? null : $"…{new PhoneNumber(phone).LastDigits(ShownDigits)}";
}
