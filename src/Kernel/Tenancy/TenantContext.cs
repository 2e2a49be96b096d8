namespace Platform.Kernel.Tenancy;

/// <summary>
/// The salon and the person of this scope. One a scope; set once, never changed, and it throws when it was not set:
/// forgetting the salon can never mean "all salons" or "some salon".
/// </summary>
public sealed class TenantContext
{
    private Tenant? tenant;
    private Actor? actor;

    public bool IsSet => tenant is not null;

    /// <exception cref="InvalidOperationException">No salon was set for this scope.</exception>
    public Tenant Tenant => tenant ?? throw new InvalidOperationException("No tenant is set for this scope.");

    public int TenantId => Tenant.Id;

    public Actor Actor => actor ?? Actor.Visitor;

    /// <summary>The person in whose name the actor acts, when a member of staff is logged in as a client.</summary>
    public Actor? OnBehalfOf { get; private set; }

    /// <summary>Whose restricted area this is: the client's who signed in, or in whose name a member of staff looks.</summary>
    public Actor? Client => Actor.Kind == ActorKind.Client ? Actor : OnBehalfOf;

    /// <summary>The network address that a known person or program comes from; null for visitors and for the system.</summary>
    public string? Address { get; private set; }

    /// <summary>Joins everything that one request or command causes; in logs, events and answers.</summary>
    public string Correlation { get; private set; } = "";

    /// <exception cref="InvalidOperationException">A salon was set before.</exception>
    public void Enter(Tenant entered, string correlation)
    {
        if (tenant is not null)
        {
            throw new InvalidOperationException("The tenant of a scope is set once.");
        }

        tenant = entered;
        Correlation = correlation;
    }

    /// <exception cref="InvalidOperationException">There is no salon yet, or somebody acts already.</exception>
    public void ActAs(Actor who, Actor? onBehalfOf = null, string? address = null)
    {
        if (tenant is null || actor is not null)
        {
            throw new InvalidOperationException("The actor of a scope is set once, after its tenant.");
        }

        actor = who;
        OnBehalfOf = onBehalfOf;
        Address = address;
    }
}
