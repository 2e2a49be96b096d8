using Platform.Clients.Card;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Clients.Portal;

/// <summary>
/// The salon agrees to what a client asked for, which changes the card, or does not, which the client hears by mail.
/// </summary>
internal sealed class DecideWish : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/wishes/{wishId:guid}/accept",
            (Guid id, Guid wishId, Decision decision, CancellationToken cancellationToken)
            => decision.Make(id, wishId, accept: true, cancellationToken)).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/{id:guid}/wishes/{wishId:guid}/reject",
            (Guid id, Guid wishId, Decision decision, CancellationToken cancellationToken)
            => decision.Make(id, wishId, accept: false, cancellationToken)).Needs(Right.ChangeClients);
    }

    /// <summary>What both buttons lead to.</summary>
    internal sealed class Decision(
        ClientsDb db, ChangeClient.Changes changes, TenantContext salon, Flash flash, Here here, IStringLocalizer<ClientsText> texts)
    {
        public async Task<IResult> Make(Guid clientId, Guid wishId, bool accept, CancellationToken cancellationToken)
        {
            var client = await db.Clients.FirstOrDefaultAsync(client => client.Id == clientId, cancellationToken);
            var wish = await db.Wishes.FirstOrDefaultAsync(wish => wish.Id == wishId && wish.ClientId == clientId, cancellationToken);
            if (client is null || wish is null)
            {
                return TypedResults.NotFound();
            }

            if (wish.DecidedAt is not null || (accept && wish.Field == ProfileWish.Erasure))
            {
                // Somebody else decided meanwhile; erasing goes through its own steps.
                return Back(clientId);
            }

            (wish.DecidedAt, wish.IsAccepted) = (db.Now, accept);
            await (accept ? Accept(client, wish, cancellationToken) : Reject(client, wish, cancellationToken));
            return Back(clientId);
        }

        /// <summary>By the use case of the card, so that what may stand there is decided in one place.</summary>
        private async Task Accept(Client client, ProfileWish wish, CancellationToken cancellationToken)
        {
            var (input, state) = (ClientInput.Of(client), new FormState());
            InputField.Of(input).First(field => field.Name == wish.Field).SetValue(wish.Wanted);
            if (await changes.Save(client, input, state, cancellationToken) == ChangeClient.Outcome.Saved)
            {
                db.Publish(new ChangeAccepted(client.Id));
                await db.SaveChangesAsync(cancellationToken);
                flash.Success(texts["WishAccepted"]);
                return;
            }

            db.ChangeTracker.Clear();
            flash.Error(state.Errors.Values.FirstOrDefault() ?? texts["WishStale"]);
        }

        private async Task Reject(Client client, ProfileWish wish, CancellationToken cancellationToken)
        {
            db.Publish(new ChangeRefused(client.Id));
            if (client.Email is { } email)
            {
                var culture = SalonCultures.Of(client.Language).Culture.Name;
                db.Send(new MailOrder(typeof(WishRefusedMail), new WishRefusedModel(client.DisplayName), email, client.DisplayName,
                    culture, $"wish-{wish.Id:N}")
                {
                    ClientId = client.Id,
                });
            }

            await db.SaveChangesAsync(cancellationToken);
            flash.Success(texts[client.Email is null ? "WishRefusedSilently" : "WishRefused", salon.Tenant.Name]);
        }

        private RedirectHttpResult Back(Guid clientId) => TypedResults.LocalRedirect(here[$"/clients/{clientId}"]);
    }
}
