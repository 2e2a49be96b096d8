using Platform.Contracts.Clients;

namespace Platform.Clients.Keeping;

/// <summary>Why nothing about a client may go: form and body of the API.</summary>
[FormLabels(typeof(ClientsText))]
public sealed class HoldForm
{
    public string? HoldReason { get; set; }
}

/// <summary>Puts a hold on a client and lifts it. Who put it on, when and why stands on the card; that it happened, in the history.</summary>
internal sealed class HoldCard : IFeature
{
    private const string Path = "/clients/{id:guid}/hold";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.AnswerAccessRequests);
        doors.Staff.MapPost(Path, FromPage).Needs(Right.AnswerAccessRequests);
        doors.Staff.MapPost($"{Path}/lift", FromCard).Needs(Right.AnswerAccessRequests);
        doors.Api.MapPut(Path, FromProgram).Needs(Right.AnswerAccessRequests)
            .WithSummary("Nothing about the client goes by itself, and nobody erases the card. holdReason: why.");
        doors.Api.MapDelete(Path, LiftForProgram).Needs(Right.AnswerAccessRequests);
    }

    private static async Task<IResult> Show(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => await Find(id, db, cancellationToken) is { } client ? Page(client, new(), null) : TypedResults.NotFound();

    private static async Task<IResult> FromPage(
        Guid id, Posted<HoldForm> posted, ClientsDb db, Keeper keeper, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await Find(id, db, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (!await keeper.Hold(id, posted.Value.HoldReason, posted.State, cancellationToken))
        {
            return Page(client, posted.Value, posted.State);
        }

        flash.Success(texts["HoldIsOn"], undoPath: here[$"/clients/{id}/hold/lift"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab=privacy"]);
    }

    private static async Task<IResult> FromCard(
        Guid id, ClientsDb db, Keeper keeper, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Find(id, db, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        await keeper.Lift(id, cancellationToken);
        flash.Success(texts["HoldIsOff"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab=privacy"]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FromProgram(
        Guid id, HoldForm input, ClientsDb db, Keeper keeper, CancellationToken cancellationToken)
    {
        if (await Find(id, db, cancellationToken) is null)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        return await keeper.Hold(id, input.HoldReason, state, cancellationToken) ? TypedResults.NoContent() : ApiProblems.Invalid(state);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LiftForProgram(
        Guid id, ClientsDb db, Keeper keeper, CancellationToken cancellationToken)
    {
        if (await Find(id, db, cancellationToken) is null)
        {
            return ApiProblems.NotFound();
        }

        await keeper.Lift(id, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Also one in the bin: that is when it matters most.</summary>
    private static Task<Client?> Find(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => db.WithBin.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken);

    private static IResult Page(Client client, HoldForm form, FormState? state) => Ui.Page<HoldPage>(
        new { ClientId = client.Id, Name = client.DisplayName, Form = form, State = state },
        state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>What all doors lead to. Holding twice, and lifting what is not held, change nothing.</summary>
    internal sealed class Keeper(ClientsDb db, Holds holds, TenantContext salon, IStringLocalizer<ClientsText> texts)
    {
        private const string Turn = "clients.holds";

        public async Task<bool> Hold(Guid clientId, string? typed, FormState state, CancellationToken cancellationToken)
        {
            var reason = typed?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
            if (reason.Length is < LegalHold.ShortestReason or > LegalHold.LongestReason)
            {
                state.Add(nameof(HoldForm.HoldReason), texts["HoldReasonWrong", LegalHold.ShortestReason, LegalHold.LongestReason]);
                return false;
            }

            await db.InTransaction(
                async () =>
                {
                    await db.NextNumber(Turn, cancellationToken);
                    if (await holds.On(clientId, cancellationToken) is null)
                    {
                        db.Add(new LegalHold
                        {
                            ClientId = clientId, Reason = reason, Author = salon.Actor.Name, AuthorId = salon.Actor.Id, At = db.Now,
                        });
                        db.Publish(new HoldPlaced(clientId));
                        await db.SaveChangesAsync(cancellationToken);
                    }
                },
                cancellationToken);
            return true;
        }

        public Task Lift(Guid clientId, CancellationToken cancellationToken) => db.InTransaction(
            async () =>
            {
                await db.NextNumber(Turn, cancellationToken);
                while (await holds.On(clientId, cancellationToken) is { } hold)
                {
                    (hold.LiftedAt, hold.LiftedBy) = (db.Now, salon.Actor.Name);
                    db.Publish(new HoldLifted(hold.ClientId));
                    await db.SaveChangesAsync(cancellationToken);
                }
            },
            cancellationToken);
    }
}
