namespace Platform.Marketing.Segments;

/// <summary>Which label everybody gets.</summary>
[FormLabels(typeof(SegmentText))]
internal sealed class LabelSegmentForm
{
    public Guid? Label { get; set; }
}

/// <summary>Puts a label on everybody who is in a segment at this moment, as for ticked clients of the list.</summary>
internal sealed class LabelSegment : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapPost("/marketing/segments/{id:guid}/label", Label).Needs(Right.LabelClients);

    public static BulkAction ActionIn(IEnumerable<BulkAction> actions) => actions.Single(action => action is LabelSelected);

    private static async Task<IResult> Label(
        Guid id, Posted<LabelSegmentForm> posted, SegmentReading reading, IEnumerable<BulkAction> actions, Flash flash, Here here,
        IStringLocalizer<SegmentText> texts, CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } segment)
        {
            return TypedResults.NotFound();
        }

        var clients = await reading.Who(SegmentFilter.Of(segment), isOut: false, cancellationToken);
        if (await ActionIn(actions).Run(clients, $"{posted.Value.Label}", cancellationToken) is { } done)
        {
            flash.Success(done.Text);
        }
        else
        {
            flash.Error(texts["NotAChoice"]);
        }

        return TypedResults.LocalRedirect(here[$"/marketing/segments/{id}"]);
    }
}
