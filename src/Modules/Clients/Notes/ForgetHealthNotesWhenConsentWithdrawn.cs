using Platform.Clients.Merging;
using Platform.Contracts.Marketing;

namespace Platform.Clients.Notes;

/// <summary>Without the client's yes there is nothing to keep (D-26): notes about health that were there go at once and for good.</summary>
internal sealed class ForgetHealthNotesWhenConsentWithdrawn(ClientsDb db) : IReaction<ConsentWithdrawn>
{
    public async Task React(ConsentWithdrawn fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (fact.Purpose == "health")
        {
            var cards = await db.CardsOf(fact.ClientId, cancellationToken);
            await db.NotesWithDeleted
                .Where(note => cards.Contains(note.ClientId) && UsualCategory.OfHealth.Contains(note.Category) && note.At <= envelope.At)
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}
