using Platform.Clients.Fields;
using Platform.Contracts.Clients;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Importing;

/// <summary>
/// Undoes an import: first the cards that it made, then what it gave to cards that were there. A chunk is one transaction: cards,
/// notes, how far it is, and one event. It goes on behind its last chunk, whoever began it.
/// </summary>
internal sealed class TakeBackImport(ClientsDb db, OwnFields own, ImportChunks chunks) : QueuedTask
{
    public const string TaskKind = "clients.undo-import";

    public override string Kind => TaskKind;

    public override async Task Run(Guid subjectId, CancellationToken cancellationToken)
    {
        db.IsReadingIn = true;
        var isDone = false;
        while (!isDone)
        {
            await db.InTransaction(async () => isDone = await TakeBackChunk(subjectId, cancellationToken), cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>It can be asked for again and then goes on where it stopped.</summary>
    public override async Task GiveUp(Guid subjectId)
    {
        var import = await db.Imports.FirstAsync(i => i.Id == subjectId);
        import.State = ImportState.Failed;
        await db.SaveChangesAsync();
    }

    /// <returns>Whether nothing is left.</returns>
    private async Task<bool> TakeBackChunk(Guid importId, CancellationToken cancellationToken)
    {
        // Whoever holds the counter is the only one who changes clients; a second worker waits here and finds what the first has left.
        var change = await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
        if (await db.Imports.FirstOrDefaultAsync(i => i.Id == importId, cancellationToken) is not { State: ImportState.Undoing } import)
        {
            return true;
        }

        if (!await TakeBackCreated(import, change, cancellationToken) && !await TakeBackFillings(import, cancellationToken))
        {
            import.EndUndo(db.Now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return import.State == ImportState.Undone;
    }

    /// <summary>Cards go into the bin like any other; those that are somebody's by now stay.</summary>
    /// <returns>False when there are no more.</returns>
    private async Task<bool> TakeBackCreated(Import import, long change, CancellationToken cancellationToken)
    {
        var created = await db.Clients.Where(card => card.ImportId == import.Id && card.Id.CompareTo(import.UndoneTo) > 0)
            .OrderBy(card => card.Id).Take(chunks.Rows).Select(card => new { card.Id, IsAsImported = card.Version == card.ImportVersion })
            .ToListAsync(cancellationToken);
        if (created.Count == 0)
        {
            return false;
        }

        var ids = created.ConvertAll(card => card.Id);
        var inUse = await db.Notes.Where(note => EF.Parameter(ids).Contains(note.ClientId) && note.ImportId != import.Id)
            .Select(note => note.ClientId)
            .Union(db.Fillings.Where(filling => EF.Parameter(ids).Contains(filling.ClientId) && filling.ImportId != import.Id
                && filling.Fields != ImportFilling.NoFields).Select(filling => filling.ClientId))
            .ToHashSetAsync(cancellationToken);
        var gone = created.Where(card => card.IsAsImported && !inUse.Contains(card.Id)).Select(card => card.Id).ToHashSet();
        List<Guid> removed = [.. gone];
        DateTime? now = db.Now;
        await db.Clients.Where(card => EF.Parameter(removed).Contains(card.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(card => card.DeletedAt, now).SetProperty(card => card.ChangeNumber, change)
                .SetProperty(card => card.Version, card => card.Version + 1),
            cancellationToken);
        var kept = ids.FindAll(id => !gone.Contains(id));
        db.Publish(new ClientsImportUndone(import.Id, import.FileName, removed, kept, []));
        import.CountCreated(removed.Count, kept.Count, ids[^1]);
        return true;
    }

    /// <summary>Also on cards in the bin, for when they come back.</summary>
    /// <returns>False when there are no more.</returns>
    private async Task<bool> TakeBackFillings(Import import, CancellationToken cancellationToken)
    {
        var fillings = await db.Fillings.Where(filling => filling.ImportId == import.Id).OrderBy(filling => filling.Id).Take(chunks.Rows)
            .ToListAsync(cancellationToken);
        if (fillings.Count == 0)
        {
            return false;
        }

        var ids = fillings.Select(filling => filling.ClientId).Distinct().ToList();
        var cards = await db.WithBin.Where(card => EF.Parameter(ids).Contains(card.Id) && card.ImportId != import.Id)
            .ToDictionaryAsync(card => card.Id, cancellationToken);
        var restored = await TakeBackNotes(import, [.. cards.Keys], cancellationToken);
        var fields = new CardFields(await own.All(cancellationToken));
        foreach (var filling in fillings)
        {
            if (cards.GetValueOrDefault(filling.ClientId) is { } card)
            {
                card.ChangeByImport(() => _ = filling.TakeBack(card, fields) && restored.Add(card.Id));
            }
        }

        db.RemoveRange(fillings);
        if (cards.Count > 0)
        {
            db.Publish(new ClientsImportUndone(import.Id, import.FileName, [], [], [.. cards.Keys]));
        }

        import.CountFillings(fillings.Count, restored.Count);
        return true;
    }

    /// <returns>The cards that had some.</returns>
    private async Task<HashSet<Guid>> TakeBackNotes(Import import, List<Guid> cards, CancellationToken cancellationToken)
    {
        var notes = db.Notes.Where(note => EF.Parameter(cards).Contains(note.ClientId) && note.ImportId == import.Id);
        var withNotes = await notes.Select(note => note.ClientId).Distinct().ToHashSetAsync(cancellationToken);
        await notes.ExecuteDeleteAsync(cancellationToken);
        return withNotes;
    }
}
