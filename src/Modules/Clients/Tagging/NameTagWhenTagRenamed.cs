using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class NameTagWhenTagRenamed(ClientsDb db) : IReaction<TagRenamed>
{
    public Task React(TagRenamed fact, Envelope envelope, CancellationToken cancellationToken)
        => db.Tags.Where(tag => tag.Id == fact.TagId).ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Name, fact.Name), cancellationToken);
}
