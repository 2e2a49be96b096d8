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
