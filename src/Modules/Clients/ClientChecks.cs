using System.Text.RegularExpressions;
using Platform.Clients.Contact;
using Platform.Clients.Dates;

namespace Platform.Clients;

/// <summary>
/// The rules of a client's data: written once, so that form, API and every other way in refuse the same with the same words.
/// </summary>
internal sealed partial class ClientChecks(
    TenantContext salon, Moments moments, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
{
    private const int LongestLine = 200;
    private const int LongestCode = 32;

    public static IReadOnlyList<string> Genders { get; } = ["female", "male", "other"];

    /// <summary>Of the salon: how numbers, postcodes and sort names are read.</summary>
    public string Country => salon.Tenant.Country;

    /// <summary>
    /// Brings every field to the form it is stored in. A field that cannot be read gets a message and the answer is false.
    /// </summary>
    public bool Pass(ClientInput input, FormState state)
    {
        PassNames(input, state);
        input.Email = Read(input.Email, nameof(input.Email), text => EmailAddress.Parse(text), "NotAnEmail", state);
        input.Phone = ReadPhone(input.Phone, nameof(input.Phone), state);
        input.Mobile = ReadPhone(input.Mobile, nameof(input.Mobile), state);
        input.Website = Line(input.Website, nameof(input.Website), state);
        input.Website = Read(input.Website, nameof(input.Website), WebAddress.Parse, "NotAWebsite", state);
        input.BirthDate = ReadBirthDate(input.BirthDate, state);
        input.Language = OneOf(SalonCultures.Languages, input.Language, nameof(input.Language), state) ?? salon.Tenant.Language;
        PassAddress(input.Address ??= new(), nameof(input.Address), state);
        PassCompany(input, state);
        input.Occupation = Line(input.Occupation, nameof(input.Occupation), state, Client.LongestName);
        input.Education = Line(input.Education, nameof(input.Education), state, Client.LongestName);
        input.HeardFrom = Line(input.HeardFrom, nameof(input.HeardFrom), state);
        input.Group = Line(input.Group, nameof(input.Group), state, Client.LongestName);
        input.Source = Line(input.Source, nameof(input.Source), state, Client.LongestName);
        return state.IsValid;
    }

    private void PassNames(ClientInput input, FormState state)
    {
        input.FirstName = Line(input.FirstName, nameof(input.FirstName), state, Client.LongestName);
        if (input.FirstName is null)
        {
            state.Add(nameof(input.FirstName), common["IsRequired", texts[nameof(input.FirstName)].Value]);
        }

        input.Infix = Line(input.Infix, nameof(input.Infix), state, Client.LongestInfix);
        input.LastName = Line(input.LastName, nameof(input.LastName), state, Client.LongestName);
        input.DisplayName = Line(input.DisplayName, nameof(input.DisplayName), state, Client.LongestName);
    }

    private string? ReadPhone(string? typed, string field, FormState state)
        => Read(typed, field, text => PhoneReading.Parse(text, Country)?.E164, "NotAPhone", state);

    private string? ReadBirthDate(string? typed, FormState state)
    {
        const string Field = nameof(ClientInput.BirthDate);
        if (Clean(typed) is not { } text)
        {
            return null;
        }

        var outcome = BirthDate.Read(text, DateOrder.DayFirst, moments.Today, out var date);
        if (outcome != BirthDateOutcome.Read)
        {
            state.Add(Field, texts[$"BirthDate{outcome}", texts[Field].Value]);
        }

        return date;
    }

    private void PassCompany(ClientInput input, FormState state)
    {
        input.Kind = OneOf(ClientKind.All, input.Kind, nameof(input.Kind), state) ?? ClientKind.Private;
        input.Company = Line(input.Company, nameof(input.Company), state);
        input.CocNumber = Line(input.CocNumber, nameof(input.CocNumber), state);
        var (billing, shipping) = (input.Billing ??= new(), input.Shipping ??= new());
        PassAddress(billing, nameof(input.Billing), state);
        PassAddress(shipping, nameof(input.Shipping), state);
        const string Billing = nameof(ClientInput.Billing) + ".";
        billing.Name = Line(billing.Name, Billing + nameof(billing.Name), state);
        shipping.Name = Line(shipping.Name, $"{nameof(input.Shipping)}.{nameof(shipping.Name)}", state);
        billing.Email = Read(billing.Email, Billing + nameof(billing.Email), text => EmailAddress.Parse(text), "NotAnEmail", state);
        billing.TaxCode = Line(billing.TaxCode, Billing + nameof(billing.TaxCode), state, LongestCode);
        billing.Pec = Read(billing.Pec, Billing + nameof(billing.Pec), text => EmailAddress.Parse(text), "NotAnEmail", state);
        billing.Sdi = Read(billing.Sdi, Billing + nameof(billing.Sdi), text => Sdi().IsMatch(text) ? text.ToUpperInvariant() : null, "NotAnSdi", state);
        var country = billing.Country ?? input.Address?.Country ?? Country;
        input.VatNumber = Line(input.VatNumber, nameof(input.VatNumber), state);
        input.VatNumber = Read(input.VatNumber, nameof(input.VatNumber), text => VatNumber.Parse(text, country), "NotAVatNumber", state);
    }

    private void PassAddress(AddressInput address, string part, FormState state)
    {
        var prefix = $"{part}.";
        address.Street = Line(address.Street, prefix + nameof(address.Street), state);
        address.Number = Line(address.Number, prefix + nameof(address.Number), state, Client.LongestName);
        address.Addition = Line(address.Addition, prefix + nameof(address.Addition), state, Client.LongestName);
        address.City = Line(address.City, prefix + nameof(address.City), state);
        address.Region = Line(address.Region, prefix + nameof(address.Region), state);
        address.Country = Read(address.Country, prefix + nameof(address.Country), text => CountryCode.Parse(text), "NotACountry", state);
        var country = address.Country ?? Country;
        address.Postcode = Read(
            address.Postcode, prefix + nameof(address.Postcode), text => Postcode.Parse(text, country), "NotAPostcode", state);
    }

    private string? OneOf(IReadOnlyList<string> choices, string? typed, string field, FormState state)
    {
        return Read(typed, field, Chosen, "NotAChoice", state);

        string? Chosen(string text) => choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase));
    }

    private string? Line(string? typed, string field, FormState state, int longest = LongestLine)
    {
        var text = Clean(typed);
        if (text?.Length > longest)
        {
            state.Add(field, common["TooLong", LabelOf(field), longest]);
        }
        else if (text is not null && CitizenNumber.IsIn(text))
        {
            state.Add(field, texts["NoCitizenNumber"]);
        }

        return text;
    }

    private string? Read(string? typed, string field, Func<string, string?> read, string complaint, FormState state)
    {
        if (Clean(typed) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            state.Add(field, texts[complaint, LabelOf(field)]);
        }

        return value;
    }

    [GeneratedRegex("^[0-9A-Za-z]{6,7}$")]
    private static partial Regex Sdi();

    private string LabelOf(string field) => texts[field.Split('.')[^1]];

    /// <summary>On one line, with single spaces, without control characters (PostgreSQL refuses the zero); nothing left is null.</summary>
    private static string? Clean(string? typed)
    {
        var words = typed?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var text = string.Concat(string.Join(' ', words).Where(letter => !char.IsControl(letter)));
        return text.Length == 0 ? null : text;
    }
}
