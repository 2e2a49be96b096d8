using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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

    /// <summary>
    /// One statement with an array a column. COPY would be refused: it does not go together with row-level security, which this
    /// is held to like any other insert.
    /// </summary>
    internal override async Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var type = db.Model.FindEntityType(typeof(T))!;
        var written = Written(type);
        var (table, columns) = Names(db, type, written);
        var arrays = string.Join(", ", written.Select((_, i) => "$" + (i + 1).ToString(CultureInfo.InvariantCulture)));
        await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({columns}) SELECT * FROM unnest({arrays})";
        foreach (var property in written)
        {
            var arrayType = property.GetColumnType().Split('(')[0] + "[]";
            command.Parameters.Add(new NpgsqlParameter { Value = Values(property, rows), DataTypeName = arrayType });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>One column of all rows, as the driver wants it: an array of the stored type that can hold nothing.</summary>
    private static Array Values<T>(IProperty property, IReadOnlyList<T> rows)
        where T : class
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        var needsNullable = stored.IsValueType && Nullable.GetUnderlyingType(stored) is null;
        var element = needsNullable ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        var values = Array.CreateInstance(element, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            values.SetValue(Stored(property, rows[i]), i);
        }

        return values;
    }
}
