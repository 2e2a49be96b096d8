using Platform.Contracts.Clients;

namespace Platform.Clients.Portal;

/// <summary>
/// A client asks for changes on the own card, in the restricted area. Each field becomes a wish that the salon agrees to or not; a later
/// wish for the same field takes the place of an earlier one. The e-mail address is not among them: it is the login.
/// </summary>
internal sealed class AskForChange : IFeature
{
    /// <summary>What belongs to the client as a person; all else on the card is the salon's own.</summary>
    internal static readonly string[] Fields =
    [
        "FirstName", "Infix", "LastName", "Mobile", "Phone", "BirthDate",
        "Address.Street", "Address.Number", "Address.Addition", "Address.Postcode", "Address.City",
    ];

    public void Map(Doors doors)
    {
        doors.Portal.MapGet("/details", Show).NeedsNoRight();
        doors.Portal.MapPost("/details", Ask).NeedsNoRight().AlsoOnBehalf();
        doors.Portal.MapPost("/erase", AskToBeErased).NeedsNoRight();
    }

    private static async Task<IResult> Show(TenantContext salon, ClientsDb db, Sight sight, CancellationToken cancellationToken)
        => await Find(salon, db, cancellationToken) is { } client
            ? Ui.Page<AskForChangePage>(new { Form = sight.ForTheClient(client) })
            : TypedResults.NotFound();

    private static async Task<IResult> Ask(
        Posted<ClientInput> posted, TenantContext salon, ClientsDb db, ClientChecks checks, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Find(salon, db, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var (stored, wanted) = (ClientInput.Of(client), ClientInput.Of(client));
        foreach (var (typed, kept) in InputField.Pairs(posted.Value, wanted))
        {
            if (Fields.Contains(typed.Name) && posted.State.Typed(typed.Name) is not null)
            {
                kept.SetValue(typed.Value);
            }
        }

        var all = new FormState();
        checks.Pass(wanted, all);
        foreach (var (field, message) in all.Errors.Where(error => Fields.Contains(error.Key)))
        {
            posted.State.Add(field, message);
        }

        if (!posted.State.IsValid)
        {
            return Ui.Page<AskForChangePage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        var asked = await Keep(client.Id, stored, wanted, db, cancellationToken);
        flash.Success(texts[asked ? "WishesSent" : "WishesNone"]);
        return TypedResults.LocalRedirect(here["/portal"]);
    }

    /// <returns>Whether there was anything to ask.</returns>
    private static async Task<bool> Keep(
        Guid clientId, ClientInput stored, ClientInput wanted, ClientsDb db, CancellationToken cancellationToken)
    {
        var before = InputField.Of(stored).ToDictionary(field => field.Name, field => field.Value);
        var changed = InputField.Differences(stored, wanted).Where(field => Fields.Contains(field.Name)).ToList();
        if (changed.Count == 0)
        {
            return false;
        }

        var names = changed.ConvertAll(field => field.Name);
        foreach (var older in await db.Wishes.Where(wish => wish.ClientId == clientId && wish.DecidedAt == null
            && names.Contains(wish.Field)).ToListAsync(cancellationToken))
        {
            older.DecidedAt = db.Now;
        }

        db.AddRange(changed.Select(field => new ProfileWish
        {
            ClientId = clientId, Field = field.Name, Before = before[field.Name], Wanted = field.Value, At = db.Now,
        }));
        db.Publish(new ChangeAsked(clientId, [.. changed.Select(field => field.ApiName)]));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Asking twice is asking once.</summary>
    private static async Task<IResult> AskToBeErased(
        TenantContext salon, ClientsDb db, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Find(salon, db, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (!await db.Wishes.AnyAsync(wish => wish.ClientId == client.Id && wish.Field == ProfileWish.Erasure && wish.DecidedAt == null,
            cancellationToken))
        {
            db.Add(new ProfileWish { ClientId = client.Id, Field = ProfileWish.Erasure, At = db.Now });
            db.Publish(new ErasureAsked(client.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        flash.Success(texts["EraseAsked"]);
        return TypedResults.LocalRedirect(here["/portal"]);
    }

    private static Task<Client?> Find(TenantContext salon, ClientsDb db, CancellationToken cancellationToken)
        => db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == salon.Client!.Id, cancellationToken);
}
