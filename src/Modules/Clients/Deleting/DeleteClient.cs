using Platform.Clients.Merging;
using Platform.Clients.Words;
using Platform.Contracts.Clients;

namespace Platform.Clients.Deleting;

/// <summary>Puts a client into the bin, and brings one back. Both may be asked for twice.</summary>
internal sealed class DeleteClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/delete", FromCard).Needs(Right.MergeClients);
        doors.Staff.MapPost("/clients/{id:guid}/restore", FromNotice).Needs(Right.MergeClients);
        doors.Api.MapDelete("/clients/{id:guid}", DeleteForProgram).Needs(Right.MergeClients);
        doors.Api.MapPost("/clients/{id:guid}/restore", RestoreForProgram).Needs(Right.MergeClients);
    }

    private static async Task<IResult> FromCard(
        Guid id, ClientsDb db, Bin bin, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        await bin.Delete(client, cancellationToken);
        flash.Success(texts["Deleted", client.DisplayName], undoPath: here[$"/clients/{id}/restore"]);
        return TypedResults.LocalRedirect(here["/clients"]);
    }

    private static async Task<IResult> FromNotice(
        Guid id, ClientsDb db, Bin bin, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.WithBin.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        await bin.Restore(client, cancellationToken);
        flash.Success(texts["Restored", client.DisplayName]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteForProgram(
        Guid id, ClientsDb db, Bin bin, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return await db.NotThere(id, cancellationToken);
        }

        await bin.Delete(client, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ClientView>, ProblemHttpResult>> RestoreForProgram(
        Guid id, ClientsDb db, Bin bin, Sight sight, SalonWords words, CancellationToken cancellationToken)
    {
        if (await db.WithBin.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return await db.NotThere(id, cancellationToken);
        }

        await bin.Restore(client, cancellationToken);
        return TypedResults.Ok(ClientView.Of(client, sight, await words.Groups(cancellationToken)));
    }

    /// <summary>What all four doors lead to.</summary>
    internal sealed class Bin(ClientsDb db)
    {
        public Task Delete(Client client, CancellationToken cancellationToken)
            => Move(client, () => client.Delete(db.Now), new ClientDeleted(client.Id), cancellationToken);

        public Task Restore(Client client, CancellationToken cancellationToken)
            => client.DeletedAt is null 
                ? Task.CompletedTask
                : Move(client, client.Restore, new ClientRestored(client.Id), cancellationToken);

        /// <summary>The bin takes a card as it is: a change that somebody else made at the same moment does not stop it.</summary>
        private async Task Move(Client client, Action move, ClientEvent fact, CancellationToken cancellationToken)
        {
            db.Publish(fact);
            var isSaved = false;
            while (!isSaved)
            {
                move();
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                    isSaved = true;
                }
                catch (DbUpdateConcurrencyException)
                {
                    await db.Entry(client).ReloadAsync(cancellationToken);
                }
            }
        }
    }
}
