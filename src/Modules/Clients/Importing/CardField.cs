using Platform.Clients.Fields;

namespace Platform.Clients.Importing;

/// <summary>
/// A field, or fields that belong together, that an import fills where a card has nothing. The name is none of them: it is what
/// people are recognised by.
/// </summary>
/// <param name="Name">Is stored with what an import filled.</param>
/// <param name="Read">What stands there; null when that is nothing.</param>
/// <param name="Copy">From the first card to the second.</param>
internal sealed record CardField(string Name, Func<Client, string?> Read, Action<Client, Client> Copy)
{
    private static readonly Client Empty = new() { FirstName = "" };

    public static IReadOnlyList<CardField> OfEverySalon { get; } =
    [
        new("sourceId", card => card.SourceId, (from, to) => to.SourceId = from.SourceId),
        new("email", card => card.Email, (from, to) => to.Email = from.Email),
        new("mobile", card => card.Mobile, (from, to) => to.Mobile = from.Mobile),
        new("phone", card => card.Phone, (from, to) => to.Phone = from.Phone),
        new("website", card => card.Website, (from, to) => to.Website = from.Website),
        new("birthDate", card => card.BirthDate, (from, to) => to.BirthDate = from.BirthDate),
        new("gender", card => card.Gender, (from, to) => to.Gender = from.Gender),
        new("company", card => card.Company, (from, to) => to.Company = from.Company),
        new("vatNumber", card => card.VatNumber, (from, to) => to.VatNumber = from.VatNumber),
        new("cocNumber", card => card.CocNumber, (from, to) => to.CocNumber = from.CocNumber),
        new("occupation", card => card.Occupation, (from, to) => to.Occupation = from.Occupation),
        new("education", card => card.Education, (from, to) => to.Education = from.Education),
        new("heardFrom", card => card.HeardFrom, (from, to) => to.HeardFrom = from.HeardFrom),
        new("group", card => card.Group, (from, to) => to.Group = from.Group),
        new("importedFigures", card => card.ImportedFigures, (from, to) => to.ImportedFigures = from.ImportedFigures),

        // Never half of one address and half of another.
        new("address", ReadAddress, CopyAddress),
        new("billing", card => card.Billing?.InLines(), (from, to) => to.Billing = from.Billing),
        new("shipping", card => card.Shipping?.InLines(), (from, to) => to.Shipping = from.Shipping),
    ];

    /// <summary>A field that the salon added.</summary>
    public static CardField Of(OwnField own) => new(
        InputField.OwnApiName(own.Key), card => card.Own(own.Id), (from, to) => to.SetOwn(own, from.Own(own.Id)));

    public void Clear(Client card) => Copy(Empty, card);

    private static string? ReadAddress(Client card)
        => (card.Street ?? card.HouseNumber ?? card.Postcode ?? card.City ?? card.Region) is null ? null
            : string.Join('\n', card.Street, card.HouseNumber, card.Addition, card.Postcode, card.City, card.Region, card.Country);

    private static void CopyAddress(Client from, Client to)
    {
        (to.Street, to.HouseNumber, to.Addition) = (from.Street, from.HouseNumber, from.Addition);
        (to.Postcode, to.City, to.Region, to.Country) = (from.Postcode, from.City, from.Region, from.Country);
    }
}

/// <summary>All of them in one salon, each with a bit of its own.</summary>
internal sealed class CardFields
{
    private readonly CardField[] all;

    /// <param name="own">The removed ones too: what they hold is kept.</param>
    public CardFields(IReadOnlyList<OwnField> own)
        => all = [.. CardField.OfEverySalon, .. own.OrderBy(field => field.Id).Select(CardField.Of)];

    /// <summary>A bit for each field that the card has something in.</summary>
    public UInt128 FilledOn(Client card)
    {
        var filled = UInt128.Zero;
        for (var i = 0; i < all.Length; i++)
        {
            filled |= all[i].Read(card) is not null ? UInt128.One << i : 0;
        }

        return filled;
    }

    /// <param name="fields">Bits of <see cref="FilledOn"/>.</param>
    public void Take(UInt128 fields, Client from, Client to)
    {
        foreach (var field in Of(fields))
        {
            field.Copy(from, to);
        }
    }

    /// <param name="fields">Bits of <see cref="FilledOn"/>.</param>
    public IEnumerable<CardField> Of(UInt128 fields) => all.Where((_, i) => (fields & (UInt128.One << i)) != 0);

    public CardField Named(string name) => Array.Find(all, field => field.Name == name)!;
}
