using Platform.Contracts.History;

namespace Platform.History;

/// <summary>Every fact about a client becomes a line in that client's history, whoever says it.</summary>
internal sealed class RecordWhenSomethingHappensToClient(HistoryDb db) : IReaction<ClientEvent>
{
    public Task React(ClientEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        // The line of an action was written with the action, at the moment when it was done.
        if (fact is not ActionNoted)
        {
            db.Add(HistoryEntry.Of(fact.ClientId, envelope));
        }

        return Task.CompletedTask;
    }
}
