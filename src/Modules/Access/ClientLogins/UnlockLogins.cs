using Platform.Access.SigningIn;
using Platform.Kernel.Jobs;

namespace Platform.Access.ClientLogins;

/// <summary>A login that was locked is open again after a quarter of an hour by itself; the list of clients has to be told.</summary>
[Clock("0 0/5 * * * ?")]
internal sealed class UnlockLogins(TenantCatalogue catalogue, TenantScopes scopes) : IClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var tenant in await catalogue.All())
        {
            await using var scope = scopes.Begin(tenant, Actor.System, nameof(UnlockLogins));
            var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
            var now = db.Now;
            var over = await db.Clients.AsNoTracking().Where(account => account.IsLockTold && (account.LockedUntil == null || account.LockedUntil <= now))
                .ToListAsync(cancellationToken);
            foreach (var account in over)
            {
                await Tries.TellUnlocked(account, db, cancellationToken);
            }
        }
    }
}
