using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Notes;

/// <summary>That a client has an allergy, above everything else; which one, for those with the right to health data.</summary>
internal sealed class AllergyAlert(ClientsDb db, NoteSight sight) : CardPart
{
    public override CardPlace Place => CardPlace.Top;

    public override int Order => 0;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var notes = await (await db.NotesAbout(clientId, cancellationToken)).Where(note => note.Category == UsualCategory.Allergy)
            .ToListAsync(cancellationToken);
        return notes.Count == 0 ? null : AllergyAlertOnCard.Of(await sight.Alert(notes, cancellationToken));
    }
}
