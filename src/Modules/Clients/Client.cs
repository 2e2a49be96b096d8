using Platform.Clients.Fields;
using Platform.Clients.Naming;
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

/// <summary>Whether somebody comes for themselves or for a company, whose name then stands on the invoice.</summary>
internal static class ClientKind
{
    public const string Private = "private";
    public const string Business = "business";

    public static IReadOnlyList<string> All { get; } = [Private, Business];
}

/// <summary>A person in the salon's books. Two may share an address or a telephone: identity is the card, not the mailbox.</summary>
internal sealed class Client : Versioned
{
    public const int LongestName = 100;
    public const int LongestInfix = 30;

    public required string FirstName { get; set; }

    /// <summary>Tussenvoegsel: "van den". Its case is kept as given.</summary>
    public string? Infix { get; set; }

    public string? LastName { get; set; }

    /// <summary>A name somebody typed to be shown instead of the others; never overwritten by them.</summary>
    public string? TypedDisplayName { get; set; }

    /// <summary>The name that is shown everywhere.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Not unique: families share one.</summary>
    public string? Email { get; set; }

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

    public string Kind { get; set; } = ClientKind.Private;

    /// <summary>Null when everything is as in the main data. Replaced as a whole, never changed in part.</summary>
    public BillingInput? Billing { get; set; }

    /// <summary>Null when it is the main address. Replaced as a whole, never changed in part.</summary>
    public PostalInput? Shipping { get; set; }

    public string? Occupation { get; set; }

    public string? Education { get; set; }

    /// <summary>How the client came to know the salon, in words.</summary>
    public string? HeardFrom { get; set; }

    public string Status { get; set; } = ClientStatus.Active;

    public string? Group { get; set; }

    /// <summary>The member of staff who usually serves the client; may have left since.</summary>
    public Guid? AssignedStaffId { get; set; }

    /// <summary>Where the card came from: "desk", "api", "import".</summary>
    public string Source { get; set; } = "desk";

    /// <summary>The client's number in the system it was imported from.</summary>
    public string? SourceId { get; set; }

    public Guid? ImportId { get; set; }

    /// <summary>The version in which an import left the card, as long as nothing else has happened to the client since.</summary>
    public int? ImportVersion { get; set; }

    /// <summary>Figures of the old system that have no field here, as JSON: loyalty points, spent, visits.</summary>
    public string? ImportedFigures { get; set; }

    /// <summary>UTC. An imported card keeps the date of its file.</summary>
    public DateTime CreatedAt { get; set; }

    public DateTime? DeletedAt { get; private set; }

    /// <summary>UTC; of an empty card that lies in no bin.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>The card that stands for this one since a merge; null for a card of its own.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>A copy of what Access says, for the list.</summary>
    public LoginState Login { get; set; }

    /// <summary>The number of the salon's last change to this card; see <see cref="ClientsDb.ChangeCounter"/>.</summary>
    public long ChangeNumber { get; set; }

    /// <summary>What stands in the salon's own fields; where nothing stands there is none. Read along with every card.</summary>
    public List<OwnValue> OwnValues { get; } = [];

    /// <summary>A new card, from data that passed <see cref="ClientChecks"/> and <see cref="OwnFields"/>.</summary>
    /// <param name="own">The salon's own fields.</param>
    public static Client Register(ClientInput input, string source, DateTime now, IReadOnlyList<OwnField>? own = null, Guid? id = null)
    {
        var client = new Client { Id = id ?? Guid.CreateVersion7(), FirstName = "", Source = source, CreatedAt = now };
        client.Take(input, own ?? []);
        client.Derive();
        return client;
    }

    /// <summary>Takes over data that passed <see cref="ClientChecks"/> and <see cref="OwnFields"/>.</summary>
    /// <param name="own">The salon's own fields.</param>
    /// <returns>The names of the fields that are different now, as the API writes them.</returns>
    public IReadOnlyList<string> Change(ClientInput input, IReadOnlyList<OwnField>? own = null)
    {
        var before = ClientInput.Of(this);
        Take(input, own ?? []);
        Derive();
        return [.. InputField.Differences(before, ClientInput.Of(this)).Select(field => field.ApiName)];
    }

    /// <summary>What stands in an own field, as <see cref="OwnFieldReading"/> writes it; null when that is nothing.</summary>
    public string? Own(Guid fieldId) => OwnValues.Find(value => value.FieldId == fieldId)?.Value;

    /// <param name="value">Null empties the field.</param>
    public void SetOwn(OwnField field, string? value)
    {
        var known = OwnValues.Find(one => one.FieldId == field.Id);
        if (value is null)
        {
            OwnValues.Remove(known!);
        }
        else if (known is null)
        {
            OwnValues.Add(new() { ClientId = Id, FieldId = field.Id, Field = field, Value = value });
        }
        else
        {
            known.Value = value;
        }
    }

    private void Take(ClientInput input, IReadOnlyList<OwnField> own)
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
        Kind = input.Kind ?? Kind;
        Billing = PostalInput.OrNothing(input.Billing);
        Shipping = PostalInput.OrNothing(input.Shipping);
        Occupation = input.Occupation;
        Education = input.Education;
        HeardFrom = input.HeardFrom;
        Status = input.Status ?? Status;
        Group = input.Group;
        Source = input.Source ?? Source;
        foreach (var field in own.Where(field => input.Custom?.ContainsKey(field.Key) == true))
        {
            SetOwn(field, input.Custom![field.Key]);
        }
    }

    /// <summary>Sets the name that is shown. Whoever fills a card field by field calls it at the end.</summary>
    public void Derive()
    {
        var ownName = PersonName.Display(FirstName, Infix, LastName);
        TypedDisplayName = TypedDisplayName == ownName ? null : TypedDisplayName;
        DisplayName = TypedDisplayName ?? ownName;
    }

    /// <summary>
    /// An import fills the card or takes its change back; the save that follows raises the version. What people changed
    /// stays known as theirs.
    /// </summary>
    public void ChangeByImport(Action change)
    {
        var isAsImported = Version == ImportVersion;
        change();
        ImportVersion = isAsImported ? Version + 1 : ImportVersion;
    }

    /// <summary>Into the bin: gone from lists and searching until it is restored or its time is over.</summary>
    public void Delete(DateTime now) => DeletedAt = now;

    public void Restore() => DeletedAt = null;

    /// <summary>Gone from lists and searching, as it is, behind the main card.</summary>
    public void MergeInto(Guid mainId) => MergedInto = mainId;

    /// <summary>Out from behind the main card.</summary>
    public void StandAlone() => MergedInto = null;

    /// <summary>Nothing is left of the person; the empty card stays for a while as the trace that everything kept in memory asks for.</summary>
    public void Erase(DateTime now)
    {
        Take(new ClientInput { FirstName = "" }, []);
        OwnValues.Clear();
        (SourceId, ImportId, ImportVersion, ImportedFigures, AssignedStaffId) = (null, null, null, null, null);
        (Login, MergedInto, DeletedAt, ErasedAt) = (default, null, now, now);
        Derive();
    }
}
