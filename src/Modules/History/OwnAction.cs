namespace Platform.History;

/// <summary>Something that people of the salon did with a client and wrote down themselves: a call, a conversation, a visit.</summary>
internal sealed class OwnAction : Versioned
{
    public const int LongestTitle = 200;
    public const int LongestNote = 8000;

    /// <summary>What people can say it was; every other kind is an event.</summary>
    public static IReadOnlyList<ActionKind> Kinds { get; } =
        [ActionKind.Call, ActionKind.Conversation, ActionKind.Appointment, ActionKind.Other];

    public required Guid ClientId { get; init; }

    public required ActionKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>With the marks of <see cref="RichText"/>.</summary>
    public string? Note { get; set; }

    /// <summary>UTC; when it happened, which may be long before it was written down.</summary>
    public required DateTime At { get; set; }

    /// <summary>The name at the time.</summary>
    public required string Author { get; init; }

    /// <summary>The account or key.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    public string? ChangedBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? ChangedAt { get; set; }

    /// <summary>UTC; it can be brought back for a while.</summary>
    public DateTime? RemovedAt { get; set; }
}

/// <summary>An action as it stood before somebody changed it.</summary>
internal sealed class OwnActionVersion : TenantOwned
{
    public required Guid ClientId { get; init; }

    public required Guid ActionId { get; init; }

    public required ActionKind Kind { get; init; }

    public required string Title { get; init; }

    public string? Note { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required string SavedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; init; }

    public static OwnActionVersion Of(OwnAction action) => new()
    {
        ClientId = action.ClientId,
        ActionId = action.Id,
        Kind = action.Kind,
        Title = action.Title,
        Note = action.Note,
        At = action.At,
        SavedBy = action.ChangedBy ?? action.Author,
        SavedAt = action.ChangedAt ?? action.WrittenAt,
    };
}
