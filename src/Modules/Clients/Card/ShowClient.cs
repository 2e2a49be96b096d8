using Platform.Clients.Merging;
using Platform.Clients.Words;

namespace Platform.Clients.Card;

/// <summary>Opens a client: the card for people, the data for programs.</summary>
internal sealed class ShowClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}", Page).Needs(Right.SeeClients);
        doors.Api.MapGet("/clients/{id:guid}", ForProgram).Needs(Right.SeeClients);
    }

    private static async Task<IResult> Page(
        Guid id, string? tab, ClientsDb db, CardLayout layout, Views views, Here here, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken);
        if (client is not null)
        {
            await views.Tell(id, cancellationToken);
            return await layout.Page(client, tab, cancellationToken);
        }

        return await db.MainOf(id, cancellationToken) is { } main
            ? TypedResults.LocalRedirect(here[$"/clients/{main}"])
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<ClientView>, ProblemHttpResult>> ForProgram(
        Guid id, ClientsDb db, Views views, Sight sight, SalonWords words, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken);
        if (client is null)
        {
            return await db.NotThere(id, cancellationToken);
        }

        await views.Tell(id, cancellationToken);
        return TypedResults.Ok(ClientView.Of(client, sight, await words.Groups(cancellationToken)));
    }
}
