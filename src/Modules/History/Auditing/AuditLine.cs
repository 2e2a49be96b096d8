namespace Platform.History;

/// <summary>What somebody did with clients' data that changes nothing and still has to be answered for.</summary>
internal enum AuditedAct
{
    Viewed,
    /// <summary>Clients were taken along in a file.</summary>
    Exported,
    /// <summary>The file for an access request was made.</summary>
    Told,
    Erased,
    /// <summary>A member of staff logged in as the client.</summary>
    LoggedInAs,
    LeftClient,
    /// <summary>What the card says of the client's health was read.</summary>
    HealthViewed,
    /// <summary>A recorded call was listened to (D-41).</summary>
    Played,
}

/// <summary>One line of the audit log: only ever added, kept for a year.</summary>
internal sealed class AuditLine : TenantOwned
{
    /// <summary>Empty for what concerns many.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Of the event that said so.</summary>
    public required Guid EventId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required AuditedAct Act { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The client in whose name a member of staff acted.</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>How many clients.</summary>
    public required int Count { get; init; }

    /// <summary>For what nobody else needs to hear of.</summary>
    /// <param name="subjectId">What was looked at stands where an event would.</param>
    public static AuditLine Of(TenantContext salon, AuditedAct act, Guid clientId, Guid subjectId, DateTime now) => new()
    {
        ClientId = clientId,
        EventId = subjectId,
        At = now,
        Act = act,
        ActorKind = salon.Actor.Kind,
        ActorId = salon.Actor.Id,
        ActorName = salon.Actor.Name,
        OnBehalfOfId = salon.OnBehalfOf?.Id,
        Count = 1,
    };

    public static AuditLine Of(Envelope envelope, AuditedAct act, Guid clientId, int count) => new()
    {
        ClientId = clientId,
        EventId = envelope.Id,
        At = envelope.At,
        Act = act,
        ActorKind = envelope.Actor.Kind,
        ActorId = envelope.Actor.Id,
        ActorName = envelope.Actor.Name,
        OnBehalfOfId = envelope.OnBehalfOf?.Id,
        Count = count,
    };
}
