using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>Takes a label off many clients.</summary>
internal sealed class UnlabelSelected(MarketingDb db, IStringLocalizer<MarketingText> texts) : BulkAction
{
    private const int AtOnce = 1000;

    public override string Key => "unlabel";

    public override string Title => texts["UnlabelSelected"];

    public override int Order => 20;

    public override Right Needs => Right.LabelClients;

    public override Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken)
        => LabelSelected.Of(db, cancellationToken);

    public override async Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(choice, out var id)
            || await db.Labels.FirstOrDefaultAsync(label => label.Id == id, cancellationToken) is not { } label)
        {
            return null;
        }

        var carriers = await db.LabelsOnClients.Where(carried => carried.LabelId == id).Select(carried => carried.ClientId)
            .ToHashSetAsync(cancellationToken);
        carriers.IntersectWith(clientIds);
        foreach (var chunk in carriers.Chunk(AtOnce))
        {
            await db.InTransaction(
                async () =>
                {
                    await db.LabelsOnClients.Where(carried => carried.LabelId == id && chunk.Contains(carried.ClientId))
                        .ExecuteDeleteAsync(cancellationToken);
                    foreach (var client in chunk)
                    {
                        db.Publish(new LabelRemoved(client, label.Id, label.Name));
                    }

                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }

        return new(texts["UnlabelledMany", carriers.Count, label.Name]);
    }
}
