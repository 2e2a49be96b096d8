using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;
using Platform.Kernel.Mail;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Returning;

/// <summary>
/// Writes down that a mail came back, and what follows: an address that nobody has gets no marketing from now on, one whose mail keeps
/// coming back neither, and what was refused because of the sender is told to the salon and never held against the client.
/// </summary>
internal sealed class Returns(
    MarketingDb db, IClientDirectory clients, Suppression suppression, IStaffDirectory staff, TenantContext salon)
{
    /// <summary>So many in a row, and nothing delivered in between.</summary>
    public const int MostInARow = 5;

    private static readonly RecipientState[] Tried =
        [RecipientState.Accepted, RecipientState.Sent, RecipientState.Uncertain, RecipientState.Failed];

    private static readonly ReturnKind[] OfTheMailbox = [ReturnKind.NoSuchAddress, ReturnKind.Full, ReturnKind.Temporary];

    /// <summary>A report that came in; told twice it counts once.</summary>
    public async Task Take(Guid recipientId, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (await db.Recipients.AsNoTracking().FirstOrDefaultAsync(row => row.Id == recipientId, cancellationToken) is not { } row
            || report.About(address => KeyOf(address) == row.AddressKey) is not { } kind)
        {
            return;
        }

        var hash = await HashOf(row, report.Addresses, cancellationToken);
        await db.SettleWithOthers(() => db.InTransaction(() => Settle(row, hash, kind, cancellationToken), cancellationToken));
    }

    /// <summary>Within a transaction of the caller's.</summary>
    /// <param name="row">Of the ledger.</param>
    /// <param name="hash">Of the address that the mail went to; null when nobody knows it any more.</param>
    /// <param name="kind">What the server means.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task Settle(Recipient row, string? hash, ReturnKind kind, CancellationToken cancellationToken)
    {
        var isNew = await db.Recipients.Where(r => r.Id == row.Id && r.Returned == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Returned, kind), cancellationToken) == 1;
        if (!isNew)
        {
            return;
        }

        var name = await db.Campaigns.Where(campaign => campaign.Id == row.CampaignId).Select(campaign => campaign.Name)
            .FirstOrDefaultAsync(cancellationToken) ?? "";
        db.Publish(new MailReturned(row.ClientId, row.CampaignId, name, CampaignView.Code(kind)));
        if (kind == ReturnKind.Refused)
        {
            await TellOnce(row, name, cancellationToken);
        }
        else if (hash is not null && (kind == ReturnKind.NoSuchAddress || await KeepsComingBack(row, cancellationToken)))
        {
            var reason = kind == ReturnKind.NoSuchAddress ? SuppressionReason.NoSuchAddress : SuppressionReason.MailReturned;
            await suppression.Bounce(hash, reason, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The hash of the address that the mail went to, whatever address the card has by now.</summary>
    /// <param name="row">Of the ledger.</param>
    /// <param name="named">Addresses among which it may be.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<string?> HashOf(Recipient row, IEnumerable<string> named, CancellationToken cancellationToken)
    {
        var card = await clients.StandingCard(row.ClientId, cancellationToken) ?? row.ClientId;
        var own = (await clients.AddressHashesOf([row.ClientId, card], cancellationToken)).Values;
        return own.Concat(named.Select(address => clients.ReadAddress(address)?.Hash))
            .FirstOrDefault(hash => Recipient.KeyOf(hash) == row.AddressKey);
    }

    private long KeyOf(string address) => clients.ReadAddress(address) is { } read ? Recipient.KeyOf(read.Hash) : 0;

    /// <summary>The last mails to this address all came back; those that the sender was to blame for are not looked at.</summary>
    private async Task<bool> KeepsComingBack(Recipient row, CancellationToken cancellationToken)
    {
        var last = await db.Recipients.AsNoTracking()
            .Where(r => r.ClientId == row.ClientId && r.AddressKey == row.AddressKey && Tried.Contains(r.State))
            .Where(r => r.Returned != ReturnKind.Refused && r.Returned != ReturnKind.Complaint || r.Returned == null)
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(MostInARow).Select(r => r.Returned)
            .ToListAsync(cancellationToken);
        return last.Count == MostInARow && last.TrueForAll(kind => kind is { } known && OfTheMailbox.Contains(known));
    }

    /// <summary>The first of a campaign: a line in the history of the salon, and a mail to its owner.</summary>
    private async Task TellOnce(Recipient row, string campaign, CancellationToken cancellationToken)
    {
        if (await db.Recipients.CountAsync(r => r.CampaignId == row.CampaignId && r.Returned == ReturnKind.Refused, cancellationToken) != 1)
        {
            return;
        }

        db.Publish(new CampaignRefused(row.CampaignId, campaign));
        if (await staff.AddressOf(null, cancellationToken) is { } owner)
        {
            var culture = SalonCultures.Of(salon.Tenant.Language).Culture.Name;
            var model = new CampaignRefusedModel(row.CampaignId, campaign);
            db.Send(new MailOrder(typeof(CampaignRefusedMail), model, owner, salon.Tenant.Name, culture, $"refused-{row.CampaignId:N}"));
        }
    }
}

/// <summary>What the mail about refusals says.</summary>
public sealed record CampaignRefusedModel(Guid CampaignId, string Campaign);
