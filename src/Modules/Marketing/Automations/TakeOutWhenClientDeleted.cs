using Platform.Contracts.Clients;

namespace Platform.Marketing.Automations;

/// <summary>A card that comes back from the bin does not go on where it was: days may have passed.</summary>
internal sealed class TakeOutWhenClientDeleted(MarketingDb db) : IReaction<ClientDeleted>
{
    public Task React(ClientDeleted fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var now = db.Now;

        // Another reaction may have hidden them already.
        return db.Enrolments.IgnoreQueryFilters([MarketingDb.BinFilter])
            .Where(e => e.ClientId == fact.ClientId && e.State == EnrolmentState.Waiting)
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.State, EnrolmentState.Ended).SetProperty(e => e.Reason, EnrolmentEnd.Gone)
                    .SetProperty(e => e.EndedAt, now),
                cancellationToken);
    }
}
