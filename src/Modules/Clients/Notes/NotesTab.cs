using Microsoft.AspNetCore.Components;
using Platform.Clients.Merging;

namespace Platform.Clients.Notes;

/// <summary>All notes about a client, the newest first, with the place to write one.</summary>
internal sealed class NotesTab(ClientsDb db, TenantContext salon, IStringLocalizer<ClientsText> texts) : CardPart
{
    public const string TabKey = "notes";
    private const int MostShown = 500;

    public override CardPlace Place => CardPlace.Tab;

    public override string Key => TabKey;

    public override string Title => texts["Notes"];

    public override int Order => 20;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var cards = await db.CardsOf(clientId, cancellationToken);
        var notes = await db.Notes.AsNoTracking().Where(note => cards.Contains(note.ClientId))
            .OrderByDescending(note => note.At).ThenByDescending(note => note.Id)
            .Take(MostShown)
            .Select(note => new ShownNote(note.Text, note.Category, note.Author, note.At))
            .ToListAsync(cancellationToken);
        return NotesOnCard.Of(clientId, notes, salon.Actor.May(Right.WriteNotes));
    }
}

/// <summary>A note as people see it.</summary>
public sealed record ShownNote(string Text, string? Category, string Author, DateTime At);
