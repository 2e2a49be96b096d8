using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

/// <summary>Off means off for all lists.</summary>
internal sealed class UntagClientWhenNewsletterSwitchedOff(ClientsDb db) : IReaction<NewsletterSwitchedOff>
{
    public Task React(NewsletterSwitchedOff fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var lists = db.Tags.Where(tag => tag.Kind == TagKind.List).Select(tag => tag.Id);
        return db.ClientTags.Where(carried => carried.ClientId == fact.ClientId && lists.Contains(carried.TagId)).ExecuteDeleteAsync(cancellationToken);
    }
}
