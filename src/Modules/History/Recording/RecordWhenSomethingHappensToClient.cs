using Platform.Contracts.History;

namespace Platform.History;

/// <summary>Every fact about a client becomes a line in that client's history, whoever says it.</summary>
internal sealed class RecordWhenSomethingHappensToClient(HistoryDb db) : IBatchReaction<ClientEvent>
{
    // The line of an action was written with the action, at the moment when it was done.
    public Task React(IReadOnlyList<Told<ClientEvent>> told, CancellationToken cancellationToken) => db.InsertMany(
        [.. told.Where(each => each.Fact is not ActionNoted).Select(each => HistoryEntry.Of(each.Fact.ClientId, each.Envelope))], cancellationToken);
}
