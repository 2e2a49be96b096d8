using Microsoft.AspNetCore.Components;
using Platform.Clients.Photos;

namespace Platform.Clients.Notes;

/// <summary>All notes about a client, the newest first, with the place to write one. ?category= shows those of one category.</summary>
internal sealed class NotesTab(
    ClientsDb db, TenantContext salon, NoteSight sight, PhotoSight photos, NoteCategories categories, IHttpContextAccessor accessor,
    IStringLocalizer<ClientsText> texts) : CardPart
{
    public const string TabKey = "notes";
    private const int MostShown = 500;

    public override CardPlace Place => CardPlace.Tab;

    public override string Key => TabKey;

    public override string Title => texts["Notes"];

    public override int Order => 20;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var notes = await (await db.NotesAbout(clientId, cancellationToken)).Take(MostShown).ToListAsync(cancellationToken);
        var carried = notes.Select(note => note.Category ?? UsualCategory.General).Distinct().ToList();
        var wanted = accessor.HttpContext?.Request.Query["category"].ToString();
        var chosen = carried.Contains(wanted!) ? wanted : null;
        var listed = notes.FindAll(note => chosen is null || (note.Category ?? UsualCategory.General) == chosen);
        var chips = carried.Select(name => new Choice(name, categories.LabelOf(name))).OrderBy(choice => choice.Text);
        var gallery = await db.GalleryOf(clientId, cancellationToken);
        var pictures = await gallery.Where(photo => photo.NoteId != null).ToListAsync(cancellationToken);
        var with = pictures.ToLookup(photo => photo.NoteId!.Value, photo => photos.Shown(photo, clientId));
        var shown = await sight.Show(listed, cancellationToken);
        return NotesOnCard.Of(
            clientId, shown.ConvertAll(note => note with { Photos = [.. with[note.Id]] }), [.. chips], chosen,
            salon.Actor.May(Right.WriteNotes) ? await categories.Offered(cancellationToken) : [],
            asksConsent: !notes.Exists(note => UsualCategory.IsHealth(note.Category)));
    }
}
