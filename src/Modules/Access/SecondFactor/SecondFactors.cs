using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Platform.Access.SigningIn;
using Platform.Kernel.Keys;

namespace Platform.Access.SecondFactor;

/// <summary>
/// The second factor of a member of staff: a code from an app, or one of ten recovery codes that work once each. The app's secret
/// stands protected in the database, of a recovery code only the hash.
/// </summary>
internal sealed class SecondFactors(AccessDb db, TenantContext tenant, IDataProtectionProvider protection)
{
    private const int CodesAtOnce = 10;

    /// <summary>120 bits: a hash of it needs no slowing down.</summary>
    private const int CodeBytes = 15;

    private readonly IDataProtector protector =
        protection.CreateProtector("access.second-factor", tenant.TenantId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether the person has to set one up before anything else.</summary>
    public async Task<bool> IsMissing(StaffAccount account, CancellationToken cancellationToken)
        => account is { Role: Role.Owner, SecondFactorSince: null } && await OwnersNeedOne(cancellationToken);

    public Task<bool> OwnersNeedOne(CancellationToken cancellationToken)
        => db.Rules.AnyAsync(rules => rules.OwnersNeedSecondFactor, cancellationToken);

    /// <summary>The secret that waits to be proved, or works; null without any.</summary>
    public byte[]? KeyOf(StaffAccount account)
        => account.SecondFactorKey is { } kept ? protector.Unprotect(Convert.FromBase64String(kept)) : null;

    /// <summary>A new secret; the old one, if any, works until this one was proved.</summary>
    public void Begin(StaffAccount account) => account.SecondFactorKey = Convert.ToBase64String(protector.Protect(Totp.NewKey()));

    /// <summary>Ten new recovery codes instead of the older ones, to be shown once; saved by whoever calls.</summary>
    public async Task<IReadOnlyList<string>> NewCodes(StaffAccount account, CancellationToken cancellationToken)
    {
        await db.RecoveryCodes.Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
        var codes = Enumerable.Range(0, CodesAtOnce).Select(_ => Totp.Base32(RandomNumberGenerator.GetBytes(CodeBytes))).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { AccountId = account.Id, CodeHash = HashOf(account, code) }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(four => new string(four))))];
    }

    /// <summary>Counts as a try like a password. What was taken once is not taken again, also of two who send it at once.</summary>
    public async Task<bool> Proves(StaffAccount account, string? typed, CancellationToken cancellationToken)
    {
        var code = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        if (!await Tries.Count(account, db, cancellationToken) || KeyOf(account) is not { } key)
        {
            return false;
        }

        var (taken, now, hash) = (0, db.Now, HashOf(account, code));
        var step = Totp.StepOf(code, key, now);
        await db.InTransaction(
            async () => taken = step is { } of
                ? await db.Staff.Where(a => a.Id == account.Id && a.LastCodeStep < of)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodeStep, of), cancellationToken)
                : account.SecondFactorSince is null ? 0
                : await db.RecoveryCodes.Where(one => one.AccountId == account.Id && one.CodeHash == hash && one.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), cancellationToken),
            cancellationToken);
        return taken > 0;
    }

    private static string HashOf(StaffAccount account, string code) => LinkTokens.Hash($"{account.Id:N}{code}");
}
