using Platform.Marketing.Segments;

namespace Platform.Marketing.Campaigns;

/// <summary>Whom a campaign is for: a list, a segment, or those who are in both; without those whom the salon leaves out.</summary>
internal sealed class AudienceFilter(MarketingDb db, SegmentMembers members)
{
    /// <summary>Who is looked at, confirmed or not, in the order in which they are written down. Who is left out is looked at
    /// too.</summary>
    public async Task<List<Guid>> Candidates(Campaign campaign, CancellationToken cancellationToken)
    {
        if (campaign.SegmentId is not { } segmentId)
        {
            return await OnList(campaign.ListId).OrderBy(id => id).ToListAsync(cancellationToken);
        }

        var inside = await In(segmentId, null, cancellationToken);
        if (!campaign.ByConsent)
        {
            inside.IntersectWith(await OnList(campaign.ListId).ToListAsync(cancellationToken));
        }

        return [.. inside.Order()];
    }

    /// <summary>Those of them who get nothing because of segments and exceptions.</summary>
    /// <param name="isSending">The mail is about to go: only a campaign that is live looks again.</param>
    public async Task<IReadOnlyDictionary<Guid, LeftOut>> LeftOutOf(
        Campaign campaign, IReadOnlyList<Guid> clients, bool isSending, CancellationToken cancellationToken)
    {
        var left = new Dictionary<Guid, LeftOut>();
        if (isSending && !campaign.IsLive)
        {
            return left;
        }

        if (campaign.SegmentId is { } segmentId)
        {
            var inside = await In(segmentId, clients, cancellationToken);
            foreach (var client in clients.Where(client => !inside.Contains(client)))
            {
                left[client] = LeftOut.LeftSegment;
            }
        }

        HashSet<Guid> excepted = campaign.ExceptSegmentId is { } except ? await In(except, clients, cancellationToken) : [];
        if (campaign.ExceptListId is { } listId)
        {
            excepted.UnionWith(await OnList(listId).Where(id => EF.Parameter(clients).Contains(id)).ToListAsync(cancellationToken));
        }

        foreach (var client in excepted)
        {
            left[client] = LeftOut.Excepted;
        }

        return left;
    }

    private IQueryable<Guid> OnList(Guid listId) => db.Subscriptions
        .Where(s => s.ListId == listId && s.State != SubscriptionState.Unsubscribed).Select(s => s.ClientId);

    /// <summary>In a segment that is gone is nobody.</summary>
    private async Task<HashSet<Guid>> In(Guid segmentId, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
        => await db.Segments.AsNoTracking().FirstOrDefaultAsync(segment => segment.Id == segmentId, cancellationToken) is { } segment
            ? await members.Of(SegmentFilter.Of(segment), among, cancellationToken) : [];
}
