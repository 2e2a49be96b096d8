using Platform.Contracts.Access;

namespace Platform.Access.SigningIn;

/// <summary>Ten wrong tries within a quarter of an hour close an account for a quarter of an hour, never longer.</summary>
internal static class Tries
{
    private const int Most = 10;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Counts a try before the password is looked at, in one statement: guesses that arrive together are counted one by one.
    /// False while the account is closed.
    /// </summary>
    public static async Task<bool> Count<TAccount>(TAccount account, AccessDb db, CancellationToken cancellationToken)
        where TAccount : Account
    {
        var (now, since, until) = (db.Now, db.Now - Within, db.Now + Within);
        var counted = 0;
        await db.InTransaction(
            async () => counted = await db.Set<TAccount>().Where(a => a.Id == account.Id && (a.LockedUntil == null || a.LockedUntil <= now))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(a => a.WrongTries, a => a.FirstWrongTryAt == null || a.FirstWrongTryAt <= since ? 1 : a.WrongTries + 1)
                        .SetProperty(a => a.LockedUntil, a => a.FirstWrongTryAt > since && a.WrongTries + 1 >= Most ? until : null)
                        .SetProperty(a => a.FirstWrongTryAt, a => a.FirstWrongTryAt == null || a.FirstWrongTryAt <= since ? now : a.FirstWrongTryAt),
                    cancellationToken),
            cancellationToken);
        return counted > 0;
    }

    /// <summary>After a wrong try: says that it was the one which closed the login. Once, whoever guesses beside it.</summary>
    public static Task TellIfLocked(ClientAccount account, AccessDb db, CancellationToken cancellationToken)
    {
        var now = db.Now;
        return db.InTransaction(
            async () =>
            {
                var locked = db.Clients.Where(a => a.Id == account.Id && a.Enabled && a.ConfirmedAt != null && a.LockedUntil > now
                    && !a.IsLockTold);
                if (await locked.ExecuteUpdateAsync(set => set.SetProperty(a => a.IsLockTold, true), cancellationToken) > 0)
                {
                    db.Publish(new LoginLocked(account.ClientId));
                    await db.SaveChangesAsync(cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Says that a login is open again, if anybody was told that it was not.</summary>
    public static Task TellUnlocked(ClientAccount account, AccessDb db, CancellationToken cancellationToken) => db.InTransaction(
        async () =>
        {
            var told = db.Clients.Where(a => a.Id == account.Id && a.IsLockTold);
            if (await told.ExecuteUpdateAsync(set => set.SetProperty(a => a.IsLockTold, false), cancellationToken) > 0)
            {
                db.Publish(new LoginUnlocked(account.ClientId, account.StateAt(DateTime.MaxValue)));
                await db.SaveChangesAsync(cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>The person is in: nothing was guessed.</summary>
    public static Task Forget<TAccount>(TAccount account, AccessDb db, CancellationToken cancellationToken)
        where TAccount : Account
    {
        var now = db.Now;
        return db.InTransaction(
            () => db.Set<TAccount>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.LastSignInAt, now).SetProperty(a => a.WrongTries, 0)
                    .SetProperty(a => a.FirstWrongTryAt, (DateTime?)null).SetProperty(a => a.LockedUntil, (DateTime?)null),
                cancellationToken),
            cancellationToken);
    }

    /// <summary>The same for somebody who was in already and proved it again.</summary>
    public static Task Forgive<TAccount>(TAccount account, AccessDb db, CancellationToken cancellationToken)
        where TAccount : Account
        => db.InTransaction(
            () => db.Set<TAccount>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.WrongTries, 0)
                    .SetProperty(a => a.FirstWrongTryAt, (DateTime?)null).SetProperty(a => a.LockedUntil, (DateTime?)null),
                cancellationToken),
            cancellationToken);
}
