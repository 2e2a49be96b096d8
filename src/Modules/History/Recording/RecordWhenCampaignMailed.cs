using Platform.Contracts.Marketing;

namespace Platform.History;

/// <summary>A mail of a campaign is a line at each client whom it went to.</summary>
internal sealed class RecordWhenCampaignMailed(HistoryDb db) : IReaction<CampaignMailed>
{
    public Task React(CampaignMailed fact, Envelope envelope, CancellationToken cancellationToken)
        => db.InsertMany([.. HistoryEntry.OfMany(fact.ClientIds, envelope, new { fact.Campaign })], cancellationToken);
}
