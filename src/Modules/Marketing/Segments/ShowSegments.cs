using Platform.Contracts.Clients;

namespace Platform.Marketing.Segments;

/// <summary>The salon's segments: how many are in each, who they are, and why somebody is in or not.</summary>
internal sealed class ShowSegments : IFeature
{
    private const int PageOfClients = 50;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/segments", List).Needs(Right.SeeReports);
        doors.Staff.MapGet("/marketing/segments/{id:guid}", Page).Needs(Right.SeeReports);
        doors.Staff.MapGet("/marketing/segments/{id:guid}/explain/{clientId:guid}", Why).Needs(Right.SeeReports);
        doors.Api.MapGet("/segments", ForProgram).Needs(Right.SeeReports).WithSummary("The salon's segments, by name.");
        doors.Api.MapGet("/segments/{id:guid}", OneForProgram).Needs(Right.SeeReports);
        doors.Api.MapGet("/segments/{id:guid}/count", Count).Needs(Right.SeeReports)
            .WithSummary("How many clients are in it at this moment.");
        doors.Api.MapGet("/segments/{id:guid}/explain/{clientId:guid}", Explain).Needs(Right.SeeReports)
            .WithSummary("Why a client is in it or not: each condition with yes or no and what the client has there.");
    }

    private static async Task<IResult> List(int? page, SegmentReading reading, CancellationToken cancellationToken)
    {
        var segments = await reading.Page(page, null, cancellationToken);
        var counts = new Dictionary<Guid, int>();
        foreach (var segment in segments.Items)
        {
            counts[segment.Id] = await reading.Count(segment.Filter, cancellationToken);
        }

        return Ui.Page<SegmentsPage>(new { Segments = segments, Counts = counts });
    }

    private static async Task<IResult> Page(
        Guid id, string? who, int? page, SegmentReading reading, IClientDirectory clients, IEnumerable<BulkAction> actions,
        CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } segment)
        {
            return TypedResults.NotFound();
        }

        var view = await reading.View(segment, cancellationToken);
        var isOut = who == "out";
        var found = await reading.Who(view.Filter, isOut, cancellationToken);
        var number = Math.Max(1, page ?? 1);
        var shown = found.Skip((number - 1) * PageOfClients).Take(PageOfClients).ToList();
        var names = await clients.NamesOf(shown, cancellationToken);
        var labels = await LabelSegment.ActionIn(actions).Choices(cancellationToken);
        return Ui.Page<SegmentPage>(new
        {
            Segment = view, IsOut = isOut, Total = found.Count, Number = number, Size = PageOfClients,
            Clients = shown.ConvertAll(client => (client, names.GetValueOrDefault(client) ?? "")),
            Labels = labels.Select(label => new Choice(label.Value, label.Text)).ToList(),
        });
    }

    private static async Task<IResult> Why(Guid id, Guid clientId, SegmentReading reading, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } segment
            && await reading.Explain(segment, clientId, cancellationToken) is { } answer
            ? Ui.Page<SegmentWhyPage>(new { Id = id, segment.Name, Answer = answer }) : TypedResults.NotFound();

    private static Task<Listing<SegmentView>> ForProgram(
        int? page, int? pageSize, SegmentReading reading, CancellationToken cancellationToken)
        => reading.Page(page, pageSize, cancellationToken);

    private static async Task<IResult> OneForProgram(Guid id, SegmentReading reading, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } segment
            ? TypedResults.Ok(await reading.View(segment, cancellationToken)) : ApiProblems.NotFound();

    private static async Task<IResult> Count(Guid id, SegmentReading reading, MarketingDb db, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } segment
            ? TypedResults.Ok(new SegmentCount(await reading.Count(SegmentFilter.Of(segment), cancellationToken), db.Now))
                : ApiProblems.NotFound();

    private static async Task<IResult> Explain(Guid id, Guid clientId, SegmentReading reading, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } segment
            && await reading.Explain(segment, clientId, cancellationToken) is { } answer
            ? TypedResults.Ok(answer) : ApiProblems.NotFound();
}
