using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Platform.Kernel.Events;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Data;

/// <summary>What every module context is made with: the salon of the scope, the clock, and whom to wake after a commit.</summary>
public sealed class DbScope(TenantContext tenant, TimeProvider clock, WorkSignals signals)
{
    public TenantContext Tenant => tenant;

    public TimeProvider Clock => clock;

    internal WorkSignals Signals => signals;

    /// <summary>This moment, UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}

/// <summary>
/// The database as one module sees it: only the rows of the scope's salon are read, new rows are stamped with it, and a save
/// that would touch another salon throws. Events and mails are rows of the same transaction.
/// </summary>
public abstract class ModuleDb(DbContextOptions options, DbScope scope) : PlatformDb(options)
{
    /// <summary>Work was queued and its workers sleep on: nobody is woken by a commit that brings them nothing.</summary>
    private bool hasQueued;

    /// <summary>Read by the tenant filter each time a query runs.</summary>
    /// <exception cref="InvalidOperationException">The scope has no salon.</exception>
    public int TenantId => scope.Tenant.TenantId;

    /// <summary>This moment, UTC, by the clock of the application.</summary>
    public DateTime Now => scope.Now;

    protected abstract void Map(ModelBuilder model);

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Map(modelBuilder);
        KernelTables.MapShared(modelBuilder);
        KernelTables.MapOwned(modelBuilder);
        SchemaConventions.Apply(modelBuilder, Database.ProviderName!);
        SchemaConventions.FilterByTenant(modelBuilder, this);
    }

    /// <summary>
    /// Says a fact to the other modules: a row that commits or vanishes with everything else that this save changes.
    /// </summary>
    public void Publish(Event fact) => Add(OutboxMessage.Of(fact, scope.Tenant, scope.Now));

    /// <summary>Queues a mail in the same transaction. A second mail with the same cause is refused by the database.</summary>
    public void Send(MailOrder order) => Add(QueuedMail.Of(order, scope.Tenant, scope.Now));

    /// <summary>Asks for long work; it begins after the commit.</summary>
    /// <param name="kind">Of the <see cref="QueuedTask"/> that does it.</param>
    public void Enqueue(string kind, Guid subjectId) => Add(QueuedJob.Of(kind, subjectId, scope.Tenant, scope.Now));

    /// <summary>
    /// Counts one of the salon's counters up; it begins at 1. The counter stays held until the transaction that is open ends, so numbers
    /// are given out in the order of commits, and one that was rolled back is given out again.
    /// </summary>
    public Task<long> NextNumber(string counter, CancellationToken cancellationToken)
        => Dialect.Of(Database).CountUp(this, new Counter { TenantId = TenantId, Name = counter }, cancellationToken);

    /// <summary>The number that was given out last; 0 before the first.</summary>
    public Task<long> LastNumber(string counter, CancellationToken cancellationToken)
        => Set<Counter>().Where(row => row.Name == counter).Select(row => row.Last).FirstOrDefaultAsync(cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        hasQueued |= Guard();
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Database.CurrentTransaction is null)
        {
            Committed();
        }

        return written;
    }

    /// <summary>Stamps new rows, raises versions and refuses rows of another salon. Says whether work was queued.</summary>
    private bool Guard()
    {
        var queued = false;
        foreach (var entry in ChangeTracker.Entries())
        {
            queued |= entry is { State: EntityState.Added, Entity: OutboxMessage or QueuedMail or QueuedJob };
            if (entry.Entity is TenantOwned owned && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                GuardTenant(entry, (TenantOwned)entry.Entity);
            }

            if (entry is { State: EntityState.Modified, Entity: Versioned versioned })
            {
                versioned.Version++;
            }
        }

        return queued;
    }

    private void GuardTenant(EntityEntry entry, TenantOwned owned)
    {
        if (entry.State == EntityState.Added && owned.TenantId == 0)
        {
            owned.TenantId = TenantId;
        }

        var original = entry.State == EntityState.Added ? owned.TenantId : (int)entry.Property(nameof(TenantOwned.TenantId)).OriginalValue!;
        if (owned.TenantId != TenantId || original != TenantId)
        {
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to another tenant; nothing was saved.");
        }
    }

    /// <summary>Writes many new rows at once, in the transaction that is open; stamped and guarded like any other.</summary>
    public async Task InsertMany<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : TenantOwned
    {
        foreach (var row in rows)
        {
            if (row.TenantId != 0 && row.TenantId != TenantId)
            {
                throw new InvalidOperationException($"{typeof(T).Name} belongs to another tenant; nothing was saved.");
            }

            row.TenantId = TenantId;
        }

        await Dialect.Of(Database).InsertMany(this, rows, cancellationToken);
    }

    /// <summary>Says in the transaction that is open that the reaction has had its effect for these events.</summary>
    internal async Task MarkHandled(string reaction, IReadOnlyList<Guid> messages, CancellationToken cancellationToken)
    {
        List<InboxEntry> entries =
            [.. messages.Select(id => new InboxEntry { Reaction = reaction, MessageId = id, TenantId = TenantId, HandledAt = Now })];
        if (entries is [var only])
        {
            // Goes along with what the reaction saves.
            Add(only);
            return;
        }

        await Dialect.Of(Database).InsertMany(this, entries, cancellationToken);
    }

    protected override void Committed()
    {
        if (hasQueued)
        {
            hasQueued = false;
            scope.Signals.WakeAll();
        }
    }
}
