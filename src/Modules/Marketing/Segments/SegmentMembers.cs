using Platform.Contracts.Clients;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Segments;

/// <summary>
/// Finds who is in a segment. Each condition is one query in the module that knows the answer and gives ids; groups join them. Who is not
/// there at this moment is in no segment, whatever labels are left.
/// </summary>
internal sealed class SegmentMembers(MarketingDb db, IClientDirectory clients)
{
    /// <param name="among">Only these are looked at; null for all clients of the salon.</param>
    public async Task<HashSet<Guid>> Of(SegmentFilter filter, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
        => await Those(filter, await clients.Having(null, among, cancellationToken), among, cancellationToken);

    private async Task<HashSet<Guid>> Those(
        SegmentFilter filter, HashSet<Guid> all, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        if (!filter.IsGroup)
        {
            return await Fitting(filter, all, among, cancellationToken);
        }

        HashSet<Guid> found = filter.Match == SegmentFilter.All ? [.. all] : [];
        foreach (var part in filter.Parts)
        {
            var fitting = await Those(part, all, among, cancellationToken);
            if (filter.Match == SegmentFilter.All)
            {
                found.IntersectWith(fitting);
            }
            else
            {
                found.UnionWith(fitting);
            }
        }

        return filter.Match == SegmentFilter.None ? [.. all.Except(found)] : found;
    }

    private async Task<HashSet<Guid>> Fitting(
        SegmentFilter condition, HashSet<Guid> all, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        if (SegmentOperator.Find(condition.Operator) is not { } how)
        {
            return [];
        }

        var (field, value) = (condition.Field ?? "", condition.Value ?? "");
        var fitting = SegmentFields.IsOurs(field)
            ? await Ours(field, value, all, among, cancellationToken)
            : await clients.Having(new ClientTrait(field, how.Test, value), among, cancellationToken);
        return how.IsNot ? [.. all.Except(fitting)] : [.. fitting.Intersect(all)];
    }

    private async Task<HashSet<Guid>> Ours(
        string field, string value, HashSet<Guid> all, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        if (field == SegmentFields.Consent)
        {
            return await WithConsent(value, all, among, cancellationToken);
        }

        if (!Guid.TryParse(value, out var id))
        {
            return [];
        }

        var carriers = field switch
        {
            SegmentFields.Label => db.LabelsOnClients.Where(carried => carried.LabelId == id).Select(carried => carried.ClientId),
            SegmentFields.List => db.Subscriptions.Where(s => s.ListId == id && s.State == SubscriptionState.Subscribed)
                .Select(s => s.ClientId),
            _ => db.Recipients.Where(r => r.CampaignId == id && (r.State == RecipientState.Sent || r.State == RecipientState.Accepted))
                .Select(r => r.ClientId),
        };
        return await Among(carriers, among).ToHashSetAsync(cancellationToken);
    }

    private async Task<HashSet<Guid>> WithConsent(
        string standing, HashSet<Guid> all, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        if (standing == SegmentFields.NeverAsked)
        {
            var asked = await Among(db.ConsentsToMail.Where(consent => consent.State != null).Select(consent => consent.ClientId), among)
                .ToHashSetAsync(cancellationToken);
            return [.. all.Except(asked)];
        }

        return Enum.TryParse<ConsentState>(standing, ignoreCase: true, out var state)
            ? await Among(db.ConsentsToMail.Where(consent => consent.State == state).Select(consent => consent.ClientId), among)
                .ToHashSetAsync(cancellationToken)
            : [];
    }

    private static IQueryable<Guid> Among(IQueryable<Guid> ids, IReadOnlyCollection<Guid>? among)
        => among is null ? ids : ids.Where(id => EF.Parameter(among).Contains(id));
}
