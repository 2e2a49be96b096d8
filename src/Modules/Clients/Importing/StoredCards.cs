using System.Linq.Expressions;

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
            .. await Find(sourceIds, card => EF.Parameter(sourceIds).Contains(card.SourceId), cancellationToken),
            .. await Find(emails, card => EF.Parameter(emails).Contains(card.EmailKey), cancellationToken),
            .. await Find(phones, card => EF.Parameter(phones).Contains(card.Mobile), cancellationToken),
            .. await Find(phones, card => EF.Parameter(phones).Contains(card.Phone), cancellationToken),
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

    /// <summary>
    /// Nothing but the key in the question: asked for the bin or an order too, SQLite reads every card of the salon for each chunk.
    /// </summary>
    private async Task<IEnumerable<Client>> Find(string?[] keys, Expression<Func<Client, bool>> hasKey, CancellationToken cancellationToken)
    {
        var cards = keys.Length == 0 ? [] : await db.WithBin.Where(hasKey).ToListAsync(cancellationToken);
        return cards.Where(card => card.DeletedAt is null).OrderBy(card => card.Id);
    }

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
