using Platform.Clients.Directory;
using Platform.Clients.Fields;

namespace Platform.Clients.Merging;

/// <summary>One of the cards, as the page of a merge shows it.</summary>
/// <param name="Seen">Card and version, to notice a change of somebody else.</param>
public sealed record MergeCard(
    Guid Id, string Seen, string Name, string? Contact, DateTime CreatedAt, int Notes, IReadOnlyList<string> Labels,
    IReadOnlyList<string> Lists);

/// <summary>A field in which the cards differ.</summary>
/// <param name="Name">As the API writes it.</param>
/// <param name="Winner">The card whose value is ticked.</param>
public sealed record MergeField(string Name, string Label, IReadOnlyList<MergeValue> Values, Guid Winner);

/// <summary>What a card says in a field; null says nothing.</summary>
public sealed record MergeValue(Guid CardId, string? Text);

/// <summary>Shows what a merge would do, before it is done.</summary>
internal sealed class MergePreview(ClientsDb db, ClientLookup lookup, Sight sight, OwnFields own, IStringLocalizer<ClientsText> texts)
{
    private const int MostFound = 10;

    private static readonly string[] Coded = [nameof(ClientInput.Gender), nameof(ClientInput.Language), nameof(ClientInput.Status)];

    /// <param name="cards">The main card first; with fewer than two the page asks for another.</param>
    /// <param name="chosen">What was ticked on the page before.</param>
    public async Task<IResult> Show(
        IReadOnlyList<Client> cards, string? search, CancellationToken cancellationToken, FormState? state = null,
        IReadOnlyDictionary<string, Guid>? chosen = null, bool isStale = false)
    {
        var isTooMany = cards.Count > CardMerge.MostCards;
        var shown = new List<MergeCard>();
        foreach (var card in cards)
        {
            shown.Add(await Shown(card, cancellationToken));
        }

        var fields = await own.Shown(cancellationToken);
        return Ui.Page<MergeClientsPage>(
            new
            {
                Cards = shown,
                Fields = cards.Count > 1 && !isTooMany ? Fields(cards, chosen ?? new Dictionary<string, Guid>(), fields) : [],
                Found = await Found(search, cards, cancellationToken),
                Search = search,
                State = state,
                IsStale = isStale,
                IsTooMany = isTooMany,
            },
            isStale ? StatusCodes.Status409Conflict
                : state is { IsValid: false } || isTooMany ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private List<MergeField> Fields(
        IReadOnlyList<Client> cards, IReadOnlyDictionary<string, Guid> chosen, IReadOnlyList<OwnField> fields)
    {
        var (result, winners) = FieldMerging.ByDefault(cards);
        var read = cards.Select(card => (card.Id, Stored: Values(FieldMerging.FieldsOf(card)), Shown: Values(sight.ForPeople(card))))
            .ToList();
        return
        [
            .. from field in InputField.Of(result)
               let name = field.ApiName
               let label = OwnFields.LabelOf(field, fields, texts)
               where label is not null && field.Name != nameof(ClientInput.Source)
                   && read.Select(card => card.Stored.GetValueOrDefault(name)).Distinct().Count() > 1
               let wanted = chosen.TryGetValue(name, out var ticked) ? ticked : winners[name]
               let values = read.DistinctBy(card => card.Stored.GetValueOrDefault(name)).ToList()
               let winner = read.Where(card => card.Id == wanted).Select(card => card.Stored.GetValueOrDefault(name)).FirstOrDefault()
               select new MergeField(
                   name, label,
                   [.. values.Select(card => new MergeValue(card.Id, Said(field, card.Shown.GetValueOrDefault(name), fields)))],
                   values.First(card => card.Stored.GetValueOrDefault(name) == winner || card.Id == wanted).Id),
        ];
    }

    private static Dictionary<string, string?> Values(ClientInput input)
        => InputField.Of(input).ToDictionary(field => field.ApiName, field => string.IsNullOrEmpty(field.Value) ? null : field.Value);

    private string? Said(InputField field, string? value, IReadOnlyList<OwnField> fields)
        => fields.FirstOrDefault(one => one.Key == field.OwnKey) is { } ownField ? own.Said(ownField, value)
            : value is not null && Coded.Contains(field.Label) ? texts.Choice(value) : value;

    private async Task<MergeCard> Shown(Client card, CancellationToken cancellationToken)
    {
        var all = await db.CardsOf(card.Id, cancellationToken);
        var carried = db.ClientTags.Where(tag => tag.ClientId == card.Id).Select(tag => tag.TagId);
        var tags = await db.Tags.AsNoTracking().Where(tag => carried.Contains(tag.Id)).OrderBy(tag => tag.Name)
            .ToListAsync(cancellationToken);
        return new(
            card.Id, MergeClients.SeenOf(card), sight.Name(card.DisplayName, card.FirstName, card.LastName),
            sight.Phone(card.Mobile ?? card.Phone) ?? sight.Email(card.Email), card.CreatedAt,
            await db.Notes.CountAsync(note => all.Contains(note.ClientId), cancellationToken),
            [.. tags.Where(tag => tag.Kind == TagKind.Label).Select(tag => tag.Name)],
            [.. tags.Where(tag => tag.Kind == TagKind.List).Select(tag => tag.Name)]);
    }

    /// <summary>Other cards to choose from: what was searched for, or else the cards with the name of the first.</summary>
    private async Task<IReadOnlyList<MergeCard>> Found(string? search, IReadOnlyList<Client> cards, CancellationToken cancellationToken)
    {
        var typed = string.IsNullOrWhiteSpace(search) ? cards.Count == 1 ? cards[0].DisplayName : "" : search;
        if (typed.Length == 0 || cards.Count >= CardMerge.MostCards)
        {
            return [];
        }

        var ids = (await lookup.Suggest(typed, MostFound + cards.Count, cancellationToken)).Select(entry => entry.Id)
            .Except(cards.Select(card => card.Id)).Take(MostFound).ToList();
        var found = await db.Clients.AsNoTracking().Where(card => ids.Contains(card.Id)).ToListAsync(cancellationToken);
        var shown = found.OrderBy(card => ids.IndexOf(card.Id)).Select(card => new MergeCard(
            card.Id, "", sight.Name(card.DisplayName, card.FirstName, card.LastName),
            sight.Phone(card.Mobile ?? card.Phone) ?? sight.Email(card.Email), card.CreatedAt, 0, [], []));
        return [.. shown];
    }
}
