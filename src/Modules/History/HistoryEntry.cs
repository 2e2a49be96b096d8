using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.History;

/// <summary>One line in a client's action history: an event, as it was told. Kept narrow, because a salon has a million of them.</summary>
internal sealed class HistoryEntry : TenantOwned
{
    /// <summary>The stored name of <see cref="Contracts.History.ActionNoted"/>.</summary>
    public const string OwnActionName = "history.action-noted";

    /// <summary>Empty for what concerns the salon and no client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Of the event; one event can be a line at many clients.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The stored name of the event: "marketing.label-added".</summary>
    public required string Name { get; init; }

    public required ActionKind Kind { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The client in whose name a member of staff acted.</summary>
    public Guid? OnBehalfOfId { get; init; }

    public string? OnBehalfOfName { get; init; }

    /// <summary>How many clients got a line by the event. The history of the salon shows those that stand alone, and one for the others.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>What the event says beyond the client, as JSON; null when that is nothing.</summary>
    public string? Payload { get; init; }

    /// <summary>The line that an event about a client becomes.</summary>
    public static HistoryEntry Of(Guid clientId, Envelope envelope) => Of(clientId, envelope, Narrow(envelope.Payload));

    /// <summary>The lines that an event about many clients becomes: one at each of them, and one for the salon.</summary>
    public static IEnumerable<HistoryEntry> OfMany(IReadOnlyCollection<Guid> clientIds, Envelope envelope, object said)
    {
        var payload = JsonSerializer.SerializeToNode(said, JsonSerializerOptions.Web)!.AsObject();
        var forEach = payload.ToJsonString();
        var lines = clientIds.Select(id => Of(id, envelope, forEach, clientIds.Count + 1));
        payload["variant"] = "salon";
        payload["count"] = clientIds.Count;
        return clientIds.Count == 0 ? [] : lines.Append(Of(Guid.Empty, envelope, payload.ToJsonString()));
    }

    public static HistoryEntry Of(Guid clientId, Envelope envelope, string? payload, int lines = 1) => new()
    {
        ClientId = clientId,
        Lines = lines,
        At = envelope.At,
        EventId = envelope.Id,
        Name = envelope.Name,
        Kind = envelope.Kind,
        ActorKind = envelope.Actor.Kind,
        ActorId = envelope.Actor.Id,
        ActorName = envelope.Actor.Name,
        OnBehalfOfId = envelope.OnBehalfOf?.Id,
        OnBehalfOfName = envelope.OnBehalfOf?.Name,
        Payload = payload,
    };

    /// <summary>The line of an action that somebody wrote down; the action's id stands where an event's would.</summary>
    public static HistoryEntry Of(OwnAction action, TenantContext salon) => new()
    {
        ClientId = action.ClientId,
        At = action.At,
        EventId = action.Id,
        Name = OwnActionName,
        Kind = action.Kind,
        ActorKind = salon.Actor.Kind,
        ActorId = salon.Actor.Id,
        ActorName = salon.Actor.Name,
        OnBehalfOfId = salon.OnBehalfOf?.Id,
        OnBehalfOfName = salon.OnBehalfOf?.Name,
        Payload = JsonSerializer.Serialize(new { type = ActionKinds.Code(action.Kind) }),
    };

    /// <summary>The same line at another client.</summary>
    public HistoryEntry CopyFor(Guid clientId) => new()
    {
        ClientId = clientId,
        At = At,
        EventId = EventId,
        Name = Name,
        Kind = Kind,
        ActorKind = ActorKind,
        ActorId = ActorId,
        ActorName = ActorName,
        OnBehalfOfId = OnBehalfOfId,
        OnBehalfOfName = OnBehalfOfName,
        Payload = Payload,
    };

    /// <summary>The row names the client already.</summary>
    private static string? Narrow(string payload)
    {
        var said = JsonNode.Parse(payload)!.AsObject();
        said.Remove("clientId");
        return said.Count == 0 ? null : said.ToJsonString();
    }
}
