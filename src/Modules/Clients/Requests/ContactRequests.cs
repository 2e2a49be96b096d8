using Microsoft.AspNetCore.Components;
using Platform.Clients.Merging;

namespace Platform.Clients.Requests;

/// <summary>A contact request as the card shows it and the API tells it.</summary>
/// <param name="Answers">A line each; what is on the card is not repeated.</param>
public sealed record ContactRequestView(Guid Id, string Message, string? Answers, DateTime At);

/// <summary>On the card: what the client asked on the contact form, newest first.</summary>
internal sealed class ContactRequests(ClientsDb db, Sight sight) : CardPart, IFeature
{
    private const int MostShown = 5;

    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 25;

    public void Map(Doors doors)
        => doors.Api.MapGet("/clients/{id:guid}/contact-requests", List).Needs(Right.SeeClients)
            .WithSummary("What the client asked on the contact form, newest first.");

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var requests = await Newest(await db.CardsOf(clientId, cancellationToken), db).Take(MostShown).ToListAsync(cancellationToken);
        return requests.Count == 0 ? null : ContactRequestsOnCard.Of(requests.ConvertAll(request => View(request, sight)));
    }

    private static async Task<Results<Ok<Listing<ContactRequestView>>, ProblemHttpResult>> List(
        Guid id, int? page, int? pageSize, ClientsDb db, Sight sight, CancellationToken cancellationToken)
    {
        if (!await db.Clients.AnyAsync(client => client.Id == id, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        var (number, size) = Listing<ContactRequestView>.Bounds(page, pageSize);
        var all = Newest(await db.CardsOf(id, cancellationToken), db);
        var rows = await all.Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<ContactRequestView>(
            rows.ConvertAll(request => View(request, sight)), await all.CountAsync(cancellationToken), number, size));
    }

    private static IQueryable<ContactRequest> Newest(IReadOnlyList<Guid> cards, ClientsDb db)
        => db.ContactRequests.AsNoTracking().Where(request => cards.Contains(request.ClientId))
            .OrderByDescending(request => request.At).ThenByDescending(request => request.Id);

    private static ContactRequestView View(ContactRequest request, Sight sight)
    {
        string?[] answers = [sight.IsFull ? request.ContactAnswers : null, request.Answers];
        return new(request.Id, request.Message, string.Join('\n', answers.Where(one => one is not null)) is { Length: > 0 } said ? said : null, request.At);
    }
}
