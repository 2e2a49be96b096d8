using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Platform.Access;
using Platform.Contracts.Access;
using Platform.Kernel.Events;
using Platform.Kernel.Tenancy;

namespace Platform.Tests.Support;

/// <summary>A reaction that a test holds in its hand: it hears that clients signed in, and does what the test says.</summary>
internal sealed class Listener
{
    /// <summary>Every hearing, also those that fail afterwards: whose it was, and the event.</summary>
    public ConcurrentQueue<(int Tenant, Envelope Envelope, ClientSignedIn Fact)> Heard { get; } = new();

    /// <summary>Runs before the effect; throws to fail.</summary>
    public Func<ClientSignedIn, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs before that, for as long as nobody calls it off.</summary>
    public Func<CancellationToken, Task> Hold { get; set; } = _ => Task.CompletedTask;

    /// <summary>How many events each turn of the reaction that takes many brought, and whose they were.</summary>
    public ConcurrentQueue<(int Tenant, int Events)> Turns { get; } = new();

    /// <summary>An application in which it listens beside everybody else.</summary>
    public AppChanges Installed => As<ListenWhenClientSignedIn>();

    /// <summary>The same, taking at once what one cause told.</summary>
    public AppChanges InstalledForMany => As<ListenToManyWhenClientSignedIn>();

    private AppChanges As<TReaction>()
        where TReaction : class
        => AppChanges.With(services =>
        {
            var known = services.Select(service => service.ImplementationInstance).OfType<Reactions>().Single();
            services.AddSingleton(this).AddScoped<TReaction>();
            services.AddSingleton(new Reactions([new(typeof(TReaction), typeof(ClientSignedIn), typeof(AccessDb)), .. known.All]));
        });
}

/// <summary>Its effect is a row that nothing makes unique: done twice, it shows.</summary>
internal sealed class ListenWhenClientSignedIn(Listener listener, AccessDb db, TenantContext tenant) : IReaction<ClientSignedIn>
{
    public async Task React(ClientSignedIn fact, Envelope envelope, CancellationToken cancellationToken)
    {
        listener.Heard.Enqueue((tenant.TenantId, envelope, fact));
        await listener.Hold(cancellationToken);
        await listener.Before(fact);
        db.Publish(new ConfirmationSentAgain(fact.ClientId));
    }
}

internal sealed class ListenToManyWhenClientSignedIn(Listener listener, AccessDb db, TenantContext tenant) : IBatchReaction<ClientSignedIn>
{
    public async Task React(IReadOnlyList<Told<ClientSignedIn>> told, CancellationToken cancellationToken)
    {
        listener.Turns.Enqueue((tenant.TenantId, told.Count));
        foreach (var (fact, _) in told)
        {
            await listener.Before(fact);
            db.Publish(new ConfirmationSentAgain(fact.ClientId));
        }
    }
}
