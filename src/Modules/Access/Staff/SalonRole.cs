namespace Platform.Access.Staff;

/// <summary>
/// A role of the salon's own, or what the salon made of one that every salon has; without a row such a role is as <see cref="Roles"/> says.
/// </summary>
internal sealed class SalonRole : Versioned
{
    public const int LongestName = 60;

    /// <summary>Null for a role of the salon's own.</summary>
    public Role? Standard { get; init; }

    /// <summary>As it was typed; null for a role that every salon has.</summary>
    public string? Name { get; set; }

    /// <summary>Names of rights, with spaces between.</summary>
    public string Rights { get; set; } = "";

    /// <summary>Nobody can be given it any more; it comes back by undo.</summary>
    public DateTime? RemovedAt { get; set; }

    public string Code => Standard is { } role ? Roles.Code(role) : Id.ToString();

    public IReadOnlySet<Right> Set
    {
        get => Read(Rights).ToHashSet();
        set => Rights = Written(value);
    }

    public static string Written(IEnumerable<Right> rights) => string.Join(' ', rights.Order());

    /// <summary>A right that is no more is skipped.</summary>
    public static IEnumerable<Right> Read(string written)
        => written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => Enum.TryParse<Right>(name, out _))
            .Select(Enum.Parse<Right>);
}
