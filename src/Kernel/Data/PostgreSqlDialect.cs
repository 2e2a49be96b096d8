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

    /// <summary>COPY in its binary form.</summary>
    internal override async Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var written = Written(type);
        var types = written.Select(p => p.GetColumnType()).Select(t => t.Split('(')[0]).ToArray();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (table, columns) = Names(db, type, written);
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            copy.StartRow();
            for (var i = 0; i < written.Count; i++)
            {
                if (Stored(written[i], row) is { } value)
                {
                    copy.Write(value, types[i]);
                }
                else
                {
                    copy.WriteNull();
                }
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
