using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
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
    IServiceScopeFactory services, TenantCatalogue tenants, EventNames names, Delivery delivery, WorkSignals signals, TimeProvider clock,
    ILogger<Dispatcher> logger) : QueueWorker(signals, clock, logger)
{
    private const int Batch = 2000;
    private const int Portion = 250;
    private const int SalonsAtOnce = 4;
    private const int MostAttempts = 12;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WhileSuspended = TimeSpan.FromMinutes(1);

    /// <summary>A salon that has had this long in a round goes on in the next: others may have come meanwhile.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(250);

    protected override async Task<int> Round(CancellationToken stopping)
    {
        var taken = await Take();
        var salons = taken.GroupBy(message => message.TenantId);
        await Parallel.ForEachAsync(salons, new ParallelOptions { MaxDegreeOfParallelism = SalonsAtOnce }, async (salon, _) =>
        {
            var begin = Stopwatch.GetTimestamp();
            foreach (var portion in salon.Chunk(Portion))
            {
                await (Stopwatch.GetElapsedTime(begin) > LongestTurn ? GiveBack(portion, TimeSpan.Zero) : Serve(portion, stopping));
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

    private async Task Serve(IReadOnlyList<OutboxMessage> messages, CancellationToken stopping)
    {
        var tenant = await tenants.ById(messages[0].TenantId);
        if (tenant is not { State: TenantState.Active or TenantState.Provisioning })
        {
            await GiveBack(messages, WhileSuspended);
            return;
        }

        var arrivals = messages.Select(Read).OfType<Arrival>().ToList();
        await delivery.Run(tenant, arrivals, stopping, Late);
        await Finish([.. messages.Except(arrivals.Select(arrival => arrival.Message))], OutboxState.Parked, "No class here reads this name, version and content.");
        await Finish([.. Of(arrival => arrival is { Heard: true, Failure: null })], OutboxState.Done, null);
        await GiveBack([.. Of(arrival => !arrival.Heard || (arrival.Failure is not null && Late.IsCancellationRequested))], TimeSpan.Zero);
        foreach (var arrival in arrivals.Where(arrival => arrival is { Heard: true, Failure: not null } && !Late.IsCancellationRequested))
        {
            await Postpone(arrival.Message, arrival.Failure!);
        }

        IEnumerable<OutboxMessage> Of(Func<Arrival, bool> which) => arrivals.Where(which).Select(arrival => arrival.Message);
    }

    /// <summary>Null for what is no event that anybody here knows: thrown instead, it would end the round for every other event too.</summary>
    private Arrival? Read(OutboxMessage message)
    {
        try
        {
            return names.Find(message.Name, message.EventVersion) is { } known
                && (Event?)JsonSerializer.Deserialize(message.Payload, known.Type, JsonSerializerOptions.Web) is { } fact
                    ? new Arrival(message, new Told<Event>(fact, Envelope(message, known.Name.Kind))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Trouble of the database itself does not count as an attempt.</summary>
    private Task Postpone(OutboxMessage message, Exception failure)
    {
        var counted = Dialect.IsTransientAnywhere(failure) ? message.Attempts - 1 : message.Attempts;
        var state = counted >= MostAttempts ? OutboxState.Dead : OutboxState.Ready;
        var next = Now + Retry.After(Math.Max(1, counted));
        var reason = SafeText.Of(failure);
        return Update([message], set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.Attempts, counted).SetProperty(m => m.NextAt, next)
            .SetProperty(m => m.LeaseToken, (Guid?)null).SetProperty(m => m.LastError, reason));
    }

    private Task GiveBack(IReadOnlyList<OutboxMessage> messages, TimeSpan delay)
    {
        var next = Now + delay;
        return Update(messages, set => set
            .SetProperty(m => m.Attempts, m => m.Attempts - 1).SetProperty(m => m.NextAt, next).SetProperty(m => m.LeaseToken, (Guid?)null));
    }

    private Task Finish(IReadOnlyList<OutboxMessage> messages, OutboxState state, string? reason) => Update(
        messages, set => set.SetProperty(m => m.State, state).SetProperty(m => m.LeaseToken, (Guid?)null).SetProperty(m => m.LastError, reason));

    private async Task Update(IReadOnlyList<OutboxMessage> messages, Action<UpdateSettersBuilder<OutboxMessage>> change)
    {
        if (messages.Count == 0)
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        await db.InTransaction(
            async () =>
            {
                var rows = await Held(db, messages).ExecuteUpdateAsync(change);
                if (rows < messages.Count)
                {
                    logger.LogWarning("The lease of {Lost} events was lost; whoever has them now finishes them", messages.Count - rows);
                }
            },
            CancellationToken.None);
    }

    /// <summary>The rows of one claim of which the lease is still ours.</summary>
    private static IQueryable<OutboxMessage> Held(KernelDb db, IReadOnlyList<OutboxMessage> messages)
    {
        var (token, numbers) = (messages[0].LeaseToken, messages.Select(message => message.Seq).ToList());
        return db.Outbox.Where(m => numbers.Contains(m.Seq) && m.LeaseToken == token && m.State == OutboxState.Ready);
    }

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
