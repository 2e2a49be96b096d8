using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Notes;

/// <summary>The newest notes, short, where they cannot be missed.</summary>
internal sealed class FirstNotes(ClientsDb db, NoteSight sight) : CardPart
{
    private const int MostShown = 5;

    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 30;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var notes = await db.NotesAbout(clientId, cancellationToken);
        var first = await notes.Take(MostShown).ToListAsync(cancellationToken);
        var more = first.Count < MostShown ? 0 : await notes.CountAsync(cancellationToken) - first.Count;
        return first.Count == 0 ? null : FirstNotesOnCard.Of(clientId, first.ConvertAll(sight.Brief), more);
    }
}
