using System.Linq.Expressions;

namespace Platform.Clients.Importing;

/// <summary>The cards of the database that the rows of a chunk may meet, found with one question a kind of key.</summary>
internal sealed class StoredCards(ClientsDb db, Import import)
{
    private HashSet<Guid>? ofSameSystem;

    /// <summary>A row that has met its card is not asked for again: importing a file once more costs one question a chunk.</summary>
    public async Task Learn(RowChunk chunk, KnownCards known, CancellationToken cancellationToken)
    {
        var rows = chunk.Rows.Where(row => row.Card is not null).ToList();
        await Learn(row => [row.SourceId], keys => card => EF.Parameter(keys).Contains(card.SourceId!));
        await Learn(row => [row.EmailKey], keys => card => EF.Parameter(keys).Contains(card.EmailKey!));
        await Learn(row => [row.Mobile, row.Phone], keys => card => EF.Parameter(keys).Contains(card.Mobile!));
        await Learn(row => [row.Mobile, row.Phone], keys => card => EF.Parameter(keys).Contains(card.Phone!));

        async Task Learn(Func<Client, string?[]> keysOf, Func<string[], Expression<Func<Client, bool>>> hasKey)
        {
            rows.RemoveAll(row => known.Find(row.Card!, row.Name) is not null);
            var keys = rows.SelectMany(row => keysOf(row.Card!)).OfType<string>().Distinct().ToArray();
            await Take(await Find(keys, hasKey(keys), cancellationToken), chunk, known, cancellationToken);
        }
    }

    /// <summary>
    /// Nothing but the key in the question: asked for the bin or an order too, SQLite reads every card of the salon for each chunk.
    /// </summary>
    private async Task<List<Client>> Find(string[] keys, Expression<Func<Client, bool>> hasKey, CancellationToken cancellationToken)
    {
        var cards = keys.Length == 0 ? [] : await db.WithBin.Where(hasKey).ToListAsync(cancellationToken);
        return [.. cards.Where(card => card.DeletedAt is null).OrderBy(card => card.Id)];
    }

    private async Task Take(List<Client> found, RowChunk chunk, KnownCards known, CancellationToken cancellationToken)
    {
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
