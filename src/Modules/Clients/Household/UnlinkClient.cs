using Platform.Clients.Merging;
using Platform.Contracts.Clients;

namespace Platform.Clients.Household;

/// <summary>Takes a link between two clients away, and brings it back. Both may be asked for twice.</summary>
internal sealed class UnlinkClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/links/{linkId:guid}/remove", FromCard).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/{id:guid}/links/{linkId:guid}/restore", FromNotice).Needs(Right.ChangeClients);
        doors.Api.MapDelete("/clients/{id:guid}/links/{linkId:guid}", FromProgram).Needs(Right.ChangeClients);
    }

    private static async Task<IResult> FromCard(
        Guid id, Guid linkId, Links links, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (!await links.Settle(id, linkId, isLinked: false, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["Unlinked"], undoPath: here[$"/clients/{id}/links/{linkId}/restore"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<IResult> FromNotice(
        Guid id, Guid linkId, Links links, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (!await links.Settle(id, linkId, isLinked: true, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["Linked"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FromProgram(
        Guid id, Guid linkId, ClientsDb db, Links links, CancellationToken cancellationToken)
        => await links.Settle(id, linkId, isLinked: false, cancellationToken)
            ? TypedResults.NoContent()
            : await db.NotThere(id, cancellationToken);

    /// <summary>What all three doors lead to.</summary>
    internal sealed class Links(ClientsDb db)
    {
        /// <returns>False when this client has no such link.</returns>
        public async Task<bool> Settle(Guid clientId, Guid linkId, bool isLinked, CancellationToken cancellationToken)
        {
            var cards = await db.CardsOf(clientId, cancellationToken);
            var link = await db.Links.FirstOrDefaultAsync(
                row => row.Id == linkId && (cards.Contains(row.OneId) || cards.Contains(row.OtherId)), cancellationToken);
            if (link is null || !await db.Clients.AnyAsync(client => client.Id == clientId, cancellationToken))
            {
                return false;
            }

            if (link.RemovedAt is null == isLinked)
            {
                return true;
            }

            link.RemovedAt = isLinked ? null : db.Now;
            foreach (var end in new[] { link.OneId, link.OtherId })
            {
                var far = await db.WithHidden.FirstOrDefaultAsync(client => client.Id == link.FarEnd(end), cancellationToken);
                var name = far?.DisplayName ?? "";
                db.Publish(isLinked
                    ? new ClientLinked(end, link.FarEnd(end), link.SeenFrom(end), name)
                    : new ClientUnlinked(end, link.FarEnd(end), name));
            }

            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
    }
}
