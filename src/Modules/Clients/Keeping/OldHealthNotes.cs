using Platform.Clients.Notes;
using Platform.Contracts.Clients;

namespace Platform.Clients.Keeping;

/// <summary>Notes about the health of a client who comes no more go for good; who comes back is asked anew.</summary>
internal sealed class OldHealthNotes(ClientsDb db, Silence silence, IStringLocalizer<ClientsText> texts) : RetentionPart
{
    private const int AtOnce = 200;

    public override string Code => "health-notes";

    public override int Order => 30;

    public override string Title => texts["KeepHealth"];

    public override string Text => texts["KeepHealthText"];

    public override int Usual => 24;

    public override Right Needs => Right.SeeHealthData;

    public override async Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken)
    {
        var cards = (await Old(before, cancellationToken)).GroupBy(note => note.ClientId).ToList();
        return new(
            [.. cards.Skip(skip).Take(take).Select(card => new DueThing(card.Key, texts["KeepNotesOf", card.Count()], card.Max(note => note.At)))],
            cards.Count);
    }

    public override async Task<int> Forget(DateTime before, CancellationToken cancellationToken)
    {
        var old = await Old(before, cancellationToken);
        foreach (var some in old.GroupBy(note => note.ClientId).Chunk(AtOnce))
        {
            List<Guid> ids = [.. some.SelectMany(card => card).Select(note => note.Id)];
            await db.InTransaction(
                async () =>
                {
                    await db.NotesWithDeleted.Where(note => ids.Contains(note.Id)).ExecuteDeleteAsync(cancellationToken);
                    foreach (var card in some)
                    {
                        db.Publish(new HealthNotesForgotten(card.Key, card.Count()));
                    }

                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
            db.ChangeTracker.Clear();
        }

        return old.Count;
    }

    private async Task<List<(Guid Id, Guid ClientId, DateTime At)>> Old(DateTime before, CancellationToken cancellationToken)
    {
        var isSilent = await silence.Since(before, cancellationToken);
        var notes = await db.NotesWithDeleted.Where(note => UsualCategory.OfHealth.Contains(note.Category) && note.At < before)
            .OrderBy(note => note.At).ThenBy(note => note.Id).Select(note => new { note.Id, note.ClientId, note.At }).ToListAsync(cancellationToken);
        return [.. notes.Where(note => isSilent(note.ClientId)).Select(note => (note.Id, note.ClientId, note.At))];
    }
}
