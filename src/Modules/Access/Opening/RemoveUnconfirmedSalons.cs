using Platform.Kernel.Jobs;

namespace Platform.Access.Opening;

/// <summary>A salon that nobody confirmed within a week goes: its address becomes free again.</summary>
[Clock("0 40 * * * ?")]
internal sealed class RemoveUnconfirmedSalons(TenantCatalogue catalogue, SalonRemoval removal, TimeProvider clock) : IClockJob
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var tenant in await catalogue.UnconfirmedSince(clock.GetUtcNow().UtcDateTime - Patience, cancellationToken))
        {
            await removal.Remove(tenant, cancellationToken);
        }
    }
}
