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
        => await db.Staff.AnyAsync(account => account.Id == link.AccountId && account.Email == link.Email, cancellationToken)
            || await db.Clients.AnyAsync(account => account.Id == link.AccountId && account.Email == link.Email, cancellationToken);

    /// <summary>The address for the mail; a salon that is not active yet has no pages of its own, so its link goes to the host.</summary>
    public string AddressOf(Guid linkId, LinkPurpose purpose) => purpose == LinkPurpose.ConfirmSalon
        ? addresses.OfPlatform($"/l/{TokenOf(linkId, purpose)}")
        : addresses.Of(tenant.Tenant, $"/l/{TokenOf(linkId, purpose)}");

    private string TokenOf(Guid linkId, LinkPurpose purpose) => tokens.For(tenant.TenantId, linkId, purpose.ToString());
}
