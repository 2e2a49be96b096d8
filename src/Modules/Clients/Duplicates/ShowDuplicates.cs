using Platform.Clients.Directory;

namespace Platform.Clients.Duplicates;

/// <summary>What the page posts to say that a pair is none.</summary>
internal sealed class DuplicateForm
{
    public Guid? OneId { get; set; }

    public Guid? OtherId { get; set; }
}

/// <summary>One of a pair, as this person may see it.</summary>
public sealed record DuplicateCard(Guid Id, string Name, string? Phone, string? Email, DateTime CreatedAt);

/// <summary>Two cards that may be one person, and why.</summary>
public sealed record ShownPair(DuplicateCard One, DuplicateCard Other, Likeness Why, int Score);

/// <summary>The cards that may be one person twice: to merge, or to say that they are two people.</summary>
internal sealed class ShowDuplicates : IFeature
{
    public const int MostShown = 100;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/duplicates", Page).Needs(Right.MergeClients);
        doors.Staff.MapPost("/clients/duplicates", Dismiss).Needs(Right.MergeClients);
    }

    private static async Task<IResult> Page(
        ClientsDb db, ClientIndexes indexes, TenantContext salon, Sight sight, CancellationToken cancellationToken)
    {
        var index = await indexes.Of(db, salon.Tenant.Country, cancellationToken);
        var kept = await db.NoDuplicates.Select(pair => new { pair.OneId, pair.OtherId }).ToListAsync(cancellationToken);
        var dismissed = kept.Select(pair => (pair.OneId, pair.OtherId)).ToHashSet();
        var found = DuplicatePairs.In(index.InOrder(null), (one, other) => dismissed.Contains(DuplicatePairs.Ordered(one, other)));
        var shown = found.Take(MostShown).ToList();
        var ids = shown.SelectMany(pair => new[] { pair.One.Id, pair.Other.Id }).Distinct().ToList();
        var cards = await db.Clients.AsNoTracking().Where(client => ids.Contains(client.Id)).ToDictionaryAsync(
            client => client.Id,
            client => new DuplicateCard(
                client.Id, sight.Name(client.DisplayName, client.FirstName, client.LastName), sight.Phone(client.Mobile ?? client.Phone),
                sight.Email(client.Email), client.CreatedAt),
            cancellationToken);
        return Ui.Page<DuplicatesPage>(new
        {
            // The older card first: it most often has the history, so it is offered as the main card.
            Pairs = shown.Where(pair => cards.ContainsKey(pair.One.Id) && cards.ContainsKey(pair.Other.Id))
                .Select(pair => pair.One.CreatedAt <= pair.Other.CreatedAt ? pair : pair with { One = pair.Other, Other = pair.One })
                .Select(pair => new ShownPair(cards[pair.One.Id], cards[pair.Other.Id], pair.Why, pair.Score)).ToList(),
            Total = found.Count,
        });
    }

    private static async Task<IResult> Dismiss(
        Posted<DuplicateForm> posted, ClientsDb db, TenantContext salon, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        var (one, other) = DuplicatePairs.Ordered(posted.Value.OneId ?? Guid.Empty, posted.Value.OtherId ?? Guid.Empty);
        if (one == other || await db.Clients.CountAsync(client => client.Id == one || client.Id == other, cancellationToken) < 2)
        {
            return TypedResults.NotFound();
        }

        try
        {
            db.Add(new NoDuplicate { OneId = one, OtherId = other, At = db.Now, By = salon.Actor.Name });
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException outrun) when (Dialect.Of(db.Database).IsUniqueViolation(outrun))
        {
            // Said before: it holds.
        }

        flash.Success(texts["DuplicateDismissed"]);
        return TypedResults.LocalRedirect(here["/clients/duplicates"]);
    }
}
