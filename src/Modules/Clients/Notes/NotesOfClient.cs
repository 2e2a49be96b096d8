using Platform.Clients.Merging;

namespace Platform.Clients.Notes;

/// <summary>Which notes are about a client: those of the card, and of the cards behind it.</summary>
internal static class NotesOfClient
{
    extension(ClientsDb db)
    {
        /// <summary>The one that was written or changed last comes first.</summary>
        public async Task<IQueryable<ClientNote>> NotesAbout(Guid clientId, CancellationToken cancellationToken)
        {
            var cards = await db.CardsOf(clientId, cancellationToken);
            return db.Notes.AsNoTracking().Where(note => cards.Contains(note.ClientId))
                .OrderByDescending(note => note.ChangedAt ?? note.At).ThenByDescending(note => note.Id);
        }

        /// <summary>A note of this client, to be changed; null when there is none, or the client is not there.</summary>
        public async Task<ClientNote?> NoteAbout(Guid clientId, Guid noteId, CancellationToken cancellationToken)
        {
            if (!await db.Clients.AnyAsync(client => client.Id == clientId, cancellationToken))
            {
                return null;
            }

            var cards = await db.CardsOf(clientId, cancellationToken);
            return await db.NotesWithDeleted.FirstOrDefaultAsync(
                note => note.Id == noteId && cards.Contains(note.ClientId), cancellationToken);
        }
    }
}
