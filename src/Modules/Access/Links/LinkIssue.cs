using Platform.Access.Mails;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Access.Links;

/// <summary>Makes links for mails and finds them again.</summary>
internal sealed class LinkIssue(AccessDb db, TenantContext tenant, LinkTokens tokens, SalonAddress addresses)
{
    /// <summary>Adds a link to what is saved next; older ones of the same account and purpose stop working with it.</summary>
    public async Task<AccessLink> Issue(LinkPurpose purpose, Guid accountId, string email, CancellationToken cancellationToken)
    {
        var older = await db.Links.Where(l => l.AccountId == accountId && l.Purpose == purpose && l.UsedAt == null && l.RevokedAt == null)
            .ToListAsync(cancellationToken);
        older.ForEach(link => link.RevokedAt = db.Now);
        var issued = new AccessLink
        {
            Purpose = purpose, AccountId = accountId, Email = email, TokenHash = "", CreatedAt = db.Now, ExpiresAt = db.Now + AccessLink.LifeOf(purpose),
        };
        issued.TokenHash = LinkTokens.Hash(TokenOf(issued.Id, purpose));
        db.Add(issued);
        return issued;
    }

    /// <summary>Null for everything that is not a working link of this salon: used, expired, foreign, guessed, cut.</summary>
    public async Task<AccessLink?> Find(string token, CancellationToken cancellationToken)
    {
        if (token.Length > 100)
        {
            return null;
        }

        var hash = LinkTokens.Hash(token);
        var link = await db.Links.FirstOrDefaultAsync(l => l.TokenHash == hash, cancellationToken);
        return link?.Works(db.Now) == true && await IsStillAddressOf(link, cancellationToken) ? link : null;
    }

    private async Task<bool> IsStillAddressOf(AccessLink link, CancellationToken cancellationToken)
        => link.Purpose == LinkPurpose.ConfirmAddress
        ? await db.Clients.AnyAsync(account => account.Id == link.AccountId && account.PendingEmail == link.Email, cancellationToken)
        : await db.Staff.AnyAsync(account => account.Id == link.AccountId && account.Email == link.Email, cancellationToken)
            || await db.Clients.AnyAsync(account => account.Id == link.AccountId && account.Email == link.Email, cancellationToken);

    /// <summary>Adds a link and the mail that carries it to what is saved next.</summary>
    /// <param name="address">Where to, when that is not the login's own address.</param>
    public async Task Mail(LinkPurpose purpose, ClientAccount account, CancellationToken cancellationToken, string? address = null)
    {
        var link = await Issue(purpose, account.Id, address ?? account.Email, cancellationToken);
        Mail(link, account.Name, SalonCultures.Of(account.Language ?? tenant.Tenant.Language).Culture.Name, account.ClientId);
    }

    /// <summary>The same for a member of staff, in the salon's language.</summary>
    public async Task Mail(LinkPurpose purpose, StaffAccount account, CancellationToken cancellationToken)
    {
        var link = await Issue(purpose, account.Id, account.Email, cancellationToken);
        Mail(link, account.Name, SalonCultures.Of(tenant.Tenant.Language).Culture.Name, null);
    }

    /// <summary>For an address that nobody has: about the work of a mail, so that the time it takes tells nothing.</summary>
    public async Task Pretend(Guid nobody, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.CreateVersion7(), db.Now);
        LinkTokens.Hash(TokenOf(id, LinkPurpose.SignInClient));
        await db.InTransaction(
            () => db.Links.Where(l => l.AccountId == nobody && l.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken),
            cancellationToken);
    }

    private void Mail(AccessLink link, string name, string culture, Guid? clientId)
    {
        var model = new LinkMailModel(name, link.Id, link.Purpose, link.Purpose == LinkPurpose.Credentials ? link.Email : null);
        db.Send(new MailOrder(typeof(LinkMail), model, link.Email, name, culture, $"link-{link.Id:N}")
        {
            Urgency = MailUrgency.Security, DeliverBy = link.ExpiresAt, ClientId = clientId,
        });
    }

    /// <summary>The address for the mail; a salon that is not active yet has no pages of its own, so its link goes to the host.</summary>
    public string AddressOf(Guid linkId, LinkPurpose purpose) => purpose == LinkPurpose.ConfirmSalon
        ? addresses.OfPlatform($"/l/{TokenOf(linkId, purpose)}")
        : addresses.Of(tenant.Tenant, $"/l/{TokenOf(linkId, purpose)}");

    /// <summary>The secret of a link that no mail carries, for the browser that proved who it is.</summary>
    public string PathOf(AccessLink link) => $"/l/{TokenOf(link.Id, link.Purpose)}";

    private string TokenOf(Guid linkId, LinkPurpose purpose) => tokens.For(tenant.TenantId, linkId, purpose.ToString());
}
