using System.Security.Cryptography;
using System.Text;
using Platform.Access.Mails;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Access.Links;

/// <summary>Makes links for mails and finds them again.</summary>
internal sealed class LinkIssue(AccessDb db, TenantContext tenant, LinkTokens tokens, SalonAddress addresses)
{
    /// <summary>Letters and digits that nobody takes for one another: almost five bits each.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>118 bits: a hash of it may be kept as that of a link is (OWASP ASVS 5.0, 6.5.2 asks 112).</summary>
    private const int PasswordLength = 24;

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
        var tellsLogin = link.Purpose is LinkPurpose.Credentials or LinkPurpose.TemporaryPassword;
        var model = new LinkMailModel(name, link.Id, link.Purpose, tellsLogin ? link.Email : null);
        db.Send(new MailOrder(typeof(LinkMail), model, link.Email, name, culture, $"link-{link.Id:N}")
        {
            Urgency = MailUrgency.Security, DeliverBy = link.ExpiresAt, ClientId = clientId,
        });
    }

    /// <summary>The address for the mail; a salon that is not active yet has no pages of its own, so its link goes to the host.</summary>
    public string AddressOf(Guid linkId, LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.ConfirmSalon => addresses.OfPlatform($"/l/{TokenOf(linkId, purpose)}"),
        LinkPurpose.TemporaryPassword => addresses.Of(tenant.Tenant, "/portal/sign-in"),
        _ => addresses.Of(tenant.Tenant, $"/l/{TokenOf(linkId, purpose)}"),
    };

    /// <summary>The temporary password itself, for the mail that tells it: derived like a link's secret, so no queue and no row holds it.</summary>
    public string PasswordOf(Guid linkId) => TokenOf(linkId, LinkPurpose.TemporaryPassword);

    /// <summary>The temporary password of this account that is typed here; null when it is none, or was used, or its day is over.</summary>
    public Task<AccessLink?> FindPassword(Guid? accountId, string? typed, CancellationToken cancellationToken)
    {
        var (hash, now) = (LinkTokens.Hash(typed?.Trim() ?? ""), db.Now);
        return db.Links.FirstOrDefaultAsync(
            link => link.TokenHash == hash && link.AccountId == accountId && link.Purpose == LinkPurpose.TemporaryPassword
                && link.UsedAt == null && link.RevokedAt == null && link.ExpiresAt > now,
            cancellationToken);
    }

    /// <summary>False when somebody else was first.</summary>
    public async Task<bool> Spend(AccessLink link, CancellationToken cancellationToken)
    {
        var now = db.Now;
        return await db.Links.Where(l => l.Id == link.Id && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellationToken) > 0;
    }

    /// <summary>The secret of a link that no mail carries, for the browser that proved who it is.</summary>
    public string PathOf(AccessLink link) => $"/l/{TokenOf(link.Id, link.Purpose)}";

    private string TokenOf(Guid linkId, LinkPurpose purpose) => purpose == LinkPurpose.TemporaryPassword
        ? Typed(tokens.For(tenant.TenantId, linkId, purpose.ToString())) : tokens.For(tenant.TenantId, linkId, purpose.ToString());

    /// <summary>In groups of four, as people type it over.</summary>
    private static string Typed(string token)
    {
        var letters = SHA256.HashData(Encoding.UTF8.GetBytes(token)).Take(PasswordLength).Select(octet => Readable[octet % Readable.Length]);
        return string.Join('-', letters.Chunk(4).Select(group => new string(group)));
    }
}
