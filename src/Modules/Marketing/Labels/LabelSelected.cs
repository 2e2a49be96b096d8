using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>Puts a label on many clients.</summary>
internal sealed class LabelSelected(MarketingDb db, TenantContext salon, IStringLocalizer<MarketingText> texts) : BulkAction
{
    private const int AtOnce = 1000;

    public override string Key => "label";

    public override string Title => texts["LabelSelected"];

    public override int Order => 10;

    public override Right Needs => Right.LabelClients;

    public override Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken)
        => Of(db, cancellationToken);

    public override async Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(choice, out var id)
            || await db.Labels.FirstOrDefaultAsync(label => label.Id == id, cancellationToken) is not { } label)
        {
            return null;
        }

        var labelled = 0;
        await db.SettleWithOthers(async () => labelled += await PutOn(clientIds, label, cancellationToken));
        return new(texts["LabelledMany", labelled, label.Name]);
    }

    /// <returns>How many had not got it yet.</returns>
    private async Task<int> PutOn(IReadOnlyList<Guid> clientIds, Label label, CancellationToken cancellationToken)
    {
        var carriers = await db.LabelsOnClients.Where(carried => carried.LabelId == label.Id).Select(carried => carried.ClientId)
            .ToHashSetAsync(cancellationToken);
        var others = clientIds.Where(client => !carriers.Contains(client)).ToList();
        foreach (var chunk in others.Chunk(AtOnce))
        {
            await db.InTransaction(
                async () =>
                {
                    await db.InsertMany([.. chunk.Select(client => On(client, label))], cancellationToken);
                    db.Publish(new ClientsLabelled(label.Id, label.Name, chunk));
                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }

        return others.Count;
    }

    /// <summary>Every label of the salon, by name.</summary>
    internal static async Task<IReadOnlyList<(string Value, string Text)>> Of(MarketingDb db, CancellationToken cancellationToken)
    {
        var labels = await db.Labels.AsNoTracking().OrderBy(label => label.Name).ToListAsync(cancellationToken);
        return labels.ConvertAll(label => (label.Id.ToString(), label.Name));
    }

    private LabelOnClient On(Guid client, Label label)
        => new() { ClientId = client, LabelId = label.Id, At = db.Now, By = salon.Actor.Name };
}
