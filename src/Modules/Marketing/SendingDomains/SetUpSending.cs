using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;
using Platform.Kernel.Mail;

namespace Platform.Marketing.SendingDomains;

/// <summary>The address that marketing comes from.</summary>
[FormLabels(typeof(SendingText))]
public sealed class SendingForm
{
    [Required, StringLength(SendingDomain.LongestAddress)]
    public string? Address { get; set; }
}

/// <summary>What the page shows; null members without a domain.</summary>
public sealed record SendingView(
    string? Address, string? Domain, DateTime? CheckedAt, DateTime? VerifiedAt, IReadOnlyList<NeededRecord> Records)
{
    /// <summary>Of the days until there is no limit; null when there is none.</summary>
    public int? WarmDay { get; init; }

    public int WarmLimit { get; init; }

    /// <summary>Since the day began that counts.</summary>
    public int WarmSent { get; init; }
}

/// <summary>Marketing mail from the salon's own domain: the address, what the owner adds at the domain, and whether it is there.</summary>
internal sealed class SetUpSending : IFeature
{
    public const string Path = "/settings/sending-domain";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ManageStaff);
        doors.Staff.MapPost(Path, Choose).Needs(Right.ManageStaff);
        doors.Staff.MapPost($"{Path}/check", Check).Needs(Right.ManageStaff);
        doors.Staff.MapPost($"{Path}/remove", Remove).Needs(Right.ManageStaff);
    }

    private static async Task<IResult> Show(Sending sending, CancellationToken cancellationToken)
    {
        var view = await sending.View(cancellationToken);
        return Ui.Page<SendingPage>(new { View = view, Form = new SendingForm { Address = view.Address } });
    }

    private static async Task<IResult> Choose(
        Posted<SendingForm> posted, Sending sending, Flash flash, Here here, IStringLocalizer<SendingText> texts,
        CancellationToken cancellationToken)
    {
        if (posted.State.IsValid)
        {
            await sending.Choose(posted.Value.Address!, posted.State, cancellationToken);
        }

        if (!posted.State.IsValid)
        {
            var view = await sending.View(cancellationToken);
            return Ui.Page<SendingPage>(new { View = view, Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["Saved"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> Check(
        Sending sending, Flash flash, Here here, IStringLocalizer<SendingText> texts, CancellationToken cancellationToken)
    {
        switch (await sending.Check(cancellationToken))
        {
            case null:
                return TypedResults.NotFound();
            case true:
                flash.Success(texts["AllFound"]);
                break;
            case false:
                flash.Error(texts["NotAllFound"]);
                break;
        }

        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> Remove(
        Sending sending, Flash flash, Here here, IStringLocalizer<SendingText> texts, CancellationToken cancellationToken)
    {
        await sending.Remove(cancellationToken);
        flash.Success(texts["Removed"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    /// <summary>What the doors lead to.</summary>
    internal sealed class Sending(
        MarketingDb db, IClientDirectory addresses, CampaignSenders senders, SendingRecords records, SenderIdentity platform,
        IStringLocalizer<SendingText> texts)
    {
        private const int SelectorLetters = 8;
        private const string Letters = "abcdefghijklmnopqrstuvwxyz";
        private static readonly IdnMapping Punycode = new() { UseStd3AsciiRules = true };

        /// <summary>Nobody but their owners can add a line at these.</summary>
        private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
        {
            "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "hotmail.be", "outlook.com", "outlook.be", "live.com", "live.nl",
            "live.be", "msn.com", "yahoo.com", "icloud.com", "me.com", "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "home.nl",
            "hetnet.nl", "upcmail.nl", "xs4all.nl", "casema.nl", "telenet.be", "skynet.be", "proximus.be", "scarlet.be",
        };

        public async Task<SendingView> View(CancellationToken cancellationToken)
            => await db.SendingDomains.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is { } domain
                ? new SendingView(domain.Address, domain.Domain, domain.CheckedAt, domain.VerifiedAt, records.Needed(domain))
                {
                    WarmDay = domain.VerifiedAt is not null && WarmUp.LimitOf(domain.WarmLevel) is not null ? domain.WarmLevel : null,
                    WarmLimit = WarmUp.LimitOf(domain.WarmLevel) ?? 0,
                    WarmSent = domain.WarmSince + TimeSpan.FromDays(1) > db.Now ? domain.WarmSent : 0,
                }
                : new SendingView(null, null, null, null, []);

        /// <summary>Another address of the same domain changes nothing else; another domain begins anew, with another key.</summary>
        public async Task Choose(string typed, FormState state, CancellationToken cancellationToken)
        {
            if (addresses.ReadAddress(typed.Trim())?.Email is not { } address || Ascii(address) is not { } domain)
            {
                state.Add(nameof(SendingForm.Address), texts["AddressWrong"]);
                return;
            }

            if (Shared.Contains(domain) || domain.Equals(platform.Domain, StringComparison.OrdinalIgnoreCase))
            {
                state.Add(nameof(SendingForm.Address), texts["DomainShared", domain]);
                return;
            }

            await db.SettleWithOthers(async () =>
            {
                var known = await db.SendingDomains.FirstOrDefaultAsync(cancellationToken);
                if (known?.Domain == domain)
                {
                    known.Address = address;
                }
                else
                {
                    Begin(known, address, domain);
                }

                await db.SaveChangesAsync(cancellationToken);
            });
        }

        /// <returns>Whether everything is there; null without a domain.</returns>
        public async Task<bool?> Check(CancellationToken cancellationToken)
        {
            if (await db.SendingDomains.FirstOrDefaultAsync(cancellationToken) is not { } domain)
            {
                return null;
            }

            var wasUsed = domain.VerifiedAt is not null;
            await records.Check(domain, db.Now, cancellationToken);
            if (wasUsed != domain.VerifiedAt is not null)
            {
                db.Publish(wasUsed ? new SendingDomainLost(domain.Domain) : new SendingDomainVerified(domain.Domain));
            }

            await db.SaveChangesAsync(cancellationToken);
            return domain is { Dkim: RecordState.Found, Spf: RecordState.Found, Dmarc: RecordState.Found };
        }

        public Task Remove(CancellationToken cancellationToken) => db.SettleWithOthers(async () =>
        {
            if (await db.SendingDomains.FirstOrDefaultAsync(cancellationToken) is { } known)
            {
                db.Remove(known);
                db.Publish(new SendingDomainRemoved(known.Domain));
                await db.SaveChangesAsync(cancellationToken);
            }
        });

        private void Begin(SendingDomain? known, string address, string domain)
        {
            var (publicKey, sealedKey) = senders.MakeKey();
            var selector = RandomNumberGenerator.GetString(Letters, SelectorLetters);
            if (known is null)
            {
                db.Add(new SendingDomain
                {
                    Address = address, Domain = domain, Selector = selector, PublicKey = publicKey, SealedKey = sealedKey,
                });
                return;
            }

            if (known.VerifiedAt is not null)
            {
                db.Publish(new SendingDomainRemoved(known.Domain));
            }

            (known.Address, known.Domain, known.Selector) = (address, domain, selector);
            (known.PublicKey, known.SealedKey) = (publicKey, sealedKey);
            known.Forget();
        }

        /// <summary>What stands behind the @, as name servers know it; null for what is no name of a domain.</summary>
        private static string? Ascii(string address)
        {
            try
            {
                var domain = Punycode.GetAscii(address[(address.LastIndexOf('@') + 1)..]);
                return domain.Contains('.', StringComparison.Ordinal) ? domain.ToLowerInvariant() : null;
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }
}
