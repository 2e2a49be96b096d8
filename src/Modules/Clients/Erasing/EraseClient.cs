using Platform.Clients.Contact;
using Platform.Clients.Importing;
using Platform.Clients.Keeping;
using Platform.Clients.Merging;
using Platform.Contracts.Clients;
using Platform.Kernel.Keys;

namespace Platform.Clients.Erasing;

/// <summary>
/// Erases a client for good (GDPR, article 17). The page before it says what goes and what stays; the card is empty with the answer,
/// what the other modules keep goes a moment later (<see cref="EraseEverywhere"/>).
/// </summary>
internal sealed class EraseClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/erase", Ask).Needs(Right.EraseClients);
        doors.Staff.MapPost("/clients/{id:guid}/erase", FromPage).Needs(Right.EraseClients);
        doors.Api.MapPost("/clients/{id:guid}/erase", FromProgram).Needs(Right.EraseClients)
            .WithSummary("Erases the client for good, from every module. It cannot be taken back.");
    }

    private static async Task<IResult> Ask(
        Guid id, ClientsDb db, IEnumerable<PersonalDataPart> parts, CancellationToken cancellationToken)
        => await Find(id, db, cancellationToken) is { } client
            ? await Page(client, null, db, parts, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> FromPage(
        Guid id, Posted<Confirmation> posted, ClientsDb db, IEnumerable<PersonalDataPart> parts, Deed deed, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Find(id, db, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (!posted.Value.IsSure)
        {
            posted.State.Add(nameof(Confirmation.IsSure), texts["EraseNotSure"]);
            return await Page(client, posted.State, db, parts, cancellationToken);
        }

        if (await deed.Do(client, isAsked: true, cancellationToken) is { } hindrance)
        {
            flash.Error(texts[hindrance]);
            return TypedResults.LocalRedirect(here[$"/clients/{id}/erase"]);
        }

        flash.Success(texts["Erased"]);
        return TypedResults.LocalRedirect(here["/clients"]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FromProgram(
        Guid id, ClientsDb db, Deed deed, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Find(id, db, cancellationToken) is not { } client)
        {
            return await db.NotThere(id, cancellationToken);
        }

        return await deed.Do(client, isAsked: true, cancellationToken) is { } hindrance
            ? ApiProblems.Conflict(texts[hindrance]) : TypedResults.NoContent();
    }

    /// <summary>Also one in the bin.</summary>
    private static Task<Client?> Find(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => db.WithBin.FirstOrDefaultAsync(client => client.Id == id, cancellationToken);

    private static async Task<IResult> Page(
        Client client, FormState? state, ClientsDb db, IEnumerable<PersonalDataPart> parts, CancellationToken cancellationToken)
    {
        var cards = await db.CardsOf(client.Id, cancellationToken);
        var counts = new List<(string Title, int Count)>();
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            foreach (var table in (await part.About(cards, cancellationToken)).Where(table => table.IsTold))
            {
                counts.Add((table.Title, await table.Count(cancellationToken)));
            }
        }

        return Ui.Page<EraseClientPage>(
            new
            {
                client.Id, Name = client.DisplayName, Goes = counts.Where(table => table.Count > 0).ToList(), State = state,
                Files = await db.Imports.CountAsync(import => import.FileForgottenAt == null, cancellationToken),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What the page asks for.</summary>
    [FormLabels(typeof(ClientsText))]
    internal sealed class Confirmation
    {
        public bool IsSure { get; set; }
    }

    /// <summary>What all doors lead to, and the clock.</summary>
    internal sealed class Deed(ClientsDb db, TenantContext salon, AddressHash hash, ErasureJournal journal, Holds holds)
    {
        /// <param name="isAsked">The client wants it: the address gets no marketing any more. False for what the bin kept long enough.</param>
        /// <param name="cancellationToken">Before anything is done.</param>
        /// <returns>
        /// The name of the text that says why not: the client is held, or an import runs, which has read the client's keys and may be about
        /// to fill the card. Null when it is done.
        /// </returns>
        public async Task<string?> Do(Client client, bool isAsked, CancellationToken cancellationToken)
        {
            if (await db.Imports.AnyAsync(import => import.State == ImportState.Running || import.State == ImportState.Undoing, cancellationToken))
            {
                return "EraseImportRuns";
            }

            if (await holds.On(client.Id, cancellationToken) is not null)
            {
                return "EraseHeld";
            }

            var erasure = new Erasure
            {
                ClientId = client.Id, CardIds = [.. await db.CardsOf(client.Id, cancellationToken)], At = db.Now, By = salon.Actor.Name,
            };
            await Do(erasure, isAsked, cancellationToken);
            journal.Add(salon.TenantId, erasure);
            return null;
        }

        /// <summary>Cards that are not there, or empty already, are no mistake; nor is an erasure that another node has just done.</summary>
        public Task Do(Erasure erasure, bool isAsked, CancellationToken cancellationToken) => db.InTransaction(
            async () =>
            {
                // Whoever holds the counter is the only one who changes clients.
                await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
                db.ChangeTracker.Clear();
                if (await db.Erasures.AnyAsync(done => done.Id == erasure.Id, cancellationToken))
                {
                    return;
                }

                var cards = await db.WithHidden.Where(card => erasure.CardIds.Contains(card.Id)).ToListAsync(cancellationToken);
                var addresses = cards.Where(_ => isAsked).Select(card => card.Email).OfType<string>().Select(EmailAddress.MatchingKey).Distinct();
                var hashes = addresses.Select(address => hash.Of(salon.TenantId, address));
                db.Publish(new ClientErased(erasure.Id, erasure.CardIds, [.. hashes]));
                cards.ForEach(card => card.Erase(db.Now));
                db.Add(erasure);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }
}
