using System.Security.Cryptography;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Marketing.SendingDomains;

/// <summary>Whom the salon's marketing comes from, for one turn.</summary>
/// <param name="ReturnDomain">Null for the platform's own.</param>
/// <param name="Signer">Null when the server that takes the mails signs them.</param>
internal sealed record CampaignSender(Mailbox From, string? ReturnDomain, DkimSigner? Signer) : IDisposable
{
    public void Dispose() => Signer?.Dispose();
}

/// <summary>Reads it: the salon's own domain when its name servers say what they have to, else the platform's sender.</summary>
internal sealed class CampaignSenders(MarketingDb db, SealedTokens tokens, SenderIdentity platform, TenantContext salon)
{
    private const string Purpose = "dkim-key";

    public async Task<CampaignSender> Now(CancellationToken cancellationToken)
    {
        var domain = await db.SendingDomains.AsNoTracking().FirstOrDefaultAsync(one => one.VerifiedAt != null, cancellationToken);
        if (domain is null || tokens.Open(Purpose, domain.SealedKey) is not { } opened)
        {
            return new CampaignSender(platform.Of(salon.Tenant), null, null);
        }

        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(opened, out _);
        return new CampaignSender(
            new Mailbox(salon.Tenant.Name, domain.Address), domain.ReturnDomain, new DkimSigner(domain.Domain, domain.Selector, key));
    }

    /// <summary>A new pair: the public key as the DNS has it, and the other one sealed.</summary>
    public (string PublicKey, string SealedKey) MakeKey()
    {
        using var key = RSA.Create(DkimSigner.KeyLength);
        return (Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), tokens.Seal(Purpose, key.ExportPkcs8PrivateKey()));
    }
}
