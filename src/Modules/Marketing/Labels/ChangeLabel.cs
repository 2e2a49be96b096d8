using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>
/// Changes how a label is called and looks, or removes it. Removing takes it off every client for good; the page says beforehand how many
/// carry it.
/// </summary>
internal sealed class ChangeLabel : IFeature
{
    private const string Page = "/marketing/labels/{id:guid}";
    private const string Program = "/labels/{id:guid}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Page, Show).Needs(Right.LabelClients);
        doors.Staff.MapPost(Page, Change).Needs(Right.LabelClients);
        doors.Staff.MapPost($"{Page}/remove", Remove).Needs(Right.LabelClients);
        doors.Api.MapPut(Program, Put).Needs(Right.LabelClients).WithSummary("Changes a label.");
        doors.Api.MapDelete(Program, Delete).Needs(Right.LabelClients)
            .WithSummary("Removes a label from every client, and from the salon.");
    }

    private static async Task<IResult> Show(Guid id, Keeping keeping, CancellationToken cancellationToken)
        => await keeping.Find(id, cancellationToken) is { } label
            ? await Shown(label, LabelInput.Of(label), new(), keeping, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> Change(
        Guid id, Posted<LabelInput> posted, Keeping keeping, Flash flash, Here here, IStringLocalizer<MarketingText> texts,
        CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } label)
        {
            return TypedResults.NotFound();
        }

        if (!await keeping.Change(label, posted.Value, posted.State, cancellationToken))
        {
            return await Shown(label, posted.Value, posted.State, keeping, cancellationToken);
        }

        flash.Success(texts["LabelChanged", label.Name]);
        return TypedResults.LocalRedirect(here["/marketing"]);
    }

    private static async Task<IResult> Remove(
        Guid id, Keeping keeping, Flash flash, Here here, IStringLocalizer<MarketingText> texts, CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } label)
        {
            return TypedResults.NotFound();
        }

        await keeping.Remove(label, cancellationToken);
        flash.Success(texts["LabelRemoved", label.Name]);
        return TypedResults.LocalRedirect(here["/marketing"]);
    }

    private static async Task<IResult> Shown(
        Label label, LabelInput form, FormState state, Keeping keeping, CancellationToken cancellationToken)
        => Ui.Page<LabelPage>(
            new { Label = LabelLine.Of(label, await keeping.Count(label, cancellationToken)), Form = form, State = state },
            state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Put(Guid id, LabelInput input, Keeping keeping, CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } label)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        return await keeping.Change(label, input, state, cancellationToken)
            ? TypedResults.Ok(LabelLine.Of(label, await keeping.Count(label, cancellationToken)))
            : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> Delete(Guid id, Keeping keeping, CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } label)
        {
            return ApiProblems.NotFound();
        }

        await keeping.Remove(label, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Keeping(MarketingDb db, IStringLocalizer<MarketingText> texts)
    {
        private const int AtOnce = 1000;

        public Task<Label?> Find(Guid id, CancellationToken cancellationToken)
            => db.Labels.AsNoTracking().FirstOrDefaultAsync(label => label.Id == id, cancellationToken);

        /// <summary>How many carry it.</summary>
        public Task<int> Count(Label label, CancellationToken cancellationToken)
            => db.LabelsOnClients.CountAsync(carried => carried.LabelId == label.Id, cancellationToken);

        /// <returns>False when something is wrong; the state says what.</returns>
        public async Task<bool> Change(Label found, LabelInput input, FormState state, CancellationToken cancellationToken)
        {
            var color = string.IsNullOrWhiteSpace(input.Color) ? null : LabelColors.Read(input.Color);
            CreateLabel.Check(input, color, state, texts);
            if (!state.IsValid)
            {
                return false;
            }

            var wanted = Label.Named(input.Name!, color, input.Description);
            await db.SettleWithOthers(async () =>
            {
                if (await db.Labels.AnyAsync(label => label.NameKey == wanted.NameKey && label.Id != found.Id, cancellationToken))
                {
                    state.Add(nameof(input.Name), texts["LabelExists", wanted.Name]);
                    return;
                }

                var label = await db.Labels.FirstAsync(label => label.Id == found.Id, cancellationToken);
                if (label.Name != wanted.Name)
                {
                    db.Publish(new LabelRenamed(label.Id, wanted.Name));
                }

                Take(label, wanted);
                await db.SaveChangesAsync(cancellationToken);
                Take(found, wanted);
            });
            return state.IsValid;
        }

        private static void Take(Label label, Label wanted)
            => (label.Name, label.NameKey, label.Color, label.Description)
                = (wanted.Name, wanted.NameKey, wanted.Color, wanted.Description);

        public async Task Remove(Label label, CancellationToken cancellationToken)
        {
            while (await TakeOff(label, cancellationToken) == AtOnce)
            {
            }

            await db.InTransaction(
                async () =>
                {
                    await db.LabelsOnClients.IgnoreQueryFilters([MarketingDb.BinFilter]).Where(carried => carried.LabelId == label.Id)
                        .ExecuteDeleteAsync(cancellationToken);
                    if (await db.Labels.Where(one => one.Id == label.Id).ExecuteDeleteAsync(cancellationToken) == 1)
                    {
                        db.Publish(new LabelDeleted(label.Id, label.Name));
                    }

                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }

        /// <summary>A thousand in a transaction, each of them told in the client's history.</summary>
        private async Task<int> TakeOff(Label label, CancellationToken cancellationToken)
        {
            var taken = 0;
            await db.InTransaction(
                async () =>
                {
                    var carried = db.LabelsOnClients.Where(one => one.LabelId == label.Id);
                    var clients = await carried.OrderBy(one => one.ClientId).Select(one => one.ClientId).Take(AtOnce)
                        .ToListAsync(cancellationToken);
                    await carried.Where(one => EF.Parameter(clients).Contains(one.ClientId)).ExecuteDeleteAsync(cancellationToken);
                    clients.ForEach(client => db.Publish(new LabelRemoved(client, label.Id, label.Name)));
                    await db.SaveChangesAsync(cancellationToken);
                    taken = clients.Count;
                },
                cancellationToken);
            return taken;
        }
    }
}
