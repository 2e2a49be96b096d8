using Platform.Contracts.Clients;

namespace Platform.Marketing.Campaigns;

/// <summary>What the form of the page posts.</summary>
internal sealed class PreferencesForm
{
    /// <summary>The newsletters that stay.</summary>
    public List<Guid> Lists { get; set; } = [];

    /// <summary>What is done with the mails may be kept under the client's name.</summary>
    public bool Track { get; set; }

    /// <summary>"all" leaves everything.</summary>
    public string? Do { get; set; }
}

/// <summary>
/// The link below every campaign. Opening it changes nothing, because scanners open links. A mail program leaves for its reader with one
/// POST (RFC 8058), without cookie, token or redirect; people have a button, and a form to choose what stays.
/// </summary>
internal sealed class LeaveByLink : IFeature
{
    private const string Path = "/l/{token:minlength(100)}";

    public void Map(Doors doors)
    {
        doors.Anywhere.MapGet(Path, Show);
        doors.Anywhere.MapPost(Path, Leave).DisableAntiforgery();
        doors.Anywhere.MapPost("/l/{token}/preferences", Choose);
    }

    private static async Task<IResult> Show(
        string token, HttpContext context, UnsubscribeLinks links, TenantContext salon, Leaving leaving,
        CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        return TicketOf(token, links, salon) is { } ticket
            ? Ui.Page<UnsubscribePage>(new { Token = token, Choice = await leaving.Read(ticket, cancellationToken) })
            : SecretLink.Bad();
    }

    /// <summary>One click: the list of the mail, and with the salon's first list everything.</summary>
    private static async Task<IResult> Leave(
        string token, HttpContext context, UnsubscribeLinks links, TenantContext salon, Leaving leaving,
        CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        if (TicketOf(token, links, salon) is not { } ticket)
        {
            return SecretLink.Bad();
        }

        if (!await IsOneClick(context.Request, cancellationToken))
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        await leaving.Leave(ticket, everything: false, cancellationToken);
        return Ui.Page<UnsubscribePage>(new { Token = token, Choice = await leaving.Read(ticket, cancellationToken), HasLeft = true });
    }

    private static async Task<IResult> Choose(
        string token, Posted<PreferencesForm> posted, HttpContext context, UnsubscribeLinks links, TenantContext salon, Leaving leaving,
        CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        if (TicketOf(token, links, salon) is not { } ticket)
        {
            return SecretLink.Bad();
        }

        var isTooYoung = false;
        if (posted.Value.Do == "all")
        {
            await leaving.Leave(ticket, everything: true, cancellationToken);
        }
        else
        {
            isTooYoung = !await leaving.Keep(ticket, [.. posted.Value.Lists], cancellationToken);
            isTooYoung |= !await leaving.Track(ticket, posted.Value.Track, cancellationToken);
        }

        return Ui.Page<UnsubscribePage>(
            new { Token = token, Choice = await leaving.Read(ticket, cancellationToken), HasSaved = !isTooYoung, IsTooYoung = isTooYoung },
            isTooYoung ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<bool> IsOneClick(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return false;
        }

        try
        {
            return (await request.ReadFormAsync(cancellationToken))["List-Unsubscribe"] == "One-Click";
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>A link works at the salon that sent it, by whatever name the salon goes now.</summary>
    private static UnsubscribeTicket? TicketOf(string token, UnsubscribeLinks links, TenantContext salon)
        => salon.IsSet && links.Read(token) is { } ticket && ticket.TenantId == salon.TenantId ? ticket : null;
}

/// <summary>What somebody with a link sees and may choose: the lists that people can put themselves on, and those they are on.</summary>
/// <param name="List">Because of which the mail came; null when it is gone.</param>
/// <param name="IsKnown">False when the card is gone: nothing can be chosen, and nothing is sent.</param>
/// <param name="IsTracked">The client agreed to be measured.</param>
public sealed record LeavingChoice(string? List, bool IsFirst, bool IsKnown, IReadOnlyList<ListStanding> Lists, bool IsTracked = false)
{
    public bool GetsNothing => !IsKnown || Lists.All(list => !list.IsOn);
}

/// <summary>Does what somebody with a link asks for, in the client's own name.</summary>
internal sealed class Leaving(
    MarketingDb db, IClientDirectory clients, Suppression addresses, TenantScopes scopes, TenantContext salon,
    IStringLocalizer<CampaignText> texts)
{
    /// <summary>A mail that was offered to a server this long ago has been read to its end, or the server is gone.</summary>
    private static readonly TimeSpan LongestHandOver = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    public async Task<LeavingChoice> Read(UnsubscribeTicket ticket, CancellationToken cancellationToken)
    {
        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
        var list = lists.Find(list => list.Id == ticket.ListId);
        if (await clients.StandingCard(ticket.ClientId, cancellationToken) is not { } client)
        {
            return new LeavingChoice(list?.Name, list?.IsFirst ?? false, false, []);
        }

        var consent = await db.ConsentsToMail.Where(consent => consent.ClientId == client).Select(consent => consent.State)
            .FirstOrDefaultAsync(cancellationToken);
        var on = consent == ConsentState.Withdrawn ? [] : await db.Subscriptions
            .Where(s => s.ClientId == client && s.State != SubscriptionState.Unsubscribed).Select(s => s.ListId)
            .ToListAsync(cancellationToken);
        var offered = lists.Where(other => other.Public || other.Id == ticket.ListId || on.Contains(other.Id));
        return new LeavingChoice(
            list?.Name, list?.IsFirst ?? false, true,
            [.. offered.Select(other => new ListStanding(other.Id, other.Name, other.IsFirst, on.Contains(other.Id)))],
            await IsTracked(client, cancellationToken));
    }

    /// <summary>When this returns, no mail to the client begins any more.</summary>
    public async Task Leave(
        UnsubscribeTicket ticket, bool everything, CancellationToken cancellationToken, ConsentSource source = ConsentSource.Link)
    {
        var list = await db.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.Id == ticket.ListId, cancellationToken);
        var all = everything || list is null || list.IsFirst;
        var client = await clients.StandingCard(ticket.ClientId, cancellationToken);
        if (client is { } known)
        {
            await As(known, (own, decide, suppression) => all
                ? SubscribeClient.SwitchOff(own, known, decide("No"), suppression, cancellationToken)
                : SubscribeClient.Leave(own, known, list!, decide("No"), cancellationToken), source);
        }

        if (all && ticket.AddressHash is { } hash)
        {
            var reason = source == ConsentSource.Complaint ? SuppressionReason.Complained : SuppressionReason.LeftByLink;
            await db.SettleWithOthers(() => addresses.Leave(hash, reason, cancellationToken));
        }

        await Remember(ticket, cancellationToken);
        await WaitForMailUnderWay(client ?? ticket.ClientId, cancellationToken);
    }

    /// <summary>The client's word about being measured; mails that were sent long ago obey it too.</summary>
    /// <returns>False for a yes of somebody too young to say it.</returns>
    public async Task<bool> Track(UnsubscribeTicket ticket, bool wanted, CancellationToken cancellationToken)
    {
        if (await clients.StandingCard(ticket.ClientId, cancellationToken) is not { } client
            || wanted == await IsTracked(client, cancellationToken))
        {
            return true;
        }

        await using var scope = scopes.Begin(salon.Tenant, Actor.Named(ActorKind.Client, client, ""), salon.Correlation);
        return await scope.ServiceProvider.GetRequiredService<SwitchConsent.Switches>()
            .Set(client, [(ConsentPair.Tracking, wanted)], language: null, cancellationToken, ConsentSource.Link);
    }

    private Task<bool> IsTracked(Guid client, CancellationToken cancellationToken)
        => db.ConsentsToTracking.AnyAsync(consent => consent.ClientId == client && consent.State == ConsentState.Given, cancellationToken);

    /// <summary>Exactly these stay, of those that were offered. None is everything off.</summary>
    /// <returns>False when some of them need a yes of somebody too young to say it: the others are as they were chosen.</returns>
    public async Task<bool> Keep(UnsubscribeTicket ticket, HashSet<Guid> wanted, CancellationToken cancellationToken)
    {
        var offered = (await Read(ticket, cancellationToken)).Lists;
        if (!offered.Any(list => wanted.Contains(list.ListId)))
        {
            await Leave(ticket, everything: true, cancellationToken);
            return true;
        }

        if (await clients.StandingCard(ticket.ClientId, cancellationToken) is not { } client)
        {
            return true;
        }

        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
        var isDone = true;
        foreach (var standing in offered.Where(list => list.IsOn != wanted.Contains(list.ListId)))
        {
            var list = lists.Single(list => list.Id == standing.ListId);
            await As(client, async (own, decide, suppression) =>
            {
                if (standing.IsOn)
                {
                    await SubscribeClient.Leave(own, client, list, decide("No"), cancellationToken);
                }
                else
                {
                    isDone &= await SubscribeClient.Subscribe(own, client, list, decide("Yes"), suppression, clients, cancellationToken);
                }
            });
        }

        if (offered.Any(list => list.ListId == ticket.ListId && list.IsOn) && !wanted.Contains(ticket.ListId))
        {
            await Remember(ticket, cancellationToken);
        }

        await WaitForMailUnderWay(client, cancellationToken);
        return isDone;
    }

    /// <summary>In the ledger: it was this mail that somebody left by, the first time.</summary>
    private Task Remember(UnsubscribeTicket ticket, CancellationToken cancellationToken)
    {
        var now = db.Now;
        return db.InTransaction(
            () => db.Recipients
                .Where(r => r.CampaignId == ticket.CampaignId && r.ClientId == ticket.ClientId && r.Round == ticket.Round
                    && r.LeftAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeftAt, now), cancellationToken),
            cancellationToken);
    }

    /// <summary>In the name of the client, whoever is signed in to this browser: the link came to the client's mailbox.</summary>
    private async Task As(
        Guid clientId, Func<MarketingDb, Func<string, ConsentDecision>, Suppression, Task> change,
        ConsentSource source = ConsentSource.Link)
    {
        var actor = Actor.Named(ActorKind.Client, clientId, "");
        await using var scope = scopes.Begin(salon.Tenant, actor, salon.Correlation);
        var own = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        var suppression = scope.ServiceProvider.GetRequiredService<Suppression>();
        await own.SettleWithOthers(() => change(
            own, answer => new ConsentDecision(own.Now, texts[$"{source}Wording{answer}", salon.Tenant.Name], source, actor),
            suppression));
    }

    private async Task WaitForMailUnderWay(Guid clientId, CancellationToken cancellationToken)
    {
        var since = db.Now - LongestHandOver;
        for (var looks = 0; looks < LongestHandOver / BetweenLooks; looks++)
        {
            var underWay = db.Recipients.Where(r => r.ClientId == clientId && r.State == RecipientState.HandingOver && r.At > since);
            if (!await underWay.AnyAsync(cancellationToken))
            {
                return;
            }

            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }
}
