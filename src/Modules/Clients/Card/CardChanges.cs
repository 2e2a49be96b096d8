using Microsoft.EntityFrameworkCore.ChangeTracking;
using Platform.Contracts.Clients;

namespace Platform.Clients.Card;

/// <summary>
/// Changes of cards on their way to the audit log. The context tells them and not the features, so that no way to change a card goes past
/// the log.
/// </summary>
internal static class CardChanges
{
    private const string Told = "clients.values-changed";

    public static void Map(ModelBuilder model) => model.Entity<CardChange>(change =>
    {
        change.Property(c => c.Values).HasMaxLength(-1);
        change.HasIndex(c => new { c.TenantId, c.ClientId });
        change.HasIndex(c => new { c.TenantId, c.At });
    });

    extension(ClientsDb db)
    {
        /// <returns>What was added for it: whoever could not save it takes it out again.</returns>
        public List<EntityEntry> Tell(IReadOnlyList<CardChange> changes)
        {
            foreach (var change in changes)
            {
                db.Add(change);
                db.Publish(new ValuesChanged(change.ClientId, change.Id, change.Digest()));
            }

            return
            [
                .. db.ChangeTracker.Entries<CardChange>().Where(change => change.State == EntityState.Added),
                .. db.ChangeTracker.Entries<OutboxMessage>().Where(message => message is { State: EntityState.Added, Entity.Name: Told }),
            ];
        }
    }
}
