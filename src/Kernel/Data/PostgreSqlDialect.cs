using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Platform.Kernel.Data;

internal sealed class PostgreSqlDialect : Dialect
{
    public override bool IsUniqueViolation(Exception exception)
        => exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsTransient(Exception exception) => exception.GetBaseException() is NpgsqlException { IsTransient: true }
        || (exception is NpgsqlException { InnerException: not PostgresException } && exception.InnerException is not null);

    /// <summary>Four times as many rows are picked as are taken, so that takers beside each other do not all reach for the same.</summary>
    internal override string Claim(string table, string states) =>
        $"""
        UPDATE {table} SET {Take} WHERE seq IN (
          SELECT seq FROM {table} WHERE state IN ({states}) AND next_at <= {"{0}"} AND seq IN (
            SELECT seq FROM ({FairPick(table, states)}) AS ready ORDER BY priority, turn, next_at LIMIT {"{3}"} * 4)
          ORDER BY priority, next_at LIMIT {"{3}"} FOR UPDATE SKIP LOCKED)
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
