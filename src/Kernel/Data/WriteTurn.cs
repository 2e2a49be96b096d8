using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Platform.Kernel.Data;

/// <summary>
/// SQLite has one writer. Left alone, a second writer polls for the lock with pauses of 150 ms and may give up; with turns the
/// writers of this process wait in line and go on the moment the lock is free. Other databases need no turns.
/// </summary>
internal sealed class WriteTurn : IDisposable
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();
    private readonly SemaphoreSlim? gate;

    private WriteTurn(SemaphoreSlim? gate) => this.gate = gate;

    /// <summary>Waits for the turn; dispose to pass it on.</summary>
    public static async Task<WriteTurn> Take(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (!database.IsSqlite())
        {
            return new WriteTurn(null);
        }

        var gate = Gates.GetOrAdd(database.GetConnectionString()!, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        return new WriteTurn(gate);
    }

    public void Dispose() => gate?.Release();
}
