using Microsoft.EntityFrameworkCore;

namespace Platform.Kernel.Data;

/// <summary>What every context of ours has in common: names, turns to write, and transactions that end where they are opened.</summary>
public abstract class PlatformDb : DbContext
{
    protected PlatformDb(DbContextOptions options)
        : base(options)
        => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => SchemaConventions.Configure(configurationBuilder);

    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess)
        => throw new NotSupportedException("Save with SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using var turn = await WriteTurn.Take(Database, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>
    /// Runs work in one transaction that commits at its end and rolls back when the work throws. Inside another one it joins it.
    /// </summary>
    public async Task InTransaction(Func<Task> work, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            await work();
            return;
        }

        using var turn = await WriteTurn.Take(Database, cancellationToken);
        await using (var transaction = await Database.BeginTransactionAsync(cancellationToken))
        {
            await work();
            await transaction.CommitAsync(cancellationToken);
        }

        Committed();
    }

    /// <summary>Runs after a transaction that <see cref="InTransaction"/> opened has committed.</summary>
    protected virtual void Committed()
    {
    }
}
