using Platform.Clients.Contact;
using Platform.Clients.Naming;
using Platform.Clients.Searching;
using Platform.Contracts.Access;

namespace Platform.Clients;

/// <summary>How far a client is one; a salon may add its own.</summary>
internal static class ClientStatus
{
    public const string Lead = "lead";
    public const string Active = "client";
    public const string Inactive = "inactive";

    public static IReadOnlyList<string> All { get; } = [Lead, Active, Inactive];
}

/// <summary>A person in the salon's books. Two may share an address or a telephone: identity is the card, not the mailbox.</summary>
internal sealed class Client : Versioned
{
    public const int LongestName = 100;
    public const int LongestInfix = 30;

    /// <summary>What fits into an index of every database.</summary>
    public const int LongestSearchText = 400;
    public const int LongestSortName = 200;
    public const int LongestPlaceKey = 100;

    public required string FirstName { get; set; }

    /// <summary>Tussenvoegsel: "van den". Its case is kept as given.</summary>
    public string? Infix { get; set; }

    public string? LastName { get; set; }

    /// <summary>A name somebody typed to be shown instead of the others; never overwritten by them.</summary>
    public string? TypedDisplayName { get; set; }

    /// <summary>The name that is shown everywhere.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>What lists sort on: folded, so that every database sorts alike.</summary>
    public string SortName { get; private set; } = "";

    public string? Email { get; set; }

    /// <summary>The address as it is compared; not unique.</summary>
    public string? EmailKey { get; private set; }

    /// <summary>Landline, E.164.</summary>
    public string? Phone { get; set; }

    /// <summary>E.164.</summary>
    public string? Mobile { get; set; }

    public string? Website { get; set; }

    /// <summary><c>YYYY-MM-DD</c>, or <c>--MM-DD</c> for a birthday without a year.</summary>
    public string? BirthDate { get; set; }

    /// <summary>"female", "male", "other"; null when unknown.</summary>
    public string? Gender { get; set; }

    /// <summary>"nl" or "en".</summary>
    public string Language { get; set; } = "nl";

    public string? Street { get; set; }

    public string? HouseNumber { get; set; }

    public string? Addition { get; set; }

    public string? Postcode { get; set; }

    public string? City { get; set; }

    /// <summary>The city as it is compared: without case, accents and signs.</summary>
    public string? CityKey { get; private set; }

    public string? Region { get; set; }

    public string? RegionKey { get; private set; }

    /// <summary>ISO 3166.</summary>
    public string? Country { get; set; }

    public string? Company { get; set; }

    public string? VatNumber { get; set; }

    public string? CocNumber { get; set; }

    public string Status { get; set; } = ClientStatus.Active;

    public string? Group { get; set; }

    /// <summary>Where the card came from: "desk", "api", "import".</summary>
    public string Source { get; set; } = "desk";

    /// <summary>The client's number in the system it was imported from.</summary>
    public string? SourceId { get; set; }

    public Guid? ImportId { get; set; }

    /// <summary>Figures of the old system that have no field here, as JSON: loyalty points, spent, visits.</summary>
    public string? ImportedFigures { get; set; }

    /// <summary>UTC. An imported card keeps the date of its file.</summary>
    public DateTime CreatedAt { get; set; }

    public DateTime? DeletedAt { get; private set; }

    /// <summary>A copy of what Access says, for the list.</summary>
    public LoginState Login { get; set; }

    /// <summary>The words of the name, folded, each behind a space; what searching looks in.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>Address and telephone numbers, folded, each behind a space; not searched for people who may not see them.</summary>
    public string SearchContact { get; private set; } = "";

    /// <summary>A new card, from data that passed <see cref="ClientChecks"/>.</summary>
    /// <param name="country">Of the salon; it decides how names sort.</param>
    public static Client Register(ClientInput input, string country, string source, DateTime now)
    {
        var client = new Client { FirstName = "", Source = source, CreatedAt = now };
        client.Take(input);
        client.Derive(country);
        return client;
    }

    /// <summary>Takes over data that passed <see cref="ClientChecks"/>.</summary>
    /// <returns>The names of the fields that are different now, as the API writes them.</returns>
    public IReadOnlyList<string> Change(ClientInput input, string country)
    {
        var before = ClientInput.Of(this);
        Take(input);
        Derive(country);
        return [.. InputField.Differences(before, ClientInput.Of(this)).Select(field => field.ApiName)];
    }

    private void Take(ClientInput input)
    {
        FirstName = input.FirstName!;
        Infix = input.Infix;
        LastName = input.LastName;
        TypedDisplayName = input.DisplayName;
        Email = input.Email;
        Phone = input.Phone;
        Mobile = input.Mobile;
        Website = input.Website;
        BirthDate = input.BirthDate;
        Gender = input.Gender;
        Language = input.Language ?? Language;
        Street = input.Address?.Street;
        HouseNumber = input.Address?.Number;
        Addition = input.Address?.Addition;
        Postcode = input.Address?.Postcode;
        City = input.Address?.City;
        Region = input.Address?.Region;
        Country = input.Address?.Country;
        Company = input.Company;
        VatNumber = input.VatNumber;
        CocNumber = input.CocNumber;
        Status = input.Status ?? Status;
        Group = input.Group;
        Source = input.Source ?? Source;
    }

    /// <summary>Sets what follows from the other fields. Whoever fills a card field by field calls it at the end.</summary>
    public void Derive(string country)
    {
        var ownName = PersonName.Display(FirstName, Infix, LastName);
        TypedDisplayName = TypedDisplayName == ownName ? null : TypedDisplayName;
        DisplayName = TypedDisplayName ?? ownName;
        SortName = Shortened(Folding.Fold(SortNameIn(country)), LongestSortName);
        EmailKey = Email is null ? null : EmailAddress.MatchingKey(Email);
        CityKey = PlaceKey(City);
        RegionKey = PlaceKey(Region);
        SearchName = Shortened(SearchText.OfName(FirstName, Infix, LastName, TypedDisplayName), LongestSearchText);
        SearchContact = Shortened(SearchText.OfContact(Email, Phone, Mobile), LongestSearchText);
    }

    /// <summary>Many type "van den Berg" into the field of the last name; a Dutch list still looks for it under B.</summary>
    private string SortNameIn(string country)
    {
        var (infix, lastName) = Infix is null && LastName is not null ? Surname.Split(LastName, country) : (Infix, LastName);
        return PersonName.Sort(FirstName, infix, lastName, country);
    }

    /// <summary>"'s-Hertogenbosch" and "S Hertogenbosch" are one place.</summary>
    public static string? PlaceKey(string? place) => place is null ? null : Shortened(Folding.FoldLettersAndDigits(place), LongestPlaceKey);

    /// <summary>What matters stands in front, in search texts and in sort names: a cut costs little, unless it halves a letter.</summary>
    private static string Shortened(string text, int longest)
        => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>Into the bin: gone from lists and searching until it is restored or its time is over.</summary>
    public void Delete(DateTime now) => DeletedAt = now;

    public void Restore() => DeletedAt = null;
}
