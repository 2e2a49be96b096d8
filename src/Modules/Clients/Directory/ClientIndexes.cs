using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace Platform.Clients.Directory;

/// <summary>
/// The clients of the salons that are at work, in memory, so that finding one of 50,000 takes a millisecond on every database. Each
/// question first reads the number of the salon's last change, and then whatever changed since: also what another node wrote is there.
/// </summary>
internal sealed class ClientIndexes : IDisposable
{
    /// <summary>In all salons together, about a third of a kilobyte each. The salon that was not asked for longest goes first.</summary>
    private const int MostClients = 1_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostClients });
    private readonly ConcurrentDictionary<int, SemaphoreSlim> turns = new();

    /// <summary>The salon of the context as it is now.</summary>
    /// <exception cref="InvalidOperationException">
    /// Asked inside a transaction: what it has changed may yet be rolled back, and the number of its change would be given out again.
    /// </exception>
    public async Task<ClientIndex> Of(ClientsDb db, string country, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            throw new InvalidOperationException("What is not committed must not be remembered: ask before the transaction.");
        }

        var change = await db.LastNumber(ClientsDb.ChangeCounter, cancellationToken);
        if (change == 0)
        {
            return ClientIndex.Empty;
        }

        if (Known(db.TenantId) is { } index && index.Change >= change)
        {
            return index;
        }

        // Of many who find an old one, one reads what is new.
        var turn = turns.GetOrAdd(db.TenantId, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            index = Known(db.TenantId) ?? ClientIndex.Empty;
            return index.Change >= change ? index : Remembered(db.TenantId, await After(index, change, db, country, cancellationToken));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => known.Dispose();

    private ClientIndex? Known(int tenantId) => known.Get<ClientIndex>(tenantId);

    private ClientIndex Remembered(int tenantId, ClientIndex index)
        => known.Set(tenantId, index, new MemoryCacheEntryOptions { Size = index.ByName.Count + 1, SlidingExpiration = Unused });

    /// <summary>Later changes may be read along; they are read again next time.</summary>
    private static async Task<ClientIndex> After(ClientIndex index, long change, ClientsDb db, string country, CancellationToken cancellationToken)
    {
        var (changed, gone) = (new ClientTable(), new HashSet<Guid>());
        var pool = new Dictionary<string, string>();
        var rows = db.WithHidden.AsNoTracking().Where(client => client.ChangeNumber > index.Change).Select(client => new IndexedClient(
            client.Id, client.FirstName, client.Infix, client.LastName, client.TypedDisplayName, client.Email, client.Phone, client.Mobile,
            client.BirthDate, client.Postcode, client.City, client.Region, client.Language, client.Status, client.Login, client.CreatedAt,
            client.DeletedAt != null || client.MergedInto != null)
            {
                Group = client.Group, Occupation = client.Occupation, Education = client.Education,
            });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (row.IsHidden)
            {
                gone.Add(row.Id);
            }
            else
            {
                changed.Add(
                    row with { City = Once(row.City), Region = Once(row.Region), Language = Once(row.Language)!,
                        Status = Once(row.Status)! }, country);
            }
        }

        return index.After(change, changed, gone);

        // Thousands of clients live in one city.
        string? Once(string? text) => text is null || pool.TryAdd(text, text) ? text : pool[text];
    }
}
