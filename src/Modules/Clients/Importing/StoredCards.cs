namespace Platform.Clients.Importing;

/// <summary>The cards of the database that the rows of a file may meet: read once, and from then on only what others change.</summary>
internal sealed class StoredCards(ClientsDb db, Import import)
{
    private HashSet<Guid>? ofSameSystem;
    private HashSet<Guid>? withNotes;

    /// <summary>The last change of the salon's clients that is known; see <see cref="ClientsDb.ChangeCounter"/>.</summary>
    public long Seen { get; set; }

    public async Task Learn(KnownCards known, CancellationToken cancellationToken)
    {
        ofSameSystem ??= await db.Imports.Where(other => other.System == import.System).Select(other => other.Id).ToHashSetAsync(cancellationToken);
        withNotes ??= await db.Notes.Select(note => note.ClientId).Distinct().ToHashSetAsync(cancellationToken);
        var changed = db.WithHidden.AsNoTracking().Where(card => card.ChangeNumber > Seen).OrderBy(card => card.ChangeNumber).ThenBy(card => card.Id);
        await foreach (var card in changed.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            known.LearnStored(card, card.ImportId is not { } origin || ofSameSystem.Contains(origin), withNotes.Contains(card.Id));
        }
    }
}
