using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>
/// The link in the mail that a sign-up sends. Opening it shows what will happen and changes nothing, because scanners open links; the
/// button gives the consent, once.
/// </summary>
internal sealed class ConfirmNewsletter : IFeature
{
    private const string Path = "/l/{token:length(66)}";

    public void Map(Doors doors)
    {
        doors.Anywhere.MapGet(Path, Show).RequireRateLimiting(RateLimits.Tries);
        doors.Anywhere.MapPost(Path, Confirm).RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> Show(string token, HttpContext context, Confirming confirming, CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        return await confirming.Find(token, cancellationToken) is { } signUp
            ? Ui.Page<ConfirmNewsletterPage>(new { signUp.Wording })
            : SecretLink.Bad();
    }

    private static async Task<IResult> Confirm(
        string token, HttpContext context, Confirming confirming, CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        if (await confirming.Find(token, cancellationToken) is not { } signUp)
        {
            return SecretLink.Bad();
        }

        if (await confirming.IsTooYoung(signUp, cancellationToken))
        {
            // The link goes on working, for when a parent or carer is linked to the card.
            return Ui.Page<ConfirmNewsletterPage>(new { signUp.Wording, IsTooYoung = true }, StatusCodes.Status422UnprocessableEntity);
        }

        return await confirming.Confirm(signUp, cancellationToken)
            ? Ui.Page<ConfirmNewsletterPage>(new { IsDone = true }) : SecretLink.Bad();
    }

    /// <summary>Finds what a link stands for, and does it in the name of whoever owns the mailbox.</summary>
    internal sealed class Confirming(MarketingDb db, IClientDirectory clients, SignUpLinks links, TenantScopes scopes, TenantContext salon)
    {
        private const string Turn = "marketing.confirmed";

        /// <summary>A moment, as a rule: as long as the event takes to be heard.</summary>
        private static readonly TimeSpan LongestMaking = TimeSpan.FromHours(1);

        /// <summary>Null for everything that is not a working link of this salon.</summary>
        public async Task<SignUp?> Find(string token, CancellationToken cancellationToken)
        {
            if (links.Read(token, salon) is not { } id)
            {
                return null;
            }

            var signUp = await db.SignUps.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
            return signUp?.Works(db.Now) == true && await Lists(db, signUp).AnyAsync(cancellationToken) ? signUp : null;
        }

        /// <summary>Whose card it would be is known, and is a child's.</summary>
        public async Task<bool> IsTooYoung(SignUp found, CancellationToken cancellationToken)
            => await clients.LastChangedWith(found.Email!, cancellationToken) is { } known
                && await clients.NeedsGuardian(known, cancellationToken);

        /// <returns>False when somebody else has used the link meanwhile.</returns>
        public async Task<bool> Confirm(SignUp found, CancellationToken cancellationToken)
        {
            var known = await clients.LastChangedWith(found.Email!, cancellationToken);
            var newcomer = known is null ? await Newcomer(db, found, cancellationToken) : null;
            var client = known ?? newcomer ?? found.Id;

            // In the name of the client, whoever is signed in to this browser: the link came to the client's mailbox.
            var actor = Actor.Named(ActorKind.Client, client, "");
            await using var scope = scopes.Begin(salon.Tenant, actor, salon.Correlation);
            var own = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            var suppression = scope.ServiceProvider.GetRequiredService<Suppression>();
            var (confirmed, isOvertaken) = (false, false);
            await own.SettleWithOthers(() => own.InTransaction(
                async () =>
                {
                    await own.NextNumber(Turn, cancellationToken);
                    var signUp = await own.SignUps.FirstOrDefaultAsync(one => one.Id == found.Id, cancellationToken);
                    if (signUp?.Works(own.Now) != true)
                    {
                        return;
                    }

                    if (known is null && newcomer is null)
                    {
                        isOvertaken = await Newcomer(own, found, cancellationToken) is not null;
                        if (isOvertaken)
                        {
                            return;
                        }

                        own.Publish(new NewcomerSignedUp(
                            client, signUp.FirstName!, signUp.LastName, signUp.Email!, signUp.Language, signUp.Arrival));
                    }

                    confirmed = true;
                    signUp.Confirm(client, own.Now);
                    await suppression.Forgive(signUp.AddressHash, cancellationToken);
                    var decision = new ConsentDecision(own.Now, signUp.Wording, ConsentSource.Newsletter, actor, Evidence: Proof(signUp));
                    foreach (var list in await Lists(own, signUp).ToListAsync(cancellationToken))
                    {
                        await SubscribeClient.Subscribe(own, client, list, decision, suppression, clients, cancellationToken);
                    }
                },
                cancellationToken));
            return isOvertaken ? await Confirm(found, cancellationToken) : confirmed;
        }

        /// <summary>The page, and when its form was sent; the moment of the consent is that of the link.</summary>
        private static string Proof(SignUp signUp) => FormattableString.Invariant($"{signUp.Page}, {signUp.At:u}");

        /// <summary>Somebody whose card is being made since another link to the same address: it becomes one card.</summary>
        private static Task<Guid?> Newcomer(MarketingDb db, SignUp found, CancellationToken cancellationToken)
        {
            var lately = db.Now - LongestMaking;
            return db.SignUps.Where(one => one.AddressHash == found.AddressHash && one.ClientId == one.Id && one.ConfirmedAt > lately)
                .Select(one => one.ClientId).FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>Those that people still can put themselves on.</summary>
        private static IQueryable<MailingList> Lists(MarketingDb db, SignUp signUp)
            => db.ListsInOrder.Where(list => list.Public && signUp.ListIds.Contains(list.Id));
    }
}
