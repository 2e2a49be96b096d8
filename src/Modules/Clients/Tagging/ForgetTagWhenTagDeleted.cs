using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

/// <summary>Also from cards that are hidden: what comes back does not come back with it.</summary>
internal sealed class ForgetTagWhenTagDeleted(ClientsDb db) : IReaction<TagDeleted>
{
    public async Task React(TagDeleted fact, Envelope envelope, CancellationToken cancellationToken)
    {
        await db.ClientTags.Where(carried => carried.TagId == fact.TagId).ExecuteDeleteAsync(cancellationToken);
        await db.Tags.Where(tag => tag.Id == fact.TagId).ExecuteDeleteAsync(cancellationToken);
    }
}
