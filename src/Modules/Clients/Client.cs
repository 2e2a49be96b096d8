using Platform.Contracts.Access;

namespace Platform.Clients;

/// <summary>How far a client is one; a salon may add its own.</summary>
internal static class ClientStatus
{
    public const string Lead = "lead";
    public const string Active = "client";
    public const string Inactive = "inactive";
}

/// <summary>A person in the salon's books. Two may share an address or a telephone: identity is the card, not the mailbox.</summary>
internal sealed class Client : Versioned
{
    public const int LongestName = 100;

    public required string FirstName { get; set; }

    /// <summary>Tussenvoegsel: "van den". Its case is kept as given.</summary>
    public string? Infix { get; set; }

    public string? LastName { get; set; }

    /// <summary>A name somebody typed to be shown instead of the others; never overwritten by them.</summary>
    public string? TypedDisplayName { get; set; }

    /// <summary>The name that is shown everywhere.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What lists sort on.</summary>
    public string SortName { get; set; } = "";

    public string? Email { get; set; }

    /// <summary>The address as it is compared; not unique.</summary>
    public string? EmailKey { get; set; }

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

    public string? Region { get; set; }

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

    public DateTime? DeletedAt { get; set; }

    /// <summary>A copy of what Access says, for the list.</summary>
    public LoginState Login { get; set; }

    /// <summary>The words of the name, folded, each behind a space; what searching looks in.</summary>
    public string SearchName { get; set; } = "";

    /// <summary>Address and telephone numbers, folded, each behind a space; not searched for people who may not see them.</summary>
    public string SearchContact { get; set; } = "";
}
