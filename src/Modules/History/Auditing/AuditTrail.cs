using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Contracts.Clients;
using Platform.Kernel.Keys;

namespace Platform.History;

/// <summary>The audit log as a chain: one line behind the other, and whether it still is one.</summary>
/// <remarks>The key lies outside the database (<see cref="MasterKey"/>): who can write in the tables cannot make a line that is true.</remarks>
internal sealed class AuditTrail(HistoryDb db, MasterKey master, IClientDirectory clients)
{
    private const string Turn = "history.audit-lines";
    private const int AtOnce = 500;

    // Of the oldest, as for every hash that is compared for years.
    private readonly byte[] key = master.AllFor("audit")[^1];

    /// <summary>
    /// Puts lines at the end. The numbers are held until the transaction ends, so a second writer waits, and then reads the hash of the
    /// last of these lines.
    /// </summary>
    public Task Add(IReadOnlyList<AuditLine> lines, CancellationToken cancellationToken) => db.InTransaction(
        async () =>
        {
            string? before = null;
            foreach (var line in lines)
            {
                var number = await db.NextNumber(Turn, cancellationToken);
                before ??= await HashAt(number - 1, cancellationToken);
                line.Join(number, before, db.TenantId, key);
                before = line.Hash;
                db.Add(line);
            }

            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task Add(AuditLine line, CancellationToken cancellationToken) => Add([line], cancellationToken);

    /// <summary>Takes out what lines say. Who was told of by them can no longer be found; the chain still holds.</summary>
    public static Task<int> Empty(IQueryable<AuditLine> lines, CancellationToken cancellationToken)
        => lines.Where(line => !line.IsEmptied).ExecuteUpdateAsync(
            set => set.SetProperty(line => line.IsEmptied, true).SetProperty(line => line.Salt, (string?)null)
                .SetProperty(line => line.ClientId, Guid.Empty).SetProperty(line => line.EventId, Guid.Empty)
                .SetProperty(line => line.ActorId, (Guid?)null).SetProperty(line => line.ActorName, "")
                .SetProperty(line => line.OnBehalfOfId, (Guid?)null).SetProperty(line => line.Address, (string?)null)
                .SetProperty(line => line.ChangeId, (Guid?)null).SetProperty(line => line.ChangeDigest, (string?)null),
            cancellationToken);

    /// <summary>Removes emptied lines from the beginning of the chain, as far as there is none in between that says something.</summary>
    /// <param name="before">UTC; younger ones stay.</param>
    /// <param name="cancellationToken">Ends it before it commits.</param>
    public async Task<int> Cut(DateTime before, CancellationToken cancellationToken)
    {
        var chain = db.AuditLines.Where(line => line.Number > 0);
        var stays = await chain.Where(line => !line.IsEmptied || line.At >= before).MinAsync(line => (long?)line.Number, cancellationToken);
        var last = await chain.AsNoTracking().Where(line => stays == null || line.Number < stays).OrderByDescending(line => line.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null)
        {
            return 0;
        }

        var start = await db.AuditStarts.FirstOrDefaultAsync(cancellationToken) ?? db.Add(new AuditStart { Hash = "", Seal = "" }).Entity;
        (start.Number, start.Hash, start.Seal) = (last.Number, last.Hash!, SealOf(last.Number, last.Hash!));
        await db.SaveChangesAsync(cancellationToken);
        return await chain.Where(line => line.Number <= last.Number).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Goes through the whole chain.</summary>
    public async Task<TrailCheck> Check(CancellationToken cancellationToken)
    {
        // Before the lines: what is added meanwhile is more than it says, never less.
        var end = await db.LastNumber(Turn, cancellationToken);
        var start = await db.AuditStarts.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        var (number, before, emptied) = (start?.Number ?? 0, start?.Hash ?? "", 0);
        if (start is not null && start.Seal != SealOf(start.Number, start.Hash))
        {
            return new(0, 0, start.Number, null);
        }

        var first = number;
        for (var lines = await After(number, cancellationToken); lines.Count > 0; lines = await After(number, cancellationToken))
        {
            var changes = await clients.ChangesOf([.. lines.Select(line => line.ChangeId).OfType<Guid>()], cancellationToken);
            foreach (var line in lines)
            {
                number++;
                var isTouched = line.ChangeId is { } change && changes.GetValueOrDefault(change) is { } kept && kept.Digest != line.ChangeDigest;
                if (line.Number != number || !line.IsTrue(before, key) || isTouched)
                {
                    return new((int)(number - first - 1), emptied, number, line.Number == number ? line.At : null);
                }

                (before, emptied) = (line.Hash!, emptied + (line.IsEmptied ? 1 : 0));
            }
        }

        return new((int)(number - first), emptied, number < end ? number + 1 : null, null);
    }

    /// <summary>Of the line with this number, or of the place where the chain was cut.</summary>
    private async Task<string> HashAt(long number, CancellationToken cancellationToken)
        => await db.AuditLines.Where(line => line.Number == number && line.Number > 0).Select(line => line.Hash).FirstOrDefaultAsync(cancellationToken)
            ?? (await db.AuditStarts.AsNoTracking().FirstOrDefaultAsync(cancellationToken))?.Hash ?? "";

    private Task<List<AuditLine>> After(long number, CancellationToken cancellationToken) => db.AuditLines.AsNoTracking()
        .Where(line => line.Number > number).OrderBy(line => line.Number).Take(AtOnce).ToListAsync(cancellationToken);

    private string SealOf(long number, string hash) => Convert.ToBase64String(HMACSHA256.HashData(
        key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"start|{db.TenantId}|{number}|{hash}"))));
}

/// <summary>What came of going through the audit log.</summary>
/// <param name="Lines">That are as they were written, up to the first that is not.</param>
/// <param name="Emptied">Those of them that were emptied, because somebody was erased or their time was over.</param>
/// <param name="BrokenAt">The number of the line that is not as it was written, or not there; null when all is well.</param>
/// <param name="At">UTC; its moment, when it is there.</param>
internal sealed record TrailCheck(int Lines, int Emptied, long? BrokenAt, DateTime? At);
