namespace Platform.Clients.Merging;

/// <summary>Leads from ticked clients to the page on which they are merged.</summary>
internal sealed class MergeSelected(IStringLocalizer<ClientsText> texts) : BulkAction
{
    public override string Key => "merge";

    public override string Title => texts["MergeSelectedTitle"];

    public override int Order => 80;

    public override Right Needs => Right.MergeClients;

    public override Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<(string, string)>>([("", texts["MergeSelected"])]);

    /// <summary>The page says what is wrong with too few or too many.</summary>
    public override Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken)
    {
        var query = string.Join('&', clientIds.Take(CardMerge.MostCards + 1).Select(id => $"id={id}"));
        return Task.FromResult<BulkOutcome?>(new("", GoTo: $"/clients/merge?{query}"));
    }
}
