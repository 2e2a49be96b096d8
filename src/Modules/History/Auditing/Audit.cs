using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Contracts.History;

namespace Platform.History;

/// <summary>Looking at a card is a line of the audit log, and none of the client's history.</summary>
internal sealed class AuditWhenClientViewed(AuditTrail trail) : IReaction<ClientViewed>
{
    public Task React(ClientViewed fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Viewed, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>Reading about a client's health is a line of its own (D-25).</summary>
internal sealed class AuditWhenHealthDataViewed(AuditTrail trail) : IReaction<HealthDataViewed>
{
    public Task React(HealthDataViewed fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.HealthViewed, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>Who took clients along.</summary>
internal sealed class AuditWhenClientsExported(AuditTrail trail) : IReaction<ClientsExported>
{
    public Task React(ClientsExported fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Exported, Guid.Empty, fact.Count), cancellationToken);
}

/// <summary>Who took one client's history along.</summary>
internal sealed class AuditWhenHistoryExported(AuditTrail trail) : IReaction<HistoryExported>
{
    public Task React(HistoryExported fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Exported, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>Who made the file of an access request.</summary>
internal sealed class AuditWhenAccessPackMade(AuditTrail trail) : IReaction<AccessPackMade>
{
    public Task React(AccessPackMade fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Told, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>Who erased somebody; whom, nobody knows any more.</summary>
internal sealed class AuditWhenClientErased(AuditTrail trail) : IReaction<ClientErased>
{
    public Task React(ClientErased fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Erased, Guid.Empty, fact.CardIds.Count), cancellationToken);
}

/// <summary>Who logged in as a client.</summary>
internal sealed class AuditWhenLoggedInAsClient(AuditTrail trail) : IReaction<LoggedInAsClient>
{
    public Task React(LoggedInAsClient fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.LoggedInAs, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>And when that ended.</summary>
internal sealed class AuditWhenLeftClient(AuditTrail trail) : IReaction<LeftClient>
{
    public Task React(LeftClient fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.LeftClient, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>What stood on a card and what stands there now: who changed it (F-24).</summary>
internal sealed class AuditWhenValuesChanged(AuditTrail trail) : IBatchReaction<ValuesChanged>
{
    public Task React(IReadOnlyList<Told<ValuesChanged>> told, CancellationToken cancellationToken) => trail.Add(
        [
            .. from each in told
               select AuditLine.Of(each.Envelope, AuditedAct.Changed, each.Fact.ClientId, count: 1, each.Fact.ChangeId, each.Fact.Digest),
        ],
        cancellationToken);
}

/// <summary>Who put somebody into the bin.</summary>
internal sealed class AuditWhenClientDeleted(AuditTrail trail) : IReaction<ClientDeleted>
{
    public Task React(ClientDeleted fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Deleted, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>Who took somebody out of it.</summary>
internal sealed class AuditWhenClientRestored(AuditTrail trail) : IReaction<ClientRestored>
{
    public Task React(ClientRestored fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Restored, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>Who found two cards to be one person.</summary>
internal sealed class AuditWhenClientMerged(AuditTrail trail) : IReaction<ClientMerged>
{
    public Task React(ClientMerged fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Merged, fact.ClientId, count: 1), cancellationToken);
}

/// <summary>Who filled cards from a file: a line a chunk, without values, which stand in the file.</summary>
internal sealed class AuditWhenClientsImported(AuditTrail trail) : IReaction<ClientsImported>
{
    public Task React(ClientsImported fact, Envelope envelope, CancellationToken cancellationToken)
        => trail.Add(AuditLine.Of(envelope, AuditedAct.Imported, Guid.Empty, fact.ClientIds.Count + fact.FilledIds.Count), cancellationToken);
}
