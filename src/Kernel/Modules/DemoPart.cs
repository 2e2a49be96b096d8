using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>A salon to show the product with.</summary>
/// <param name="Clients">How many made-up clients it has.</param>
public sealed record DemoSalon(string Slug, string Name, string Language, string Country, string OwnerName, string OwnerEmail, int Clients)
{
    /// <summary>The same for everybody in the demo salons.</summary>
    public const string Password = "welkom in de salon";
}

/// <summary>
/// What one module puts into a demo salon. It runs in a scope of the salon, through the module's own features, so that events
/// and history come by themselves. Parts run by order, events are delivered between them.
/// </summary>
public abstract class DemoPart
{
    public abstract int Order { get; }

    public abstract Task Fill(DemoSalon salon, CancellationToken cancellationToken);
}
