using Platform.Clients.Card;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Clients.Portal;

internal sealed class ExtendForm
{
    public string? Reason { get; set; }
}

/// <summary>What the mail says that tells a client the answer takes longer.</summary>
public sealed record WishExtendedModel(string Name, string Reason, DateTime DueAt);

/// <summary>
/// The salon takes two months more to answer a client who wants to be erased (GDPR, article 12, 3). Once, with a reason, which the client
/// hears by mail.
/// </summary>
internal sealed class ExtendWish : IFeature
{
    private const int Shortest = 10;
    private const int Longest = 400;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/wishes/{wishId:guid}/extend", Show).Needs(Right.EraseClients);
        doors.Staff.MapPost("/clients/{id:guid}/wishes/{wishId:guid}/extend", Post).Needs(Right.EraseClients);
    }

    private static async Task<IResult> Show(Guid id, Guid wishId, ClientsDb db, CancellationToken cancellationToken)
        => await Find(id, wishId, db, cancellationToken) is { } found
            ? Ui.Page<ExtendWishPage>(new { ClientId = id, Name = found.Client.DisplayName, found.Wish.DueAt })
            : TypedResults.NotFound();

    private static async Task<IResult> Post(
        Guid id, Guid wishId, Posted<ExtendForm> posted, ClientsDb db, TenantContext salon, Moments moments, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Find(id, wishId, db, cancellationToken) is not var (client, wish))
        {
            return TypedResults.NotFound();
        }

        var reason = posted.Value.Reason?.Trim() ?? "";
        if (reason.Length is < Shortest or > Longest)
        {
            posted.State.Add(nameof(ExtendForm.Reason), texts["ExtendReasonWrong", Longest]);
            return Ui.Page<ExtendWishPage>(
                new { ClientId = id, Name = client.DisplayName, wish.DueAt, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        (wish.ExtendedAt, wish.ExtensionReason) = (db.Now, reason);
        db.Publish(new ErasureExtended(id));
        if (client.Email is { } email)
        {
            var due = moments.OnTheWall(wish.DueAt);
            db.Send(new MailOrder(typeof(WishExtendedMail), new WishExtendedModel(client.DisplayName, reason, due), email,
                client.DisplayName, SalonCultures.Of(client.Language ?? salon.Tenant.Language).Culture.Name, $"extend-{wish.Id:N}")
            {
                ClientId = id,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts[client.Email is null ? "ExtendedSilently" : "Extended"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    /// <summary>A wish that was decided, or extended before, is not there to be extended.</summary>
    private static async Task<(Client Client, ProfileWish Wish)?> Find(
        Guid id, Guid wishId, ClientsDb db, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken);
        var wish = await db.Wishes.FirstOrDefaultAsync(
            wish => wish.Id == wishId && wish.ClientId == id && wish.Field == ProfileWish.Erasure && wish.DecidedAt == null
                && wish.ExtendedAt == null,
            cancellationToken);
        return client is null || wish is null ? null : (client, wish);
    }
}
