using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Contracts.History;

namespace Platform.History;

/// <summary>Looking at a card is a line of the audit log, and none of the client's history.</summary>
internal sealed class AuditWhenClientViewed(HistoryDb db) : IReaction<ClientViewed>
{
    public Task React(ClientViewed fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.Viewed, fact.ClientId, count: 1));
        return Task.CompletedTask;
    }
}

/// <summary>Reading about a client's health is a line of its own (D-25).</summary>
internal sealed class AuditWhenHealthDataViewed(HistoryDb db) : IReaction<HealthDataViewed>
{
    public Task React(HealthDataViewed fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.HealthViewed, fact.ClientId, count: 1));
        return Task.CompletedTask;
    }
}

/// <summary>Who took clients along.</summary>
internal sealed class AuditWhenClientsExported(HistoryDb db) : IReaction<ClientsExported>
{
    public Task React(ClientsExported fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.Exported, Guid.Empty, fact.Count));
        return Task.CompletedTask;
    }
}

/// <summary>Who took one client's history along.</summary>
internal sealed class AuditWhenHistoryExported(HistoryDb db) : IReaction<HistoryExported>
{
    public Task React(HistoryExported fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.Exported, fact.ClientId, count: 1));
        return Task.CompletedTask;
    }
}

/// <summary>Who made the file of an access request.</summary>
internal sealed class AuditWhenAccessPackMade(HistoryDb db) : IReaction<AccessPackMade>
{
    public Task React(AccessPackMade fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.Told, fact.ClientId, count: 1));
        return Task.CompletedTask;
    }
}

/// <summary>Who erased somebody; whom, nobody knows any more.</summary>
internal sealed class AuditWhenClientErased(HistoryDb db) : IReaction<ClientErased>
{
    public Task React(ClientErased fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.Erased, Guid.Empty, fact.CardIds.Count));
        return Task.CompletedTask;
    }
}

/// <summary>Who logged in as a client.</summary>
internal sealed class AuditWhenLoggedInAsClient(HistoryDb db) : IReaction<LoggedInAsClient>
{
    public Task React(LoggedInAsClient fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.LoggedInAs, fact.ClientId, count: 1));
        return Task.CompletedTask;
    }
}

/// <summary>And when that ended.</summary>
internal sealed class AuditWhenLeftClient(HistoryDb db) : IReaction<LeftClient>
{
    public Task React(LeftClient fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(AuditLine.Of(envelope, AuditedAct.LeftClient, fact.ClientId, count: 1));
        return Task.CompletedTask;
    }
}
