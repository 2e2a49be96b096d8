using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>Who looked at which client, took clients along in a file, or erased somebody: for the owner, newest first.</summary>
internal sealed class ShowAuditLog : IFeature
{
    public const string Path = "/settings/audit-log";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Page).Needs(Right.ReadAuditLog);
        doors.Api.MapGet("/audit-log", List).Needs(Right.ReadAuditLog)
            .WithSummary("Who looked at, exported or erased clients, newest first; of one client with `client`.");
    }

    private static async Task<RazorComponentResult<AuditLogPage>> Page(
        Guid? client, int? page, HistoryDb db, IClientDirectory clients, CancellationToken cancellationToken)
    {
        var listed = await Read(client, page, null, db, cancellationToken);
        var ids = listed.Items.Select(line => line.ClientId).OfType<Guid>().Append(client ?? Guid.Empty).Distinct().ToList();
        return Ui.Page<AuditLogPage>(new { Listed = listed, Client = client, Names = await clients.NamesOf(ids, cancellationToken) });
    }

    private static Task<Listing<AuditView>> List(Guid? client, int? page, int? pageSize, HistoryDb db, CancellationToken cancellationToken)
        => Read(client, page, pageSize, db, cancellationToken);

    private static async Task<Listing<AuditView>> Read(Guid? client, int? page, int? pageSize, HistoryDb db, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<AuditView>.Bounds(page, pageSize);
        var lines = db.AuditLines.AsNoTracking().Where(line => client == null || line.ClientId == client);
        var rows = await lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Id).Skip((number - 1) * size).Take(size)
            .ToListAsync(cancellationToken);
        return new(rows.ConvertAll(AuditView.Of), await lines.CountAsync(cancellationToken), number, size);
    }
}

/// <summary>A line of the audit log.</summary>
/// <param name="Act">"viewed", "exported", "told" (the file of an access request was made) or "erased".</param>
/// <param name="ClientId">Null for what concerns many, and for somebody who was erased.</param>
/// <param name="ActorKind">"staff", "client", "apiKey" or "system".</param>
public sealed record AuditView(DateTime At, string Act, Guid? ClientId, string ActorKind, string Actor, bool OnBehalfOfClient, int Count)
{
    internal static AuditView Of(AuditLine line) => new(
        line.At, Code(line.Act), line.ClientId == Guid.Empty ? null : line.ClientId, Code(line.ActorKind), line.ActorName, line.OnBehalfOfId is not null,
        line.Count);

    private static string Code(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
