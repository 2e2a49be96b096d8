namespace Platform.Kernel.Tenancy;

/// <summary>What kind of somebody does a thing.</summary>
public enum ActorKind
{
    /// <summary>Nobody signed in.</summary>
    Visitor,
    Staff,
    Client,
    ApiKey,
    System,
}

/// <summary>Who does a thing, with the rights that this somebody has in this salon.</summary>
/// <param name="Id">The account or key; null for a visitor and for the system itself.</param>
/// <param name="Name">As it stands in the history.</param>
public sealed record Actor(ActorKind Kind, Guid? Id, string Name, IReadOnlySet<Right> Rights)
{
    private static readonly IReadOnlySet<Right> None = new HashSet<Right>();

    public static Actor Visitor { get; } = new(ActorKind.Visitor, null, "", None);

    public static Actor System { get; } = new(ActorKind.System, null, "", None);

    /// <summary>Somebody named in an envelope: known by name, without any right.</summary>
    public static Actor Named(ActorKind kind, Guid? id, string name) => new(kind, id, name, None);

    public bool May(Right right) => Rights.Contains(right);
}
