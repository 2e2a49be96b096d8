using Platform.Contracts.Access;

namespace Platform.Access.Opening;

/// <summary>
/// The page that confirms opens the salon at once; this does it when that page died between its transaction and the catalogue.
/// </summary>
internal sealed class ActivateWhenSalonConfirmed(TenantCatalogue catalogue, TenantContext tenant) : IReaction<SalonConfirmed>
{
    public async Task React(SalonConfirmed fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (tenant.Tenant.State == TenantState.Provisioning)
        {
            await catalogue.SetState(tenant.TenantId, TenantState.Active, cancellationToken);
        }
    }
}
