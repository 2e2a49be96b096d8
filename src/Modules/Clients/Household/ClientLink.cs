namespace Platform.Clients.Household;

/// <summary>Two clients who belong together, each with a card and an address of their own. The smaller id stands first.</summary>
internal sealed class ClientLink : TenantOwned
{
    public Guid OneId { get; init; }

    public Guid OtherId { get; init; }

    /// <summary>What the other is to the one: the code of a <see cref="Relation"/>.</summary>
    public required string Relation { get; set; }

    /// <summary>UTC; a removed link can be brought back.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <param name="relation">What the second client is to the first.</param>
    public static ClientLink Between(Guid first, Guid second, Relation relation) => first.CompareTo(second) < 0
        ? new() { OneId = first, OtherId = second, Relation = relation.Code }
        : new() { OneId = second, OtherId = first, Relation = relation.Reverse };

    /// <summary>What the client at the far end is to the one at this end.</summary>
    public string SeenFrom(Guid end) => end == OneId ? Relation : Household.Relation.Find(Relation)!.Reverse;

    public Guid FarEnd(Guid end) => end == OneId ? OtherId : OneId;
}

/// <summary>What one client is to another.</summary>
/// <param name="Code">In the API, and behind "Relation-" in the texts.</param>
/// <param name="Reverse">The same, seen from the other side.</param>
internal sealed record Relation(string Code, string Reverse)
{
    public static IReadOnlyList<Relation> All { get; } =
    [
        new("child", "parent"), new("parent", "child"), new("partner", "partner"), new("sibling", "sibling"), new("family", "family"),
        new("housemate", "housemate"), new("carer", "cared-for"), new("cared-for", "carer"),
    ];

    public static Relation? Find(string? code) => All.FirstOrDefault(relation => relation.Code == code);
}
