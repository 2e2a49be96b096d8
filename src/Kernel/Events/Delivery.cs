using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Events;

/// <summary>An event that is being brought to those who hear it.</summary>
internal sealed record Arrival(OutboxMessage Message, Told<Event> Told)
{
    /// <summary>Everybody had a try.</summary>
    public bool Heard { get; set; }

    /// <summary>Why one of them could not; null while all went well.</summary>
    public Exception? Failure { get; set; }

    /// <summary>It was delivered before, so some may have done their work already.</summary>
    public bool CameBefore => Message.Attempts > 1;

    /// <summary>Both were told by the same person in the same request.</summary>
    public bool HasCauseOf(Arrival other)
        => (Told.Envelope.Correlation, Told.Envelope.Actor, Told.Envelope.OnBehalfOf)
            == (other.Told.Envelope.Correlation, other.Told.Envelope.Actor, other.Told.Envelope.OnBehalfOf);
}

/// <summary>Has the events of one salon heard by all their reactions. One that fails is noted at its event and holds up no other.</summary>
public sealed class Delivery(IServiceScopeFactory services, TenantScopes scopes, Reactions reactions, ILogger<Delivery> logger)
{
    /// <summary>Reactions that take many come first, then event by event the others, side by side.</summary>
    /// <param name="stopping">No event is begun after this; those that were not are left unheard.</param>
    /// <param name="late">Calls off what is under way.</param>
    internal async Task Run(Tenant tenant, IReadOnlyList<Arrival> arrivals, CancellationToken stopping, CancellationToken late)
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await Task.WhenAll(reactions.All.Where(reaction => reaction.TakesMany).Select(reaction => TryMany(reaction, tenant, arrivals, late)));
        foreach (var arrival in arrivals.TakeWhile(_ => !stopping.IsCancellationRequested))
        {
            var hearers = reactions.To(arrival.Told.Fact.GetType()).Where(reaction => !reaction.TakesMany);
            await Task.WhenAll(hearers.Select(reaction => Try(reaction, tenant, arrival, late)));
            arrival.Heard = true;
        }
    }

    private async Task TryMany(ReactionEntry reaction, Tenant tenant, IReadOnlyList<Arrival> arrivals, CancellationToken late)
    {
        foreach (var together in ByCause(arrivals.Where(arrival => reaction.Hears.IsInstanceOfType(arrival.Told.Fact))))
        {
            if (together.Count == 1 || !await WorkedForAll(reaction, tenant, together, late))
            {
                foreach (var arrival in together)
                {
                    await Try(reaction, tenant, arrival, late);
                }
            }
        }
    }

    /// <summary>In their order; one that came before stands alone.</summary>
    private static List<List<Arrival>> ByCause(IEnumerable<Arrival> arrivals)
    {
        List<List<Arrival>> runs = [];
        foreach (var arrival in arrivals)
        {
            if (runs is [.., var run] && !arrival.CameBefore && !run[0].CameBefore && arrival.HasCauseOf(run[0]))
            {
                run.Add(arrival);
            }
            else
            {
                runs.Add([arrival]);
            }
        }

        return runs;
    }

    /// <summary>What went wrong shows, and is told, when each is tried alone.</summary>
    private async Task<bool> WorkedForAll(ReactionEntry reaction, Tenant tenant, List<Arrival> together, CancellationToken late)
    {
        try
        {
            await React(reaction, tenant, together, late);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private async Task Try(ReactionEntry reaction, Tenant tenant, Arrival arrival, CancellationToken late)
    {
        try
        {
            await React(reaction, tenant, [arrival], late);
        }
        catch (Exception thrown)
        {
            logger.LogWarning("{Reaction} failed for {Event} {EventId} of tenant {Tenant}: {Failure}",
                reaction.Name, arrival.Message.Name, arrival.Message.MessageId, tenant.Id, SafeText.Of(thrown));
            arrival.Failure = thrown;
        }
    }

    /// <remarks>
    /// The first time nobody asks whether it was done: if it was all the same, the row that says so is refused.
    /// </remarks>
    private async Task React(ReactionEntry reaction, Tenant tenant, IReadOnlyList<Arrival> together, CancellationToken late)
    {
        var cause = together[0].Told.Envelope;
        await using var scope = scopes.Begin(tenant, cause.Actor, cause.Correlation, cause.OnBehalfOf);
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(reaction.Database);
        if (together is [{ CameBefore: true }] && await WasDone(reaction, cause))
        {
            return;
        }

        try
        {
            await db.InTransaction(
                async () =>
                {
                    await db.MarkHandled(reaction.Name, [.. together.Select(arrival => arrival.Message.MessageId)], late);
                    await reaction.React(scope.ServiceProvider, [.. together.Select(arrival => arrival.Told)], late);
                    await db.SaveChangesAsync(late);
                },
                late);
        }
        catch (Exception refused) when (together.Count == 1 && Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            if (!await WasDone(reaction, cause))
            {
                throw;
            }
        }
    }

    private async Task<bool> WasDone(ReactionEntry reaction, Envelope envelope)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        return await db.Inbox.AnyAsync(entry => entry.Reaction == reaction.Name && entry.MessageId == envelope.Id);
    }
}
