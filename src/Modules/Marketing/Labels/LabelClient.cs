using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>Puts a label on a client and takes it off: in place on the card, or by the API. Doing it twice changes nothing.</summary>
internal sealed class LabelClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Api.MapPut("/clients/{id:guid}/labels/{labelId:guid}", Put).Needs(Right.LabelClients)
            .WithSummary("Puts the label on the client.");
        doors.Api.MapDelete("/clients/{id:guid}/labels/{labelId:guid}", Delete).Needs(Right.LabelClients)
            .WithSummary("Takes the label off the client.");
        doors.Staff.MapPost("/clients/{id:guid}/labels", AddByName).Needs(Right.LabelClients);
        doors.Staff.MapPost("/clients/{id:guid}/labels/{labelId:guid}/add", AddAgain).Needs(Right.LabelClients);
        doors.Staff.MapPost("/clients/{id:guid}/labels/{labelId:guid}/remove", TakeOff).Needs(Right.LabelClients);
    }

    private static async Task<IResult> Put(
        Guid id, Guid labelId, MarketingDb db, IClientDirectory clients, TenantContext salon, CancellationToken cancellationToken)
    {
        if (await Known(id, labelId, db, clients, cancellationToken) is not { } label)
        {
            return ApiProblems.NotFound();
        }

        await db.SettleWithOthers(() => PutOn(id, label, db, salon, cancellationToken));
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Delete(
        Guid id, Guid labelId, MarketingDb db, IClientDirectory clients, CancellationToken cancellationToken)
    {
        if (await Known(id, labelId, db, clients, cancellationToken) is not { } label)
        {
            return ApiProblems.NotFound();
        }

        await db.SettleWithOthers(() => Remove(id, label, db, cancellationToken));
        return TypedResults.NoContent();
    }

    /// <summary>A typed name that no label has yet makes one.</summary>
    private static async Task<IResult> AddByName(
        Guid id, Posted<NewLabel> posted, MarketingDb db, IClientDirectory clients, TenantContext salon, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        if (Label.KeyOf(posted.Value.Label ?? "") is { Length: > 0 } key)
        {
            await db.SettleWithOthers(async () =>
            {
                var label = await db.Labels.FirstOrDefaultAsync(l => l.NameKey == key, cancellationToken)
                    ?? db.Add(Label.Named(posted.Value.Label!)).Entity;
                await PutOn(id, label, db, salon, cancellationToken);
            });
        }

        return await Shown(id, db, context, cancellationToken);
    }

    /// <summary>Takes a removal back.</summary>
    private static async Task<IResult> AddAgain(
        Guid id, Guid labelId, MarketingDb db, IClientDirectory clients, TenantContext salon, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await Known(id, labelId, db, clients, cancellationToken) is not { } label)
        {
            return TypedResults.NotFound();
        }

        await db.SettleWithOthers(() => PutOn(id, label, db, salon, cancellationToken));
        return await Shown(id, db, context, cancellationToken);
    }

    private static async Task<IResult> TakeOff(
        Guid id, Guid labelId, MarketingDb db, IClientDirectory clients, Flash flash, Here here, IStringLocalizer<MarketingText> texts,
        HttpContext context, CancellationToken cancellationToken)
    {
        if (await Known(id, labelId, db, clients, cancellationToken) is not { } label)
        {
            return TypedResults.NotFound();
        }

        await db.SettleWithOthers(() => Remove(id, label, db, cancellationToken));
        flash.Success(texts["LabelTakenOff", label.Name], here[$"/clients/{id}/labels/{labelId}/add"]);
        return await Shown(id, db, context, cancellationToken);
    }

    /// <summary>The label, when both it and the client are this salon's.</summary>
    private static async Task<Label?> Known(
        Guid id, Guid labelId, MarketingDb db, IClientDirectory clients, CancellationToken cancellationToken)
        => await clients.Find(id, cancellationToken) is null
            ? null
            : await db.Labels.FirstOrDefaultAsync(label => label.Id == labelId, cancellationToken);

    private static async Task PutOn(Guid clientId, Label label, MarketingDb db, TenantContext salon, CancellationToken cancellationToken)
    {
        if (!await db.LabelsOnClients.AnyAsync(c => c.ClientId == clientId && c.LabelId == label.Id, cancellationToken))
        {
            db.Add(new LabelOnClient { ClientId = clientId, LabelId = label.Id, At = db.Now, By = salon.Actor.Name });
            db.Publish(new LabelAdded(clientId, label.Id, label.Name));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task Remove(Guid clientId, Label label, MarketingDb db, CancellationToken cancellationToken)
    {
        var found = db.LabelsOnClients.Where(c => c.ClientId == clientId && c.LabelId == label.Id);
        if (await found.FirstOrDefaultAsync(cancellationToken) is { } carried)
        {
            db.Remove(carried);
            db.Publish(new LabelRemoved(clientId, label.Id, label.Name));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task<IResult> Shown(Guid id, MarketingDb db, HttpContext context, CancellationToken cancellationToken)
        => Ui.IsPartial(context)
            ? Ui.Fragment<LabelsOnCard>(new { Carried = await LabelsCarried.By(id, db, cancellationToken), IsAnswer = true })
            : TypedResults.LocalRedirect($"{context.Request.PathBase}/clients/{id}");

    /// <summary>What was typed or chosen on the card.</summary>
    private sealed class NewLabel
    {
        public string? Label { get; set; }
    }
}
