using Platform.Clients.Card;

namespace Platform.Clients.Keeping;

/// <summary>The values of the audit log: that a card was changed stays there for its own term.</summary>
internal sealed class OldChanges(ClientsDb db, Holds holds, IStringLocalizer<ClientsText> texts) : RetentionPart
{
    public override string Code => "card-changes";

    public override int Order => 65;

    public override string Title => texts["KeepChanges"];

    public override string Text => texts["KeepChangesText"];

    public override int Usual => 12;

    public override bool IsAlwaysOn => true;

    public override Right Needs => Right.ReadAuditLog;

    public override async Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken)
    {
        var old = await Old(before, cancellationToken);
        var page = await old.OrderBy(change => change.At).ThenBy(change => change.Id).Skip(skip).Take(take)
            .Select(change => new { change.ClientId, change.At }).ToListAsync(cancellationToken);
        return new([.. page.Select(change => new DueThing(change.ClientId, Title, change.At))], await old.CountAsync(cancellationToken));
    }

    public override async Task<int> Forget(DateTime before, CancellationToken cancellationToken)
    {
        var (old, gone) = (await Old(before, cancellationToken), 0);
        await db.InTransaction(async () => gone = await old.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return gone;
    }

    private async Task<IQueryable<CardChange>> Old(DateTime before, CancellationToken cancellationToken)
    {
        var held = await holds.Held(cancellationToken);
        return db.Changes.Where(change => change.At < before && !held.Contains(change.ClientId));
    }
}
