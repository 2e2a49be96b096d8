using Microsoft.AspNetCore.Components;
using Platform.Clients.Merging;

namespace Platform.Clients.Notes;

/// <summary>The newest notes, short, where they cannot be missed.</summary>
internal sealed class FirstNotes(ClientsDb db) : CardPart
{
    private const int MostShown = 5;

    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 30;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var cards = await db.CardsOf(clientId, cancellationToken);
        var notes = db.Notes.AsNoTracking().Where(note => cards.Contains(note.ClientId));
        var first = await notes.OrderByDescending(note => note.At).ThenByDescending(note => note.Id)
            .Take(MostShown).Select(note => note.Text).ToListAsync(cancellationToken);
        var more = first.Count < MostShown ? 0 : await notes.CountAsync(cancellationToken) - first.Count;
        return first.Count == 0 ? null : FirstNotesOnCard.Of(clientId, first, more);
    }
}
