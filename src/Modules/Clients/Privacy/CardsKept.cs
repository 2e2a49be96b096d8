using Platform.Clients.Duplicates;
using Platform.Clients.Importing;
using Platform.Clients.Merging;

namespace Platform.Clients.Privacy;

/// <summary>What this module keeps about a client.</summary>
internal sealed class CardsKept(ClientsDb db, IStringLocalizer<ClientsText> texts) : PersonalDataPart
{
    public override int Order => 10;

    public override Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<PersonalTable>>(
        [
            new PersonalTable<Client>(db, "client", texts["DataClient"], db.WithHidden.Where(card => cards.Contains(card.Id)), texts)
            {
                NotTold =
                [
                    nameof(Client.ChangeNumber), nameof(Client.ImportId), nameof(Client.ImportVersion), nameof(Client.MergedInto), nameof(Client.DeletedAt),
                    nameof(Client.ErasedAt), nameof(Client.TypedDisplayName),
                ],
                StaysEmptied = true,
            },
            new PersonalTable<ClientNote>(db, "notes", texts["Notes"], db.Notes.Where(note => cards.Contains(note.ClientId)), texts)
            {
                NotTold = [nameof(ClientNote.ClientId), nameof(ClientNote.Author), nameof(ClientNote.ImportId)],
            },
            Untold("tags", db.ClientTags.Where(tag => cards.Contains(tag.ClientId))),
            Untold("fillings", db.Fillings.Where(filling => cards.Contains(filling.ClientId))),
            Untold("merges", db.Merges.Where(merge => cards.Contains(merge.MainId))),
            Untold("no-duplicates", db.NoDuplicates.Where(pair => cards.Contains(pair.OneId) || cards.Contains(pair.OtherId))),
        ]);

    /// <summary>Copies and prints of what the card itself says.</summary>
    private PersonalTable<T> Untold<T>(string name, IQueryable<T> rows)
        where T : class
        => new(db, name, texts["DataCopies"], rows, texts) { IsTold = false };
}
