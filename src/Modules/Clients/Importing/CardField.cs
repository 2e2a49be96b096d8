namespace Platform.Clients.Importing;

/// <summary>
/// A field, or fields that belong together, that an import fills where a card has nothing. The name is none of them: it is what
/// people are recognised by.
/// </summary>
/// <param name="IsFilled">Whether the card has something there.</param>
/// <param name="Copy">From the first card to the second.</param>
internal sealed record CardField(Func<Client, bool> IsFilled, Action<Client, Client> Copy)
{
    private static readonly CardField[] All =
    [
        new(card => card.SourceId is not null, (from, to) => to.SourceId = from.SourceId),
        new(card => card.Email is not null, (from, to) => to.Email = from.Email),
        new(card => card.Mobile is not null, (from, to) => to.Mobile = from.Mobile),
        new(card => card.Phone is not null, (from, to) => to.Phone = from.Phone),
        new(card => card.Website is not null, (from, to) => to.Website = from.Website),
        new(card => card.BirthDate is not null, (from, to) => to.BirthDate = from.BirthDate),
        new(card => card.Gender is not null, (from, to) => to.Gender = from.Gender),
        new(card => card.Company is not null, (from, to) => to.Company = from.Company),
        new(card => card.VatNumber is not null, (from, to) => to.VatNumber = from.VatNumber),
        new(card => card.CocNumber is not null, (from, to) => to.CocNumber = from.CocNumber),
        new(card => card.Group is not null, (from, to) => to.Group = from.Group),
        new(card => card.ImportedFigures is not null, (from, to) => to.ImportedFigures = from.ImportedFigures),

        // Never half of one address and half of another.
        new(HasAddress, CopyAddress),
    ];

    /// <summary>A bit for each field that the card has something in.</summary>
    public static uint FilledOn(Client card)
    {
        var filled = 0u;
        for (var i = 0; i < All.Length; i++)
        {
            filled |= All[i].IsFilled(card) ? 1u << i : 0;
        }

        return filled;
    }

    /// <param name="fields">Bits of <see cref="FilledOn"/>.</param>
    public static void Take(uint fields, Client from, Client to)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if ((fields & (1u << i)) != 0)
            {
                All[i].Copy(from, to);
            }
        }
    }

    private static bool HasAddress(Client card) => (card.Street ?? card.HouseNumber ?? card.Postcode ?? card.City ?? card.Region) is not null;

    private static void CopyAddress(Client from, Client to)
    {
        (to.Street, to.HouseNumber, to.Addition) = (from.Street, from.HouseNumber, from.Addition);
        (to.Postcode, to.City, to.Region, to.Country) = (from.Postcode, from.City, from.Region, from.Country);
    }
}
