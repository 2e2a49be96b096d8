using Platform.Clients.Fields;

namespace Platform.Clients.Directory;

/// <summary>A column of the list.</summary>
/// <param name="Key">As it stands in the address: "city", "custom.haartype".</param>
/// <param name="IsSorted">Whether one can sort by it.</param>
public sealed record ListColumn(string Key, string Title, bool IsSorted);

/// <summary>What the list can show beside the name: fields of the card, and the salon's own.</summary>
internal sealed class ListColumns(OwnFields own, Sight sight, IStringLocalizer<ClientsText> texts)
{
    /// <summary>The address, the number that one calls first, and the two that are no field of the card.</summary>
    public const string Email = "email", Phone = "phone", Login = "login", Created = "created";

    /// <summary>As long as nobody chose (CL-03).</summary>
    public static readonly string[] Usual = [Email, Phone, Login, Created];

    private static readonly string[] OfCard = ["birthDate", "gender", "language", "postcode", "city", "region", "company", "group", "status", "source"];

    /// <summary>In the order in which they stand in the list.</summary>
    public async Task<IReadOnlyList<ListColumn>> All(CancellationToken cancellationToken)
    {
        var fields = OfCard.Select(key => new ListColumn(key, texts[Named(key)], ClientOrder.Of(key) is not null));
        var shown = (await own.Shown(cancellationToken)).Select(field => new ListColumn(InputField.OwnApiName(field.Key), field.Label, IsSorted: false));
        var usual = Usual.Select(key => new ListColumn(key, texts[$"Column-{key}"], IsSorted: true)).ToList();
        return [.. usual[..2], .. fields, .. shown, .. usual[2..]];
    }

    /// <param name="keys">What was asked for; what is no column is passed over, and with none it is the usual ones.</param>
    public static IReadOnlyList<ListColumn> Chosen(IReadOnlyList<ListColumn> all, string[]? keys)
    {
        var chosen = all.Where(column => keys?.Contains(column.Key) == true).ToList();
        return chosen.Count > 0 ? chosen : [.. all.Where(column => Usual.Contains(column.Key))];
    }

    /// <summary>What a row says in each column, as this person may see it; nothing where it is not a text.</summary>
    public IReadOnlyList<string?> Texts(Client client, IReadOnlyList<ListColumn> columns)
    {
        var fields = new Lazy<Dictionary<string, string?>>(() => InputField.Of(sight.ForPeople(client)).Where(field => field.Part is null)
            .ToDictionary(field => field.OwnKey is null ? field.Label : field.ApiName, field => field.Value));
        return [.. columns.Select(column => column.Key switch
        {
            Email => sight.Email(client.Email),
            Phone => sight.Phone(client.Mobile ?? client.Phone),
            Login or Created => null,
            "gender" or "language" or "status" => fields.Value.GetValueOrDefault(Named(column.Key)) is { } code ? texts.Choice(code) : null,
            _ => fields.Value.GetValueOrDefault(Named(column.Key)),
        })];
    }

    /// <summary>The field of the form: "city" is City; own fields are named as they are.</summary>
    private static string Named(string key) => key.Contains('.', StringComparison.Ordinal) ? key : char.ToUpperInvariant(key[0]) + key[1..];
}
