using Platform.Clients.Directory;
using Platform.Clients.Merging;
using Platform.Contracts.Clients;

namespace Platform.Clients.Household;

/// <summary>With whom a client belongs together: form and body of the API.</summary>
[FormLabels(typeof(ClientsText))]
internal sealed class LinkInput
{
    public Guid? OtherId { get; set; }

    /// <summary>What the other is to this client: "child", "parent".</summary>
    public string? Relation { get; set; }
}

/// <summary>Links two clients, a mother and her child, so that each is a step away from the other's card. Nothing is shared.</summary>
internal sealed class LinkClient : IFeature
{
    private const int MostFound = 10;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/links", Show).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/{id:guid}/links", FromPage).Needs(Right.ChangeClients);
        doors.Api.MapGet("/clients/{id:guid}/links", List).Needs(Right.SeeClients);
        doors.Api.MapPost("/clients/{id:guid}/links", FromProgram).Needs(Right.ChangeClients)
            .WithSummary("Links the client to another one. relation: what the other is to this client.");
    }

    private static async Task<IResult> Show(
        Guid id, string? q, ClientsDb db, ClientLookup lookup, Sight sight, CancellationToken cancellationToken)
        => await Page(id, q, new(), null, db, lookup, sight, cancellationToken);

    private static async Task<IResult> FromPage(
        Guid id, string? q, Posted<LinkInput> posted, ClientsDb db, Linking linking, ClientLookup lookup, Sight sight, Flash flash,
        Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (await linking.Link(client, posted.Value, posted.State, cancellationToken) is not { } link)
        {
            return await Page(id, q, posted.Value, posted.State, db, lookup, sight, cancellationToken);
        }

        flash.Success(texts["Linked"], undoPath: here[$"/clients/{id}/links/{link.Id}/remove"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<Results<Ok<IReadOnlyList<LinkedClient>>, ProblemHttpResult>> List(
        Guid id, ClientsDb db, Sight sight, CancellationToken cancellationToken)
        => await db.Clients.AnyAsync(client => client.Id == id, cancellationToken)
            ? TypedResults.Ok(await LinkedClient.To(id, db, sight, cancellationToken))
            : await db.NotThere(id, cancellationToken);

    private static async Task<Results<Created<LinkedClient>, ProblemHttpResult>> FromProgram(
        Guid id, LinkInput input, ClientsDb db, Linking linking, Sight sight, Here here, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return await db.NotThere(id, cancellationToken);
        }

        var state = new FormState();
        if (await linking.Link(client, input, state, cancellationToken) is not { } link)
        {
            return ApiProblems.Invalid(state);
        }

        var linked = await LinkedClient.To(id, db, sight, cancellationToken);
        return TypedResults.Created(here[$"/api/v1/clients/{id}/links"], linked.Single(other => other.Id == link.Id));
    }

    private static async Task<IResult> Page(
        Guid id, string? q, LinkInput input, FormState? state, ClientsDb db, ClientLookup lookup, Sight sight,
        CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken);
        if (client is null)
        {
            return TypedResults.NotFound();
        }

        var found = string.IsNullOrWhiteSpace(q) ? [] : await lookup.Suggest(q, MostFound + 1, cancellationToken);
        var ids = found.Select(entry => entry.Id).Where(other => other != id).Take(MostFound).ToList();
        var rows = await db.Clients.AsNoTracking().Where(other => ids.Contains(other.Id)).ToListAsync(cancellationToken);
        return Ui.Page<LinkClientPage>(
            new
            {
                ClientId = id, Name = sight.Name(client.DisplayName, client.FirstName, client.LastName), Search = q, State = state,
                Chosen = input.OtherId,
                Found = rows.OrderBy(other => ids.IndexOf(other.Id)).Select(other => new FoundClient(
                    other.Id, sight.Name(other.DisplayName, other.FirstName, other.LastName),
                    sight.Phone(other.Mobile ?? other.Phone) ?? sight.Email(other.Email))).ToList(),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Linking(ClientsDb db, IStringLocalizer<ClientsText> texts)
    {
        private const string Turn = "clients.links";

        /// <summary>Linking the same two again changes what they are to each other.</summary>
        /// <returns>Null when something is wrong; the state says what.</returns>
        public async Task<ClientLink?> Link(Client client, LinkInput input, FormState state, CancellationToken cancellationToken)
        {
            var other = await db.Clients.FirstOrDefaultAsync(card => card.Id == input.OtherId && card.Id != client.Id, cancellationToken);
            if (other is null)
            {
                state.Add(nameof(input.OtherId), texts["LinkNeedsOther"]);
            }

            if (Relation.Find(input.Relation) is not { } relation)
            {
                state.Add(nameof(input.Relation), texts["LinkNeedsRelation"]);
                return null;
            }

            if (other is null)
            {
                return null;
            }

            var link = ClientLink.Between(client.Id, other.Id, relation);
            await db.InTransaction(
                async () =>
                {
                    await db.NextNumber(Turn, cancellationToken);
                    var known = await db.Links.FirstOrDefaultAsync(
                        row => row.OneId == link.OneId && row.OtherId == link.OtherId, cancellationToken);
                    var changed = known is null || known.RemovedAt is not null || known.Relation != link.Relation;
                    if (known is null)
                    {
                        db.Add(link);
                    }
                    else
                    {
                        (known.Relation, known.RemovedAt) = (link.Relation, null);
                        link = known;
                    }

                    if (changed)
                    {
                        db.Publish(new ClientLinked(client.Id, other.Id, relation.Code, other.DisplayName));
                        db.Publish(new ClientLinked(other.Id, client.Id, relation.Reverse, client.DisplayName));
                    }

                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
            return link;
        }
    }
}

/// <summary>A client to choose.</summary>
public sealed record FoundClient(Guid Id, string Name, string? Contact);
