using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Events;

/// <summary>
/// Brings events to those who hear them. Salons are served side by side; within a salon events go in the order they were
/// written. A reaction that fails leaves its event for later and holds up nobody else.
/// </summary>
public sealed class Dispatcher(
    IServiceScopeFactory services, TenantCatalogue tenants, TenantScopes scopes, EventNames names, Reactions reactions, WorkSignals signals,
    TimeProvider clock, ILogger<Dispatcher> logger) : QueueWorker(signals, clock, logger)
{
    private const int Batch = 50;
    private const int SalonsAtOnce = 4;
    private const int MostAttempts = 12;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WhileSuspended = TimeSpan.FromMinutes(1);

    protected override async Task<int> Round(CancellationToken stopping)
    {
        var taken = await Take();
        var salons = taken.GroupBy(message => message.TenantId);
        await Parallel.ForEachAsync(salons, new ParallelOptions { MaxDegreeOfParallelism = SalonsAtOnce }, async (salon, _) =>
        {
            foreach (var message in salon)
            {
                await (stopping.IsCancellationRequested ? GiveBack(message, TimeSpan.Zero) : Deliver(message));
            }
        });
        return taken.Count;
    }

    private async Task<List<OutboxMessage>> Take()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        return await db.Claim<OutboxMessage>(KernelTables.ClaimableEvents, Guid.NewGuid(), Now, Lease, Batch);
    }

    private async Task Deliver(OutboxMessage message)
    {
        var tenant = await tenants.ById(message.TenantId);
        if (tenant is not { State: TenantState.Active or TenantState.Provisioning })
        {
            await GiveBack(message, WhileSuspended);
        }
        else if (names.Find(message.Name, message.EventVersion) is not { } known || Read(message, known.Type) is not { } fact)
        {
            await Finish(message, OutboxState.Parked, "No class here reads this name, version and content.");
        }
        else
        {
            await Deliver(message, tenant, fact, Envelope(message, known.Name.Kind));
        }
    }

    /// <summary>Null for what is no such event: thrown instead, it would end the round for every other event too.</summary>
    private static Event? Read(OutboxMessage message, Type type)
    {
        try
        {
            return (Event?)JsonSerializer.Deserialize(message.Payload, type, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Each reaction gets its try, side by side with the others; those that are done are not run again.</summary>
    private async Task Deliver(OutboxMessage message, Tenant tenant, Event fact, Envelope envelope)
    {
        var failures = await Task.WhenAll(reactions.To(fact.GetType()).Select(reaction => Try(reaction, message, tenant, fact, envelope)));
        var failure = failures.FirstOrDefault(thrown => thrown is not null);
        await (failure is null ? Finish(message, OutboxState.Done, null)
            : Late.IsCancellationRequested ? GiveBack(message, TimeSpan.Zero) : Postpone(message, failure));
    }

    /// <returns>What went wrong.</returns>
    private async Task<Exception?> Try(ReactionEntry reaction, OutboxMessage message, Tenant tenant, Event fact, Envelope envelope)
    {
        try
        {
            await React(reaction, tenant, fact, envelope, mayBeDone: message.Attempts > 1);
            return null;
        }
        catch (Exception thrown)
        {
            logger.LogWarning("{Reaction} failed for {Event} {EventId} of tenant {Tenant}: {Failure}",
                reaction.Name, message.Name, message.MessageId, tenant.Id, SafeText.Of(thrown));
            return thrown;
        }
    }

    /// <param name="mayBeDone">
    /// The event was delivered before. The first time nobody asks: if it was done all the same, the row that says so is refused.
    /// </param>
    private async Task React(ReactionEntry reaction, Tenant tenant, Event fact, Envelope envelope, bool mayBeDone)
    {
        await using var scope = scopes.Begin(tenant, envelope.Actor, envelope.Correlation, envelope.OnBehalfOf);
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(reaction.Database);
        if (mayBeDone && await db.Set<InboxEntry>().AnyAsync(entry => entry.Reaction == reaction.Name && entry.MessageId == envelope.Id))
        {
            return;
        }

        db.Add(new InboxEntry { Reaction = reaction.Name, MessageId = envelope.Id, TenantId = tenant.Id, HandledAt = Now });
        try
        {
            await db.InTransaction(
                async () =>
                {
                    await reaction.React(scope.ServiceProvider, fact, envelope, Late);
                    await db.SaveChangesAsync(Late);
                },
                Late);
        }
        catch (Exception refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            if (!await WasDone(reaction, envelope))
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

    /// <summary>Trouble of the database itself does not count as an attempt.</summary>
    private async Task Postpone(OutboxMessage message, Exception failure)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var counted = Dialect.Of(db.Database).IsTransient(failure) ? message.Attempts - 1 : message.Attempts;
        var state = counted >= MostAttempts ? OutboxState.Dead : OutboxState.Ready;
        var next = Now + Retry.After(Math.Max(1, counted));
        var reason = SafeText.Of(failure);
        await db.InTransaction(
            () => Held(db, message).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, state).SetProperty(m => m.Attempts, counted).SetProperty(m => m.NextAt, next)
                .SetProperty(m => m.LeaseToken, (Guid?)null).SetProperty(m => m.LastError, reason)),
            CancellationToken.None);
    }

    private async Task GiveBack(OutboxMessage message, TimeSpan delay)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var next = Now + delay;
        await db.InTransaction(
            () => Held(db, message).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.Attempts, m => m.Attempts - 1).SetProperty(m => m.NextAt, next).SetProperty(m => m.LeaseToken, (Guid?)null)),
            CancellationToken.None);
    }

    private async Task Finish(OutboxMessage message, OutboxState state, string? reason)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        await db.InTransaction(
            async () =>
            {
                var rows = await Held(db, message).ExecuteUpdateAsync(set => set
                    .SetProperty(m => m.State, state).SetProperty(m => m.LeaseToken, (Guid?)null).SetProperty(m => m.LastError, reason));
                if (rows == 0)
                {
                    logger.LogWarning("The lease of event {EventId} was lost; whoever has it now finishes it", message.MessageId);
                }
            },
            CancellationToken.None);
    }

    /// <summary>The row, if the lease is still ours.</summary>
    private static IQueryable<OutboxMessage> Held(KernelDb db, OutboxMessage message)
        => db.Outbox.Where(m => m.Seq == message.Seq && m.LeaseToken == message.LeaseToken && m.State == OutboxState.Ready);

    private static Envelope Envelope(OutboxMessage message, ActionKind kind)
    {
        var actor = Actor.Named(message.ActorKind, message.ActorId, message.ActorName);
        var onBehalfOf = message.OnBehalfOfId is null ? null : Actor.Named(ActorKind.Client, message.OnBehalfOfId, message.OnBehalfOfName ?? "");
        return new Envelope(message.MessageId, message.Name, kind, message.OccurredAt, actor, onBehalfOf, message.Correlation, message.Payload)
        {
            Address = message.Address,
        };
    }
}
