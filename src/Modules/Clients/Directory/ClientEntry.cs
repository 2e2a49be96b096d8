using Platform.Clients.Contact;
using Platform.Clients.Naming;
using Platform.Clients.Searching;
using Platform.Contracts.Access;

namespace Platform.Clients.Directory;

/// <summary>What filtering and sorting look at of one client, brought to the form in which it is compared.</summary>
internal sealed class ClientEntry
{
    public required Guid Id { get; init; }

    /// <summary>Folded; "berg, anna van den" in a Dutch salon.</summary>
    public required string SortName { get; init; }

    public string? EmailKey { get; init; }

    /// <summary>Landline, E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>E.164.</summary>
    public string? Mobile { get; init; }

    /// <summary><c>YYYY-MM-DD</c>, or <c>--MM-DD</c>.</summary>
    public string? BirthDate { get; init; }

    public string? AnyPhone => Mobile ?? Phone;

    public string? Postcode { get; init; }

    public string? CityKey { get; init; }

    public string? RegionKey { get; init; }

    public string? GroupKey { get; init; }

    public string? OccupationKey { get; init; }

    public string? EducationKey { get; init; }

    public required string Language { get; init; }

    public required string Status { get; init; }

    public LoginState Login { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <param name="country">Of the salon; it decides how names sort.</param>
    public static ClientEntry Of(IndexedClient client, string country) => new()
    {
        Id = client.Id,
        SortName = Folding.Fold(SortNameIn(country, client.FirstName, client.Infix, client.LastName)),
        EmailKey = client.Email is null ? null : EmailAddress.MatchingKey(client.Email),
        Phone = client.Phone,
        Mobile = client.Mobile,
        BirthDate = client.BirthDate,
        Postcode = client.Postcode,
        CityKey = PlaceKey(client.City),
        RegionKey = PlaceKey(client.Region),
        GroupKey = Key(client.Group),
        OccupationKey = Key(client.Occupation),
        EducationKey = Key(client.Education),
        Language = client.Language,
        Status = client.Status,
        Login = client.Login,
        CreatedAt = client.CreatedAt,
    };

    /// <summary>"'s-Hertogenbosch" and "S Hertogenbosch" are one place.</summary>
    public static string? PlaceKey(string? place) => place is null ? null : Folding.FoldLettersAndDigits(place);

    /// <summary>What is typed into one line, without case and accents.</summary>
    public static string? Key(string? line) => line is null ? null : Folding.Fold(line);

    /// <summary>Many type "van den Berg" into the field of the last name; a Dutch list still looks for it under B.</summary>
    private static string SortNameIn(string country, string firstName, string? infix, string? lastName)
    {
        if (infix is null && lastName is not null)
        {
            (infix, lastName) = Surname.Split(lastName, country);
        }

        return PersonName.Sort(firstName, infix, lastName, country);
    }
}

/// <summary>The columns that an entry is made from.</summary>
internal sealed record IndexedClient(
    Guid Id, string FirstName, string? Infix, string? LastName, string? TypedDisplayName, string? Email, string? Phone, string? Mobile,
    string? BirthDate, string? Postcode, string? City, string? Region, string Language, string Status, LoginState Login,
        DateTime CreatedAt, bool IsHidden)
{
    public string? Group { get; init; }

    public string? Occupation { get; init; }

    public string? Education { get; init; }
}
