namespace Platform.Clients.Tagging;

/// <summary>Our copy of who carries which label and stands on which list, so that lists can be filtered without asking anybody.</summary>
internal sealed class TagCopies(ClientsDb db)
{
    public async Task Add(Guid clientId, Guid tagId, TagKind kind, string name, CancellationToken cancellationToken)
    {
        await Name(tagId, kind, name, cancellationToken);
        if (!await db.ClientTags.AnyAsync(carried => carried.ClientId == clientId && carried.TagId == tagId, cancellationToken))
        {
            db.Add(new ClientTag { ClientId = clientId, TagId = tagId });
        }
    }

    /// <summary>The same for many clients at once.</summary>
    public async Task AddMany(IReadOnlyList<Guid> clientIds, Guid tagId, TagKind kind, string name, CancellationToken cancellationToken)
    {
        await Name(tagId, kind, name, cancellationToken);
        var tagged = await db.ClientTags.Where(carried => carried.TagId == tagId && EF.Parameter(clientIds).Contains(carried.ClientId))
            .Select(carried => carried.ClientId).ToHashSetAsync(cancellationToken);
        var rows = clientIds.Where(id => !tagged.Contains(id)).Select(id => new ClientTag { ClientId = id, TagId = tagId });
        await db.InsertMany([.. rows], cancellationToken);
    }

    public Task Remove(Guid clientId, Guid tagId, CancellationToken cancellationToken)
        => db.ClientTags.Where(carried => carried.ClientId == clientId && carried.TagId == tagId).ExecuteDeleteAsync(cancellationToken);

    public Task RemoveMany(IReadOnlyList<Guid> clientIds, Guid tagId, CancellationToken cancellationToken)
        => db.ClientTags.Where(carried => carried.TagId == tagId && EF.Parameter(clientIds).Contains(carried.ClientId))
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>From now on the client carries these and no others.</summary>
    public async Task Settle(
        Guid clientId, IReadOnlyDictionary<Guid, string> labels, IReadOnlyDictionary<Guid, string> lists, CancellationToken cancellationToken)
    {
        await db.ClientTags.Where(carried => carried.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        foreach (var (id, kind, name) in labels.Select(l => (l.Key, TagKind.Label, l.Value)).Concat(lists.Select(l => (l.Key, TagKind.List, l.Value))))
        {
            await Name(id, kind, name, cancellationToken);
            db.Add(new ClientTag { ClientId = clientId, TagId = id });
        }
    }

    private async Task Name(Guid tagId, TagKind kind, string name, CancellationToken cancellationToken)
    {
        if (await db.Tags.FirstOrDefaultAsync(tag => tag.Id == tagId, cancellationToken) is { } known)
        {
            known.Name = name;
        }
        else
        {
            db.Add(new Tag { Id = tagId, Kind = kind, Name = name });
        }
    }
}
