using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>Which lines of the audit log somebody wants to see.</summary>
/// <param name="Staff">The account or key of who did it.</param>
/// <param name="From">In the salon; the day itself too.</param>
/// <param name="To">In the salon; the day itself too.</param>
public sealed record AuditFilter(Guid? Client, Guid? Staff, DateOnly? From, DateOnly? To);

/// <summary>A line of the audit log.</summary>
/// <param name="Number">Its place in the chain; 0 for a line from before there was one.</param>
/// <param name="Act">"viewed", "changed", "exported", "told" (the file of an access request was made), "erased" and so on.</param>
/// <param name="ClientId">Null for what concerns many, and for somebody who was erased.</param>
/// <param name="ActorKind">"staff", "client", "apiKey" or "system".</param>
/// <param name="Address">The network address it was done from; null for what nobody in person did.</param>
/// <param name="Changes">What stood there and what stands there now, as the reader may see it.</param>
public sealed record AuditView(
    DateTime At, string Act, Guid? ClientId, string ActorKind, string Actor, bool OnBehalfOfClient, int Count, long Number, string? Address,
    IReadOnlyList<ChangedValue> Changes)
{
    internal static AuditView Of(AuditLine line, IReadOnlyList<ChangedValue> changes) => new(
        line.At, CodeOf(line.Act), line.ClientId == Guid.Empty ? null : line.ClientId, CodeOf(line.ActorKind), line.ActorName,
        line.OnBehalfOfId is not null, line.Count, line.Number, line.Address, changes);

    internal static string CodeOf(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Reads the audit log, newest first. A line that was emptied is none to read.</summary>
internal sealed class AuditReading(HistoryDb db, IClientDirectory clients, Moments moments)
{
    public async Task<IQueryable<AuditLine>> Lines(AuditFilter filter, CancellationToken cancellationToken)
    {
        var lines = db.AuditLines.AsNoTracking().Where(line => !line.IsEmptied);
        if (filter.Client is { } client)
        {
            var cards = await clients.CardsOf(client, cancellationToken);
            lines = lines.Where(line => cards.Contains(line.ClientId));
        }

        if (filter.Staff is { } staff)
        {
            lines = lines.Where(line => line.ActorId == staff);
        }

        if (filter.From is { } from && moments.StartOf(from) is var start)
        {
            lines = lines.Where(line => line.At >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue && moments.StartOf(to.AddDays(1)) is var end)
        {
            lines = lines.Where(line => line.At < end);
        }

        return lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Id);
    }

    public async Task<IReadOnlyList<AuditView>> Views(IReadOnlyList<AuditLine> lines, CancellationToken cancellationToken)
    {
        var changes = await clients.ChangesOf([.. lines.Select(line => line.ChangeId).OfType<Guid>()], cancellationToken);
        return [.. lines.Select(line => AuditView.Of(line, line.ChangeId is { } id && changes.GetValueOrDefault(id) is { } kept ? kept.Values : []))];
    }
}
