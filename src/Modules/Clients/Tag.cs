namespace Platform.Clients;

/// <summary>What a tag was in the module that owns it.</summary>
internal enum TagKind
{
    Label,
    List,
}

/// <summary>
/// A label or newsletter list that lists of clients can be filtered by; a copy of what events said. The id is the owner's.
/// </summary>
internal sealed class Tag : TenantOwned
{
    public TagKind Kind { get; init; }

    public required string Name { get; set; }
}

/// <summary>A client carries a tag.</summary>
internal sealed class ClientTag : TenantOwned
{
    public Guid ClientId { get; init; }

    public Guid TagId { get; init; }
}
