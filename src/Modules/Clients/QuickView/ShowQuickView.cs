using Platform.Clients.Card;
using Platform.Clients.Notes;
using Platform.Clients.Photos;

namespace Platform.Clients.QuickView;

/// <summary>
/// A client at a glance, for a panel beside the page somebody is on. Any link to a card opens it that says where it is
/// (<c>data-quick</c>); without a script the link opens the card.
/// </summary>
internal sealed class ShowQuickView : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapGet("/clients/{id:guid}/quick", Show).Needs(Right.SeeClients);

    private static async Task<IResult> Show(
        Guid id, ClientsDb db, Views views, Sight sight, NoteSight notes, Avatars avatars, TenantContext salon, HttpContext context, Here here,
        CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken);
        if (client is null)
        {
            return TypedResults.NotFound();
        }

        if (!Ui.IsPartial(context))
        {
            return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
        }

        await views.Tell(id, cancellationToken);
        var about = await db.NotesAbout(id, cancellationToken);
        var latest = await about.FirstOrDefaultAsync(cancellationToken);
        var allergies = await about.Where(note => note.Category == UsualCategory.Allergy).ToListAsync(cancellationToken);
        return Ui.Fragment<QuickViewPanel>(new
        {
            client.Id,
            Name = sight.Name(client.DisplayName, client.FirstName, client.LastName),
            Picture = await avatars.Of(id, cancellationToken),
            client.Status,
            Email = sight.Email(client.Email),
            Mobile = sight.Phone(client.Mobile),
            Phone = sight.Phone(client.Phone),
            Note = latest is null ? null : notes.Brief(latest),
            HasAllergy = allergies.Count > 0,
            Allergies = await notes.Alert(allergies, cancellationToken),
            MayCall = sight.IsFull && client.Mobile is not null,
            MayWrite = salon.Actor.May(Right.WriteNotes),
        });
    }
}
