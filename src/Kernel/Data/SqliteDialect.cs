using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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

    public override bool IsTransient(Exception exception)
        => exception.GetBaseException() is SqliteException { SqliteErrorCode: Busy or Locked or Full or CannotOpen };

    internal override string Claim(string table, string states) =>
        $"""
        UPDATE {table} SET {Take} WHERE seq IN (
          SELECT seq FROM ({FairPick(table, states)}) ORDER BY priority, turn, next_at LIMIT {"{3}"})
        RETURNING *
        """;

    /// <summary>One prepared statement, bound anew for each row: faster here than statements of many rows.</summary>
    internal override async Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        // With the usual 2 MB the pages of a table with ten indexes are written and read again all the time.
        await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -65536", cancellationToken);
        var table = BulkTable.Of<T>(db);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => "@" + i))})";
        var parameters = table.Columns.Select((_, i) => Parameter(command, i)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = table.Columns[i].Read(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static DbParameter Parameter(DbCommand command, int index)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + index;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
