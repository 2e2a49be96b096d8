using Platform.Clients.Dates;

namespace Platform.Clients.Importing;

/// <summary>A system whose export we recognise by its headers, and where it means something else than the aliases say.</summary>
/// <param name="Name">Stands in the source of imported clients and figures.</param>
/// <param name="Signature">Headers that together occur in no other system's file.</param>
internal sealed record KnownSystem(string Name, params string[] Signature)
{
    /// <summary>Headers that mean another field here; null: none of ours, so that another column can have the field.</summary>
    public IReadOnlyDictionary<string, ClientField?> Meanings { get; init; } = new Dictionary<string, ClientField?>();

    /// <summary>For a column in which no date tells.</summary>
    public DateOrder UsualDateOrder { get; init; } = DateOrder.DayFirst;

    private static readonly KnownSystem[] All =
    [
        new("Salonized", "salonized_id", "first_name"),
        new("Fresha", "Client ID", "Accepts SMS Marketing", "Referral Source")
        {
            // "Area" is a part of the city.
            Meanings = new Dictionary<string, ClientField?> { ["Area"] = null, ["Full Name"] = null },
        },
        new("Phorest", "client_id", "creating_branch_id", "land_line")
        {
            Meanings = new Dictionary<string, ClientField?> { ["external_id"] = null, ["first_visit"] = null },
        },
        new("Square", "Square Customer ID", "Creation Source")
        {
            Meanings = new Dictionary<string, ClientField?> { ["Reference ID"] = null },
            UsualDateOrder = DateOrder.MonthFirst,
        },
        new("Mailchimp", "Email Address", "MEMBER_RATING", "LEID")
        {
            Meanings = new Dictionary<string, ClientField?> { ["CC"] = ClientField.Country },
            UsualDateOrder = DateOrder.MonthFirst,
        },
        new("Treatwell", "opt-in state"),
        new("Google Contacts", "E-mail 1 - Value", "Phone 1 - Value")
        {
            Meanings = new Dictionary<string, ClientField?> { ["Name"] = null, ["Address 1 - Label"] = null },
        },
        new("vCard", "vCard UID", "Middle name"),
        new("Nederlandse lijst", "voornaam", "achternaam"),
    ];

    /// <returns>Null when the headers are of no system we know.</returns>
    public static KnownSystem? Detect(IEnumerable<string> headers)
    {
        var keys = headers.Select(HeaderAliases.Key).ToHashSet();
        return Array.Find(All, system => system.Signature.All(header => keys.Contains(HeaderAliases.Key(header))));
    }

    /// <summary>What a header means in a file of this system.</summary>
    public ClientField? Find(string header)
    {
        foreach (var (other, field) in Meanings)
        {
            if (HeaderAliases.Key(other) == HeaderAliases.Key(header))
            {
                return field;
            }
        }

        return HeaderAliases.Find(header);
    }
}
