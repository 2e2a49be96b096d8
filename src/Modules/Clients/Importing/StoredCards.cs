namespace Platform.Clients.Importing;

/// <summary>The cards of the database that the rows of a chunk may meet, found with one question a kind of key.</summary>
internal sealed class StoredCards(ClientsDb db, Import import)
{
    private HashSet<Guid>? ofSameSystem;

    public async Task Learn(RowChunk chunk, KnownCards known, CancellationToken cancellationToken)
    {
        var rows = chunk.Rows.Select(row => row.Card).OfType<Client>().ToList();
        var (sourceIds, emails) = (Keys(rows.Select(row => row.SourceId)), Keys(rows.Select(row => row.EmailKey)));
        var phones = Keys(rows.SelectMany(row => new[] { row.Mobile, row.Phone }));
        List<Client> found =
        [
            .. await Find(db.Clients.Where(card => EF.Parameter(sourceIds).Contains(card.SourceId)), sourceIds, cancellationToken),
            .. await Find(db.Clients.Where(card => EF.Parameter(emails).Contains(card.EmailKey)), emails, cancellationToken),
            .. await Find(db.Clients.Where(card => EF.Parameter(phones).Contains(card.Mobile)), phones, cancellationToken),
            .. await Find(db.Clients.Where(card => EF.Parameter(phones).Contains(card.Phone)), phones, cancellationToken),
        ];
        if (found.Count == 0)
        {
            return;
        }

        ofSameSystem ??= await db.Imports.Where(other => other.System == import.System).Select(other => other.Id).ToHashSetAsync(cancellationToken);
        var withNotes = await WithNotes(chunk, found, cancellationToken);
        foreach (var card in found)
        {
            known.LearnStored(card, card.ImportId is not { } origin || ofSameSystem.Contains(origin), withNotes.Contains(card.Id));
        }
    }

    private static string?[] Keys(IEnumerable<string?> values) => [.. values.Where(value => value is not null).Distinct()];

    private static async Task<List<Client>> Find(IQueryable<Client> cards, string?[] keys, CancellationToken cancellationToken)
        => keys.Length == 0 ? [] : await cards.OrderBy(card => card.Id).ToListAsync(cancellationToken);

    private async Task<HashSet<Guid>> WithNotes(RowChunk chunk, List<Client> found, CancellationToken cancellationToken)
    {
        if (chunk.Rows.All(row => row.Row.Note is null && row.Row.Blocked != true))
        {
            return [];
        }

        var ids = found.ConvertAll(card => card.Id);
        return await db.Notes.Where(note => EF.Parameter(ids).Contains(note.ClientId)).Select(note => note.ClientId).ToHashSetAsync(cancellationToken);
    }
}
