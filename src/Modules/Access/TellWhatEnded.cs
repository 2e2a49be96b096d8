using Platform.Access.Guests;
using Platform.Access.SigningIn;
using Platform.Kernel.Jobs;

namespace Platform.Access;

/// <summary>
/// A login that was locked is open again after a quarter of an hour by itself, and nobody is logged in as a client after half an hour;
/// the list of clients and the history have to be told.
/// </summary>
[Clock("0 0/5 * * * ?")]
internal sealed class TellWhatEnded(TenantCatalogue catalogue, TenantScopes scopes) : IClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var tenant in await catalogue.All())
        {
            await using var scope = scopes.Begin(tenant, Actor.System, nameof(TellWhatEnded));
            var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
            var now = db.Now;
            var over = await db.Clients.AsNoTracking()
                .Where(account => account.IsLockTold && (account.LockedUntil == null || account.LockedUntil <= now))
                .ToListAsync(cancellationToken);
            foreach (var account in over)
            {
                await Tries.TellUnlocked(account, db, cancellationToken);
            }

            await scope.ServiceProvider.GetRequiredService<GuestPasses>().EndOverdue(cancellationToken);
        }
    }
}
