using Platform.Contracts.Marketing;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing;

/// <summary>
/// Changes how a list is called, what it is about and who puts people on it, or removes it. Removing ends every subscription to it for
/// good, which the page says beforehand; the consents stay.
/// </summary>
internal sealed class ChangeList : IFeature
{
    private const string Page = "/marketing/lists/{id:guid}";
    private const string Program = "/lists/{id:guid}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Page, Show).Needs(Right.LabelClients);
        doors.Staff.MapPost(Page, Change).Needs(Right.LabelClients);
        doors.Staff.MapPost($"{Page}/remove", Remove).Needs(Right.LabelClients);
        doors.Api.MapPut(Program, Put).Needs(Right.LabelClients).WithSummary("Changes a newsletter list.");
        doors.Api.MapDelete(Program, Delete).Needs(Right.LabelClients)
            .WithSummary("Removes a newsletter list and ends every subscription to it. The first list stays.");
    }

    private static async Task<IResult> Show(Guid id, Keeping keeping, CancellationToken cancellationToken)
        => await keeping.Find(id, cancellationToken) is { } list
            ? await Shown(list, ListInput.Of(list), new(), keeping, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> Change(
        Guid id, Posted<ListInput> posted, Keeping keeping, Flash flash, Here here, IStringLocalizer<MarketingText> texts,
        CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } list)
        {
            return TypedResults.NotFound();
        }

        if (!await keeping.Change(list, posted.Value, posted.State, cancellationToken))
        {
            return await Shown(list, posted.Value, posted.State, keeping, cancellationToken);
        }

        flash.Success(texts["ListChanged", list.Name]);
        return TypedResults.LocalRedirect(here["/marketing"]);
    }

    private static async Task<IResult> Remove(
        Guid id, Keeping keeping, Flash flash, Here here, IStringLocalizer<MarketingText> texts, CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } list)
        {
            return TypedResults.NotFound();
        }

        var state = new FormState();
        if (!await keeping.Remove(list, state, cancellationToken))
        {
            return await Shown(list, ListInput.Of(list), state, keeping, cancellationToken);
        }

        flash.Success(texts["ListRemoved", list.Name]);
        return TypedResults.LocalRedirect(here["/marketing"]);
    }

    private static async Task<IResult> Shown(
        MailingList list, ListInput form, FormState state, Keeping keeping, CancellationToken cancellationToken)
        => Ui.Page<ListPage>(
            new { List = ListLine.Of(list, await keeping.Count(list, cancellationToken)), Form = form, State = state },
            state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Put(Guid id, ListInput input, Keeping keeping, CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } list)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        return await keeping.Change(list, input, state, cancellationToken)
            ? TypedResults.Ok(ListLine.Of(list, await keeping.Count(list, cancellationToken)))
            : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> Delete(Guid id, Keeping keeping, CancellationToken cancellationToken)
    {
        if (await keeping.Find(id, cancellationToken) is not { } list)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        return await keeping.Remove(list, state, cancellationToken) ? TypedResults.NoContent() : ApiProblems.Conflict(state[""]!);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Keeping(MarketingDb db, IStringLocalizer<MarketingText> texts)
    {
        private const int AtOnce = 1000;

        public Task<MailingList?> Find(Guid id, CancellationToken cancellationToken)
            => db.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.Id == id, cancellationToken);

        /// <summary>How many get it.</summary>
        public Task<int> Count(MailingList list, CancellationToken cancellationToken)
            => db.Subscriptions.CountAsync(s => s.ListId == list.Id && s.State == SubscriptionState.Subscribed, cancellationToken);

        /// <returns>False when something is wrong; the state says what.</returns>
        public async Task<bool> Change(MailingList found, ListInput input, FormState state, CancellationToken cancellationToken)
        {
            CreateList.Check(input, state, texts);
            if (!state.IsValid)
            {
                return false;
            }

            var name = input.Name!.Trim();
            await db.SettleWithOthers(async () =>
            {
                if (await db.Lists.AnyAsync(list => list.Name == name && list.Id != found.Id, cancellationToken))
                {
                    state.Add(nameof(input.Name), texts["ListExists", name]);
                    return;
                }

                var list = await db.Lists.FirstAsync(list => list.Id == found.Id, cancellationToken);
                if (list.Name != name)
                {
                    db.Publish(new ListRenamed(list.Id, name));
                }

                (list.Name, list.Description, list.Public) = (name, CreateList.Line(input.Description), input.Public);
                list.Language = input.Language ?? list.Language;
                await db.SaveChangesAsync(cancellationToken);
                (found.Name, found.Description, found.Public, found.Language) = (list.Name, list.Description, list.Public, list.Language);
            });
            return state.IsValid;
        }

        /// <returns>False when it has to stay; the state says why.</returns>
        public async Task<bool> Remove(MailingList list, FormState state, CancellationToken cancellationToken)
        {
            if (list.IsFirst)
            {
                state.Add("", texts["FirstListStays"]);
            }
            else if (await db.Campaigns.Where(c => c.ListId == list.Id && c.State != CampaignState.Draft && c.State != CampaignState.Done
                && c.State != CampaignState.Cancelled).Select(c => c.Name).FirstOrDefaultAsync(cancellationToken) is { } campaign)
            {
                state.Add("", texts["ListInUse", campaign]);
            }

            if (!state.IsValid)
            {
                return false;
            }

            while (await End(list, cancellationToken) == AtOnce)
            {
            }

            await db.InTransaction(
                async () =>
                {
                    // What waits with cards in the bin or behind another card comes back to a list that is not there.
                    await db.Subscriptions.IgnoreQueryFilters([MarketingDb.BinFilter]).Where(s => s.ListId == list.Id)
                        .ExecuteDeleteAsync(cancellationToken);
                    if (await db.Lists.Where(one => one.Id == list.Id).ExecuteDeleteAsync(cancellationToken) == 1)
                    {
                        db.Publish(new ListDeleted(list.Id, list.Name));
                    }

                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
            return true;
        }

        /// <summary>A thousand in a transaction, each of them told in the client's history.</summary>
        private async Task<int> End(MailingList list, CancellationToken cancellationToken)
        {
            var ended = 0;
            await db.InTransaction(
                async () =>
                {
                    var on = db.Subscriptions.Where(s => s.ListId == list.Id && s.State != SubscriptionState.Unsubscribed);
                    var clients = await on.OrderBy(s => s.ClientId).Select(s => s.ClientId).Take(AtOnce).ToListAsync(cancellationToken);
                    await on.Where(s => EF.Parameter(clients).Contains(s.ClientId)).ExecuteDeleteAsync(cancellationToken);
                    clients.ForEach(client => db.Publish(new Unsubscribed(client, list.Id, list.Name)));
                    await db.SaveChangesAsync(cancellationToken);
                    ended = clients.Count;
                },
                cancellationToken);
            return ended;
        }
    }
}
