using Platform.Contracts.Marketing;

namespace Platform.History;

/// <summary>Who started, stopped or ended a campaign stands in the history of the salon.</summary>
internal sealed class RecordWhenSomethingHappensToCampaign(HistoryDb db) : IReaction<CampaignEvent>
{
    public Task React(CampaignEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
