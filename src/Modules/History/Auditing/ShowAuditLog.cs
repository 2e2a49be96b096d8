using System.Globalization;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>Who looked at which client, changed what, took clients along in a file, or erased somebody: for the owner, newest first.</summary>
internal sealed class ShowAuditLog : IFeature
{
    public const string Path = "/settings/audit-log";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Page).Needs(Right.ReadAuditLog);
        doors.Staff.MapPost($"{Path}/check", CheckFromPage).Needs(Right.ReadAuditLog);
        doors.Api.MapGet("/audit-log", List).Needs(Right.ReadAuditLog)
            .WithSummary("Who looked at, changed, exported or erased clients, newest first; narrowed by client, staff, from and to.");
        doors.Api.MapGet("/audit-log/check", (AuditTrail trail, CancellationToken cancellationToken) => trail.Check(cancellationToken))
            .Needs(Right.ReadAuditLog).WithSummary("Whether every line of the audit log is as it was written, and which is the first that is not.");
    }

    private static async Task<RazorComponentResult<AuditLogPage>> Page(
        Guid? client, Guid? staff, int? page, HttpRequest request, AuditReading reading, IClientDirectory clients, IStaffDirectory team,
        CancellationToken cancellationToken)
    {
        var filter = Read(client, staff, request);
        var listed = await Read(filter, page, null, reading, cancellationToken);
        var ids = listed.Items.Select(line => line.ClientId).OfType<Guid>().Append(client ?? Guid.Empty).Distinct().ToList();
        return Ui.Page<AuditLogPage>(new
        {
            Listed = listed, Filter = filter, Names = await clients.NamesOf(ids, cancellationToken),
            Staff = (await team.Working(cancellationToken)).Select(one => new Choice($"{one.Id}", one.Name)).ToList(),
        });
    }

    private static Task<Listing<AuditView>> List(
        Guid? client, Guid? staff, int? page, int? pageSize, HttpRequest request, AuditReading reading, CancellationToken cancellationToken)
        => Read(Read(client, staff, request), page, pageSize, reading, cancellationToken);

    private static async Task<IResult> CheckFromPage(
        AuditTrail trail, Moments moments, Flash flash, Here here, IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        var found = await trail.Check(cancellationToken);
        if (found.BrokenAt is { } number)
        {
            flash.Error(found.At is { } at
                ? texts["AuditBroken", number, moments.OnTheWall(at).ToString("g", CultureInfo.CurrentCulture)] : texts["AuditMissing", number]);
        }
        else
        {
            flash.Success(texts["AuditWhole", found.Lines, found.Emptied]);
        }

        return TypedResults.LocalRedirect(here[Path]);
    }

    /// <summary>What is no day is as if nothing had been asked.</summary>
    internal static AuditFilter Read(Guid? client, Guid? staff, HttpRequest request)
    {
        return new(client, staff, Day("from"), Day("to"));

        DateOnly? Day(string name) => DateOnly.TryParseExact(
            request.Query[name].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static async Task<Listing<AuditView>> Read(
        AuditFilter filter, int? page, int? pageSize, AuditReading reading, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<AuditView>.Bounds(page, pageSize);
        var lines = await reading.Lines(filter, cancellationToken);
        var rows = await lines.Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new(await reading.Views(rows, cancellationToken), await lines.CountAsync(cancellationToken), number, size);
    }
}
