using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;
using Platform.Kernel.Mail;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Returning;

/// <summary>What the reader of a mail says to it without opening a page: this is spam, or no more of it.</summary>
internal sealed class Complaints(MarketingDb db, Returns returns, Leaving leaving, IClientDirectory clients)
{
    /// <summary>Told twice it counts once.</summary>
    /// <param name="recipientId">The line of the ledger.</param>
    /// <param name="report">What the provider tells.</param>
    /// <param name="named">Addresses among which that of the reader may be.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task Take(Guid recipientId, FeedbackReport report, IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        if (await TicketOf(recipientId, [.. report.Addresses, .. named], cancellationToken) is not { } found)
        {
            return;
        }

        if (report.IsOptOut)
        {
            await leaving.Leave(found.Ticket, everything: false, cancellationToken);
            return;
        }

        var (row, ticket, campaign) = found;
        await db.SettleWithOthers(() => db.InTransaction(
            async () =>
            {
                var isNew = await db.Recipients
                    .Where(r => r.Id == row.Id && (r.Returned == null || r.Returned != ReturnKind.Complaint))
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Returned, ReturnKind.Complaint), cancellationToken) == 1;
                if (isNew)
                {
                    db.Publish(new SpamReported(row.ClientId, row.CampaignId, campaign.Name));
                    await db.SaveChangesAsync(cancellationToken);
                }
            },
            cancellationToken));
        await leaving.Leave(ticket, everything: true, cancellationToken, ConsentSource.Complaint);
    }

    /// <summary>Of a mail that is known by its link alone.</summary>
    public Task Take(UnsubscribeTicket ticket, FeedbackReport report, CancellationToken cancellationToken)
        => leaving.Leave(
            ticket, everything: !report.IsOptOut, cancellationToken, report.IsOptOut ? ConsentSource.Link : ConsentSource.Complaint);

    public async Task Leave(Guid recipientId, InboundMail mail, CancellationToken cancellationToken)
    {
        var sender = mail.Root.Header("From") is { } from
            ? clients.ReadAddress(from[(from.LastIndexOf('<') + 1)..].TrimEnd('>', ' ')) : null;
        if (await TicketOf(recipientId, sender is null ? [] : [sender.Email], cancellationToken) is { } found)
        {
            await leaving.Leave(found.Ticket, everything: false, cancellationToken);
        }
    }

    /// <summary>Null when the line is gone: with the client, whose address gets nothing since.</summary>
    private async Task<(Recipient Row, UnsubscribeTicket Ticket, Campaign Campaign)?> TicketOf(
        Guid recipientId, IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        if (await db.Recipients.AsNoTracking().FirstOrDefaultAsync(r => r.Id == recipientId, cancellationToken) is not { } row
            || await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(c => c.Id == row.CampaignId, cancellationToken) is not { } campaign)
        {
            return null;
        }

        var hash = await returns.HashOf(row, named, cancellationToken);
        return (row, new UnsubscribeTicket(row.TenantId, row.ClientId, campaign.ListId, hash, row.CampaignId, row.Round), campaign);
    }
}
