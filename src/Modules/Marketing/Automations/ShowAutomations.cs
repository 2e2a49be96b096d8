namespace Platform.Marketing.Automations;

/// <summary>The salon's automations, and each with its steps and how many are where.</summary>
internal sealed class ShowAutomations : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/automations", List).Needs(Right.SeeReports);
        doors.Staff.MapGet("/marketing/automations/{id:guid}", Page).Needs(Right.SeeReports);
        doors.Api.MapGet("/automations", ForProgram).Needs(Right.SeeReports).WithSummary("The salon's automations, the newest first.");
        doors.Api.MapGet("/automations/{id:guid}", OneForProgram).Needs(Right.SeeReports);
    }

    private static async Task<IResult> List(int? page, AutomationReading reading, CancellationToken cancellationToken)
        => Ui.Page<AutomationsPage>(new { Automations = await reading.Page(page, null, cancellationToken) });

    private static Task<IResult> Page(Guid id, AutomationOverview overview, CancellationToken cancellationToken)
        => overview.Page(id, new FormState(), null, StatusCodes.Status200OK, cancellationToken);

    private static Task<Listing<AutomationView>> ForProgram(
        int? page, int? pageSize, AutomationReading reading, CancellationToken cancellationToken)
            => reading.Page(page, pageSize, cancellationToken);

    private static async Task<IResult> OneForProgram(Guid id, AutomationReading reading, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } view ? TypedResults.Ok(view) : ApiProblems.NotFound();
}

/// <summary>Makes the page of one automation.</summary>
internal sealed class AutomationOverview(AutomationReading reading)
{
    /// <param name="tried">What would happen to somebody; null when nobody asked.</param>
    public async Task<IResult> Page(Guid id, FormState state, Tried? tried, int status, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } view
            ? Ui.Page<AutomationPage>(new { Automation = view, State = state, Tried = tried }, status) : TypedResults.NotFound();
}
