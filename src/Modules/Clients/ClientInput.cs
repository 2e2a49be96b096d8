namespace Platform.Clients;

/// <summary>
/// What a person or a program says about a client: the form and the body of the API. Everything is text and may be missing;
/// <see cref="ClientChecks"/> says what is wrong and brings the rest to the form it is stored in. Public because a page shows it.
/// </summary>
[FormLabels(typeof(ClientsText))]
public sealed class ClientInput
{
    public string? FirstName { get; set; }

    public string? Infix { get; set; }

    public string? LastName { get; set; }

    /// <summary>Empty: made from the other names.</summary>
    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Mobile { get; set; }

    public string? Website { get; set; }

    public string? BirthDate { get; set; }

    public string? Gender { get; set; }

    public string? Language { get; set; }

    public AddressInput? Address { get; set; }

    public string? Company { get; set; }

    public string? VatNumber { get; set; }

    public string? CocNumber { get; set; }

    /// <summary>One of <see cref="ClientKind"/>.</summary>
    public string? Kind { get; set; }

    public BillingInput? Billing { get; set; }

    public PostalInput? Shipping { get; set; }

    public string? Occupation { get; set; }

    public string? Education { get; set; }

    /// <summary>How the client came to know the salon.</summary>
    public string? HeardFrom { get; set; }

    public string? Status { get; set; }

    public string? Group { get; set; }

    /// <summary>One of the salon's groups, for programs; it comes before <see cref="Group"/>.</summary>
    public Guid? GroupId { get; set; }

    /// <summary>The member of staff who usually serves the client. On the card it has a place of its own.</summary>
    public Guid? AssignedStaffId { get; set; }

    /// <summary>Where the client came from, in a program's own word.</summary>
    public string? Source { get; set; }

    /// <summary>The salon's own fields by their keys. What is not named stays as it is; null empties.</summary>
    public Dictionary<string, string?>? Custom { get; set; }

    /// <summary>The state that a change starts from; a stale one is refused.</summary>
    public int? Version { get; set; }

    internal static ClientInput Of(Client client) => new()
    {
        FirstName = client.FirstName,
        Infix = client.Infix,
        LastName = client.LastName,
        DisplayName = client.TypedDisplayName,
        Email = client.Email,
        Phone = client.Phone,
        Mobile = client.Mobile,
        Website = client.Website,
        BirthDate = client.BirthDate,
        Gender = client.Gender,
        Language = client.Language,
        Address = new()
        {
            Street = client.Street,
            Number = client.HouseNumber,
            Addition = client.Addition,
            Postcode = client.Postcode,
            City = client.City,
            Region = client.Region,
            Country = client.Country,
        },
        Company = client.Company,
        VatNumber = client.VatNumber,
        CocNumber = client.CocNumber,
        Kind = client.Kind,
        Billing = client.Billing,
        Shipping = client.Shipping,
        Occupation = client.Occupation,
        Education = client.Education,
        HeardFrom = client.HeardFrom,
        Status = client.Status,
        Group = client.Group,
        AssignedStaffId = client.AssignedStaffId,
        Source = client.Source,
        Custom = client.OwnValues.ToDictionary(value => value.Field.Key, value => (string?)value.Value),
        Version = client.Version,
    };
}

/// <summary>The main address.</summary>
[FormLabels(typeof(ClientsText))]
public class AddressInput
{
    public string? Street { get; set; }

    public string? Number { get; set; }

    public string? Addition { get; set; }

    public string? Postcode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    /// <summary>A name or the two letters of ISO 3166.</summary>
    public string? Country { get; set; }
}
