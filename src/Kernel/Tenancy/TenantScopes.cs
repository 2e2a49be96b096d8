using Microsoft.Extensions.DependencyInjection;

namespace Platform.Kernel.Tenancy;

/// <summary>The one way to work for a salon outside a request: reactions, mails, imports, clock jobs, the command line, tests.</summary>
public sealed class TenantScopes(IServiceScopeFactory scopes)
{
    /// <summary>A scope in which everything belongs to this salon and is done by this actor; dispose it when the work is done.</summary>
    public AsyncServiceScope Begin(Tenant tenant, Actor actor, string correlation, Actor? onBehalfOf = null)
    {
        var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TenantContext>();
        context.Enter(tenant, correlation);
        context.ActAs(actor, onBehalfOf);
        return scope;
    }
}
