using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Platform.Kernel.Data;

internal sealed class PostgreSqlDialect : Dialect
{
    public override bool IsUniqueViolation(Exception exception)
        => exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsPassing(DbException failure) => failure is NpgsqlException { IsTransient: true };

    /// <summary>Four times as many rows are picked as are taken, so that takers beside each other do not all reach for the same.</summary>
    internal override string Claim(string table, string states) =>
        $"""
        UPDATE {table} SET {Take} WHERE seq IN (
          SELECT work.seq FROM {table} AS work JOIN (
            SELECT * FROM ({FairPick(table, states)}) AS ready ORDER BY priority, turn, next_at LIMIT {"{3}"} * 4) AS fair ON fair.seq = work.seq
          WHERE work.state IN ({states}) AND work.next_at <= {"{0}"}
          ORDER BY fair.priority, fair.turn, fair.next_at LIMIT {"{3}"} FOR UPDATE OF work SKIP LOCKED)
        RETURNING *
        """;

    /// <summary>One statement with an array a column. COPY would be the usual way, but it is refused on tables with row-level security.</summary>
    internal override async Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = BulkTable<T>.Of(db).FilledBy(rows);
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnNames}) SELECT * FROM unnest({string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"))})";
        foreach (var column in table.Columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = column.Values(rows), DataTypeName = $"{column.StoreType.Split('(')[0]}[]" });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
