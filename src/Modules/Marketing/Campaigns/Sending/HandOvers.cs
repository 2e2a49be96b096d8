using System.Collections.Concurrent;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;
using Platform.Marketing.Returning;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Writes into the ledger what is under way, before a server could take it, and how it ended. An answer is written together with the
/// next hand-over, so that at a crash at most one mail a connection is in doubt.
/// </summary>
/// <param name="begin">A scope of the salon.</param>
/// <param name="lease">Of the turn: only who handed a mail over knows the answer.</param>
internal sealed class HandOvers(Func<AsyncServiceScope> begin, Guid lease, Func<DateTime> clock)
{
    private readonly ConcurrentQueue<Outcome> outcomes = new();

    public void End(Recipient row, Standing standing, MailResult result)
        => outcomes.Enqueue(new Outcome(row, standing.Contact?.AddressHash, result));

    /// <summary>
    /// Committed just before the mail is written to the server. Subscription and consent are touched, so that somebody who leaves at this
    /// moment comes before it or after it: before, nothing goes; after, leaving waits for the mail that is under way.
    /// </summary>
    /// <param name="neededListId">The list that the client has to be on; null when the consent alone decides.</param>
    /// <param name="winner">What everybody gets, as far as this turn knows: once it is another, no mail goes in these words.</param>
    public async Task Begin(Recipient row, Standing standing, Guid? neededListId, short winner)
    {
        var (client, hash, now) = (row.ClientId, standing.Contact!.AddressHash, clock());
        var rows = 0;
        var variant = winner == 0 ? row.Variant : (short)0;
        await Write(async (db, clients) =>
        {
            if ((await clients.ContactsOf([client], CancellationToken.None)).GetValueOrDefault(client)?.AddressHash != hash)
            {
                return;
            }

            var agrees = await db.ConsentsToMail.Where(c => c.ClientId == client && c.State == ConsentState.Given)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, c => c.State));
            var stays = neededListId is null ? agrees : await db.Subscriptions
                .Where(s => s.ClientId == client && s.ListId == neededListId && s.State == SubscriptionState.Subscribed)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, s => s.State));

            // Two campaigns at once come here one after the other: the consent above is held until the mail is written down.
            var goes = stays > 0 && (await new MailRoom(db, clients).Lacking([client], CancellationToken.None)).Count == 0;
            rows = !goes ? 0 : await db.Recipients
                .Where(r => r.Id == row.Id && r.State == RecipientState.Pending)
                .Where(r => db.Campaigns.Any(c => c.Id == r.CampaignId && c.State == CampaignState.Sending && c.Winner == winner))
                .Where(r => db.ConsentsToMail.Any(c => c.ClientId == r.ClientId && c.State == ConsentState.Given))
                .Where(r => !db.Suppressed.Any(a => a.Hash == hash))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(r => r.State, RecipientState.HandingOver).SetProperty(r => r.Lease, lease).SetProperty(r => r.At, now)
                    .SetProperty(r => r.ConsentEntryId, standing.ConsentEntryId).SetProperty(r => r.Reason, (LeftOut?)null)
                    .SetProperty(r => r.Variant, variant).SetProperty(r => r.Attempts, r => (short)(r.Attempts + 1)));
        });
        if (rows == 0)
        {
            throw new NotNowException();
        }
    }

    /// <summary>What is left to write when no mail follows.</summary>
    public Task Flush() => outcomes.IsEmpty ? Task.CompletedTask : Write((_, _) => Task.CompletedTask);

    /// <summary>One transaction: what servers have answered since the last one, and some more.</summary>
    private async Task Write(Func<MarketingDb, IClientDirectory, Task> more)
    {
        var known = new List<Outcome>();
        while (outcomes.TryDequeue(out var outcome))
        {
            known.Add(outcome);
        }

        try
        {
            await using var scope = begin();
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            var returns = scope.ServiceProvider.GetRequiredService<Returns>();
            await db.InTransaction(
                async () =>
                {
                    foreach (var outcome in known)
                    {
                        await outcome.Write(db, returns, lease, clock());
                    }

                    await more(db, scope.ServiceProvider.GetRequiredService<IClientDirectory>());
                },
                CancellationToken.None);
        }
        catch
        {
            known.ForEach(outcomes.Enqueue);
            throw;
        }
    }
}

/// <summary>Paused, stopped, or the client left in this very moment: the mail does not go, and the next turn sees why.</summary>
internal sealed class NotNowException : Exception;
