using System.Linq.Expressions;
using Platform.Contracts.Clients;

namespace Platform.Clients.Keeping;

/// <summary>
/// Clients with whom there was no contact go into the bin, from which they are erased 30 days later: until then a mistake can be taken
/// back (docs/decisions/0034).
/// </summary>
internal abstract class SilentClients(ClientsDb db, Silence silence) : RetentionPart
{
    /// <summary>Whom the rule is about.</summary>
    protected abstract Expression<Func<Client, bool>> Concerns { get; }

    public override async Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken)
    {
        var silent = await Silent(before, cancellationToken);
        return new([.. silent.Skip(skip).Take(take)], silent.Count);
    }

    public override async Task<int> Forget(DateTime before, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. (await Silent(before, cancellationToken)).Select(card => card.ClientId!.Value)];
        DateTime? now = db.Now;
        await db.ChangeMany(
            ids,
            some => db.Clients.Where(client => some.Contains(client.Id)),
            (set, change) => set.SetProperty(client => client.DeletedAt, now).SetProperty(client => client.ChangeNumber, change),
            id => new ClientDeleted(id),
            cancellationToken);
        return ids.Count;
    }

    private async Task<List<DueThing>> Silent(DateTime before, CancellationToken cancellationToken)
    {
        var isSilent = await silence.Since(before, cancellationToken);
        var cards = await db.Clients.IgnoreAutoIncludes().Where(Concerns).Where(client => client.CreatedAt < before).OrderBy(client => client.CreatedAt)
            .ThenBy(client => client.Id).Select(client => new { client.Id, client.CreatedAt }).ToListAsync(cancellationToken);
        return [.. cards.Where(card => isSilent(card.Id)).Select(card => new DueThing(card.Id, null, card.CreatedAt))];
    }
}

/// <summary>Clients, whatever the salon calls their status.</summary>
internal sealed class InactiveClientsRule(ClientsDb db, Silence silence, IStringLocalizer<ClientsText> texts) : SilentClients(db, silence)
{
    public override string Code => "inactive-clients";

    public override int Order => 10;

    public override string Title => texts["KeepInactive"];

    public override string Text => texts["KeepInactiveText"];

    public override int Usual => 36;

    protected override Expression<Func<Client, bool>> Concerns => client => client.Status != ClientStatus.Lead;
}

/// <summary>Who asked something once and never became a client.</summary>
internal sealed class LeadsRule(ClientsDb db, Silence silence, IStringLocalizer<ClientsText> texts) : SilentClients(db, silence)
{
    public override string Code => "leads";

    public override int Order => 20;

    public override string Title => texts["KeepLeads"];

    public override string Text => texts["KeepLeadsText"];

    public override int Usual => 12;

    protected override Expression<Func<Client, bool>> Concerns => client => client.Status == ClientStatus.Lead;
}

/// <summary>Who waits for an answer of the salon stays.</summary>
internal sealed class StayWhileSomethingIsAsked(ClientsDb db) : StayPart
{
    public override async Task<IReadOnlyCollection<Guid>> Staying(DateTime since, CancellationToken cancellationToken)
        => await db.Wishes.Where(wish => wish.DecidedAt == null).Select(wish => wish.ClientId).Distinct().ToListAsync(cancellationToken);
}
