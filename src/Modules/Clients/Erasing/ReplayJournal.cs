using Microsoft.Extensions.Hosting;

namespace Platform.Clients.Erasing;

/// <summary>Before the first request: whoever is back from a restored backup goes again.</summary>
internal sealed class ReplayJournal(TenantCatalogue catalogue, TenantScopes scopes, ErasureJournal journal) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var lines in journal.Read().GroupBy(line => line.TenantId))
        {
            if (await catalogue.ById(lines.Key) is { } tenant)
            {
                await using var scope = scopes.Begin(tenant, Actor.System, nameof(ReplayJournal));
                await scope.ServiceProvider.GetRequiredService<JournalReplay>().Run([.. lines], cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Brings the journal and the database of the scope's salon together: what only one of them knows is done, or written, again.</summary>
internal sealed class JournalReplay(ClientsDb db, EraseClient.Deed deed, ErasureJournal journal, TenantContext salon)
{
    /// <param name="lines">The whole journal, or what stands in it of this salon.</param>
    public async Task Run(IReadOnlyList<JournalLine> lines, CancellationToken cancellationToken)
    {
        // Two nodes may have written the same one.
        var written = lines.Where(line => line.TenantId == salon.TenantId).DistinctBy(line => line.ErasureId).ToDictionary(line => line.ErasureId);
        var done = await db.Erasures.AsNoTracking().ToDictionaryAsync(erasure => erasure.Id, cancellationToken);
        foreach (var line in written.Values.Where(line => !done.ContainsKey(line.ErasureId)))
        {
            var again = new Erasure { Id = line.ErasureId, ClientId = line.CardIds[0], CardIds = line.CardIds, At = line.At, By = salon.Actor.Name };
            await deed.Do(again, isAsked: true, cancellationToken);
        }

        foreach (var erasure in done.Values.Where(erasure => !written.ContainsKey(erasure.Id)))
        {
            journal.Add(salon.TenantId, erasure);
        }
    }
}
