using Platform.Contracts.Marketing;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Platform.Marketing.Returning;
using Platform.Marketing.SendingDomains;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// One turn of one campaign: whatever its state asks for, and of the sending one block. Whatever else happens meanwhile, the next turn
/// sees it.
/// </summary>
internal sealed class CampaignTurn(
    Tenant tenant, QueuedCampaign taken, TenantScopes scopes, IMailTransport transport, SenderIdentity sender, UnsubscribeLinks links,
    TrackedLinks tracked, RecipientAddresses addresses, Func<DateTime> clock, int block, int atOnce)
{
    private const int MostTold = 1000;
    private static readonly TimeSpan WhileWaiting = TimeSpan.FromMinutes(10);

    private readonly Guid lease = taken.LeaseToken!.Value;
    private readonly HandOvers handOvers = new(
        () => scopes.Begin(tenant, Actor.System, $"campaign-{taken.CampaignId:N}"), taken.LeaseToken!.Value, clock);

    private volatile bool lostTheServer;

    /// <summary>Nothing can go for the moment: not this campaign's fault.</summary>
    public bool LostTheServer => lostTheServer;

    private DateTime Now => clock();

    private Guid Id => taken.CampaignId;

    /// <param name="stopping">No new mail after it.</param>
    /// <param name="late">Calls off also what is under way.</param>
    /// <returns>When the next turn is due; null when there is none.</returns>
    public async Task<TimeSpan?> Run(CancellationToken stopping, CancellationToken late)
    {
        await using var scope = Begin();
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        await CountUncertain(db);
        await Tell(db);
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == Id, stopping) is not { } campaign)
        {
            return null;
        }

        switch (campaign.State)
        {
            case CampaignState.Scheduled or CampaignState.Sending or CampaignState.Preparing when campaign.IsTooLate(Now):
                await Become(db, campaign, CampaignState.Held, new CampaignHeld(Id, campaign.Name));
                return WhileWaiting;
            case CampaignState.Scheduled when campaign.StartsAt > Now:
                return campaign.StartsAt - Now;
            case CampaignState.Scheduled:
                await Become(db, campaign, CampaignState.Preparing, new CampaignStarted(Id, campaign.Name));
                return TimeSpan.Zero;
            case CampaignState.Preparing:
                await scope.ServiceProvider.GetRequiredService<Audience>().Write(campaign, stopping);
                return TimeSpan.Zero;
            case CampaignState.Sending:
                return await SendBlock(scope.ServiceProvider, db, campaign, stopping, late);
            case CampaignState.Cancelled:
                var waiting = Rows(db).Where(r => r.State == RecipientState.Pending);
                await Change(db, waiting, set => set.SetProperty(r => r.State, RecipientState.Cancelled));
                return null;
            case CampaignState.Paused or CampaignState.Held:
                return WhileWaiting;
            default:
                return null;
        }
    }

    private AsyncServiceScope Begin() => scopes.Begin(tenant, Actor.System, $"campaign-{Id:N}");

    private IQueryable<Recipient> Rows(MarketingDb db) => db.Recipients.Where(recipient => recipient.CampaignId == Id);

    /// <summary>Whoever handed these over is gone, or lost its turn: nobody here knows how it ended.</summary>
    private Task CountUncertain(MarketingDb db) => Change(
        db, Rows(db).Where(r => r.State == RecipientState.HandingOver && r.Lease != lease), set => set
            .SetProperty(r => r.State, RecipientState.Uncertain));

    /// <summary>What was taken becomes a line in the history of each, together with the note that it has.</summary>
    private async Task Tell(MarketingDb db)
    {
        while (await Rows(db).Where(r => r.State == RecipientState.Accepted).OrderBy(r => r.Id).Take(MostTold)
            .Select(r => new { r.Id, r.ClientId }).ToListAsync() is { Count: > 0 } told)
        {
            var ids = told.ConvertAll(row => row.Id);
            var name = await db.Campaigns.Where(campaign => campaign.Id == Id).Select(campaign => campaign.Name).FirstOrDefaultAsync();
            await db.InTransaction(
                async () =>
                {
                    var rows = await Rows(db).Where(r => EF.Parameter(ids).Contains(r.Id) && r.State == RecipientState.Accepted)
                        .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Sent));
                    if (rows != ids.Count)
                    {
                        throw new DbUpdateConcurrencyException("Another turn tells it at this moment.");
                    }

                    db.Publish(new CampaignMailed(Id, name ?? "", told.ConvertAll(row => row.ClientId)));
                    await db.SaveChangesAsync();
                },
                CancellationToken.None);
        }
    }

    private async Task<TimeSpan?> SendBlock(
        IServiceProvider services, MarketingDb db, Campaign campaign, CancellationToken stopping, CancellationToken late)
    {
        await MeasureRate(db, campaign);
        var (now, isComparing) = (Now, campaign.IsComparing);
        var due = await Rows(db).AsNoTracking().Where(r => r.State == RecipientState.Pending && (r.NextAt == null || r.NextAt <= now))
            .Where(r => !isComparing || r.Variant > 0).OrderBy(r => r.Id).Take(block).ToListAsync(stopping);
        if (due.Count == 0)
        {
            return isComparing ? await services.GetRequiredService<ChooseWinner.Choosing>().GoOn(campaign, now, stopping)
                : await EndOrWait(db, campaign, now);
        }

        var clients = due.ConvertAll(row => row.ClientId);
        var standings = await services.GetRequiredService<Eligibility>().Of(clients, campaign, isSending: true, stopping);
        var words = await services.GetRequiredService<CampaignTemplates>().Of(campaign, due, stopping);
        var going = await LeaveOut(db, due, standings, words);
        using var from = await services.GetRequiredService<CampaignSenders>().Now(stopping);
        var warmUp = services.GetRequiredService<WarmUp>();
        var (room, moreAt) = from.Signer is null ? (going.Count, null) : await warmUp.Take(going.Count, stopping);
        var accepted = 0;
        try
        {
            await Parallel.ForEachAsync(going.Take(room), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (row, _) =>
            {
                if (!stopping.IsCancellationRequested && !lostTheServer
                    && await Send(row, standings[row.ClientId], campaign, words(row), from, late))
                {
                    Interlocked.Increment(ref accepted);
                }
            });
        }
        finally
        {
            await handOvers.Flush();
            await (from.Signer is null ? Task.CompletedTask : warmUp.GiveBack(room - accepted));
        }

        await Tell(db);
        return room == 0 && moreAt is { } later ? later - Now : TimeSpan.Zero;
    }

    /// <summary>Those who may not get it any more, or for whom the words lack something. Some wait until there is room; the others
    /// go.</summary>
    private async Task<List<Recipient>> LeaveOut(
        MarketingDb db, List<Recipient> due, IReadOnlyDictionary<Guid, Standing> standings,
        Func<Recipient, CampaignTemplate> words)
    {
        var going = new List<Recipient>();
        var left = new List<(Guid Id, LeftOut Reason, string? Detail)>();
        foreach (var row in due)
        {
            var standing = standings[row.ClientId];
            var missing = standing.Reason is null ? words(row).MissingFor(standing.Contact!) : null;
            LeftOut? reason = standing.Reason
                ?? (Recipient.KeyOf(standing.Contact!.AddressHash) != row.AddressKey ? LeftOut.AddressChanged
                    : missing is not null ? LeftOut.MissingValue : null);
            if (reason is { } known)
            {
                left.Add((row.Id, known, missing));
            }
            else if (standing.RoomAt is { } roomAt)
            {
                await Change(
                    db, Rows(db).Where(r => r.Id == row.Id && r.State == RecipientState.Pending),
                    set => set.SetProperty(r => r.NextAt, roomAt).SetProperty(r => r.Reason, LeftOut.Frequency));
            }
            else
            {
                going.Add(row);
            }
        }

        foreach (var same in left.GroupBy(row => (row.Reason, row.Detail)))
        {
            var ids = same.Select(row => row.Id).ToList();
            await Change(
                db, Rows(db).Where(r => EF.Parameter(ids).Contains(r.Id) && r.State == RecipientState.Pending),
                set => set.SetProperty(r => r.State, RecipientState.Excluded).SetProperty(r => r.Reason, same.Key.Reason)
                    .SetProperty(r => r.Detail, same.Key.Detail));
        }

        return going;
    }

    /// <returns>Whether a server took it, or may have.</returns>
    private async Task<bool> Send(
        Recipient row, Standing standing, Campaign campaign, CampaignTemplate template, CampaignSender from, CancellationToken late)
    {
        var contact = standing.Contact!;
        var link = links.For(tenant, row.ClientId, campaign.ListId, contact.AddressHash!, Id, row.Round);
        var variant = campaign.Winner == 0 ? row.Variant : (short)0;
        var words = template.Fill(contact, tracked.For(tenant, Id, row.ClientId, row.Round, standing.MayTrack, link, variant));
        var line = new MailedLine(tenant.Id, row.Id);
        var mail = new OutgoingMail(
            CampaignHeaders.MessageId(tenant, row, sender.Domain),
            addresses.ForReturns(line, from.ReturnDomain) ?? sender.Of(tenant).Address, from.From, null,
            new Mailbox(contact.DisplayName, contact.Email!), words.Subject, Now, words.Text, words.Html)
        {
            Headers = CampaignHeaders.Of(
                tenant, campaign, link, addresses.ForLeaving(line), addresses.ForComplaints(line, from.ReturnDomain), sender.Domain),
            Signer = from.Signer,
        };
        try
        {
            var result = await transport.Send(mail, () => handOvers.Begin(row, standing, campaign.NeededListId, campaign.Winner), late);
            lostTheServer |= result.Outcome == MailOutcome.TransportFailure;
            handOvers.End(row, standing, result);
            return result.Outcome is MailOutcome.Accepted or MailOutcome.Unknown;
        }
        catch (NotNowException)
        {
            // Paused, stopped, or the client left in this very moment: the next turn sees which.
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // The transport says that it certainly did not go.
            handOvers.End(row, standing, new MailResult(MailOutcome.TransportFailure));
        }

        return false;
    }

    /// <summary>Nothing is due: it is finished, or some wait for another try.</summary>
    private async Task<TimeSpan?> EndOrWait(MarketingDb db, Campaign campaign, DateTime now)
    {
        var waiting = Rows(db).Where(r => r.State == RecipientState.Pending);
        if (await waiting.MinAsync(r => r.NextAt) is { } next)
        {
            return next > now ? next - now : TimeSpan.Zero;
        }

        if (await Rows(db).AnyAsync(r => r.State == RecipientState.Pending || r.State == RecipientState.HandingOver))
        {
            return TimeSpan.Zero;
        }

        if (campaign.AutomationId is not null)
        {
            // More may come: whoever adds one calls for the next turn.
            return null;
        }

        var sent = await Rows(db).CountAsync(r => r.State == RecipientState.Sent || r.State == RecipientState.Accepted);
        await Become(db, campaign, CampaignState.Done, new CampaignFinished(Id, campaign.Name, sent, await Rows(db).CountAsync()));
        return null;
    }

    /// <summary>From here on the rate is measured; a pause does not count.</summary>
    private async Task MeasureRate(MarketingDb db, Campaign campaign)
    {
        if (campaign.RateSince is null)
        {
            var (now, done) = (Now, await Rows(db).CountAsync(r => r.State != RecipientState.Pending));
            await db.InTransaction(
                () => db.Campaigns.Where(c => c.Id == Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.RateSince, now).SetProperty(c => c.RateFrom, done)),
                CancellationToken.None);
        }
    }

    /// <summary>Unless somebody decided otherwise meanwhile; then the next turn sees what.</summary>
    private async Task Become(MarketingDb db, Campaign campaign, CampaignState state, CampaignEvent fact)
    {
        DateTime? ended = state == CampaignState.Done ? Now : null;
        DateTime? started = campaign.StartedAt ?? (state == CampaignState.Preparing ? Now : null);
        await db.InTransaction(
            async () =>
            {
                var rows = await db.Campaigns.Where(c => c.Id == Id && c.Version == campaign.Version && c.State == campaign.State)
                    .ExecuteUpdateAsync(set => set
                        .SetProperty(c => c.State, state).SetProperty(c => c.EndedAt, ended).SetProperty(c => c.StartedAt, started)
                        .SetProperty(c => c.Version, c => c.Version + 1));
                if (rows == 1)
                {
                    db.Publish(fact);
                    await db.SaveChangesAsync();
                }
            },
            CancellationToken.None);
    }

    private static Task Change(
        MarketingDb db, IQueryable<Recipient> rows, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Recipient>> set)
        => db.InTransaction(() => rows.ExecuteUpdateAsync(set), CancellationToken.None);
}
