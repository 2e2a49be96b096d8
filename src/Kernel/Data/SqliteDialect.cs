using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Platform.Kernel.Data;

internal sealed class SqliteDialect : Dialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;

    public override bool IsUniqueViolation(Exception exception)
        => exception.GetBaseException() is SqliteException { SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint };

    protected override bool IsPassing(DbException failure)
        => failure is SqliteException { SqliteErrorCode: Busy or Locked or Full or CannotOpen };

    internal override string Claim(string table, string states) =>
        $"""
        UPDATE {table} SET {Take} WHERE seq IN (
          SELECT seq FROM ({FairPick(table, states)}) ORDER BY priority, turn, next_at LIMIT {"{3}"})
        RETURNING *
        """;

    internal override async Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        // With the usual 2 MB the pages of indexes are written and read again all the time; each pooled connection keeps its own.
        await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -16384", cancellationToken);
        using var insert = new SqliteInsert<T>((SqliteConnection)db.Database.GetDbConnection(), BulkTable<T>.Of(db).FilledBy(rows));
        foreach (var row in rows)
        {
            insert.Insert(row);
        }
    }
}
