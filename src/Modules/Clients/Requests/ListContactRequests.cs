using Platform.Clients.Merging;

namespace Platform.Clients.Requests;

/// <summary>A contact request as the card shows it and the API tells it.</summary>
/// <param name="Answers">What was answered and is not on the card; a line each.</param>
public sealed record ContactRequestView(Guid Id, string Message, string? Answers, DateTime At)
{
    internal static ContactRequestView Of(ContactRequest request, Sight sight)
    {
        string?[] answers = [sight.IsFull ? request.ContactAnswers : null, request.Answers];
        var said = string.Join('\n', answers.Where(lines => lines is not null));
        return new(request.Id, request.Message, said.Length == 0 ? null : said, request.At);
    }
}

/// <summary>What a client asked on the contact form, newest first, for programs.</summary>
internal sealed class ListContactRequests : IFeature
{
    public void Map(Doors doors)
        => doors.Api.MapGet("/clients/{id:guid}/contact-requests", List).Needs(Right.SeeClients)
            .WithSummary("What the client asked on the contact form, newest first.");

    /// <summary>Also those of the cards that were merged into it.</summary>
    internal static async Task<IQueryable<ContactRequest>> Newest(Guid clientId, ClientsDb db, CancellationToken cancellationToken)
    {
        var cards = await db.CardsOf(clientId, cancellationToken);
        return db.ContactRequests.AsNoTracking().Where(request => cards.Contains(request.ClientId))
            .OrderByDescending(request => request.At).ThenByDescending(request => request.Id);
    }

    private static async Task<Results<Ok<Listing<ContactRequestView>>, ProblemHttpResult>> List(
        Guid id, int? page, int? pageSize, ClientsDb db, Sight sight, CancellationToken cancellationToken)
    {
        if (!await db.Clients.AnyAsync(client => client.Id == id, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        var (number, size) = Listing<ContactRequestView>.Bounds(page, pageSize);
        var all = await Newest(id, db, cancellationToken);
        var rows = await all.Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<ContactRequestView>(
            rows.ConvertAll(request => ContactRequestView.Of(request, sight)), await all.CountAsync(cancellationToken), number, size));
    }
}
