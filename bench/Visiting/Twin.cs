using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Platform.Bench.Stage;

namespace Platform.Bench.Visiting;

/// <summary>
/// The least that writing a salon's rows can cost: they go once more, from memory and with nothing but the driver, into a table
/// with the same columns and indexes.
/// </summary>
internal static class Twin
{
    /// <returns>Rows a second.</returns>
    public static async Task<double> Of(Installation installation, string table, string slug)
    {
        await using var connection = await installation.Connect();
        var chosen = $"SELECT * FROM {table} WHERE tenant_id = (SELECT id FROM {installation.Table("kernel", "tenant_entry")} WHERE slug = '{slug}')";
        return connection is NpgsqlConnection postgres ? await Copy(postgres, table, chosen) : await Insert((SqliteConnection)connection, table, chosen);
    }

    private static async Task<double> Copy(NpgsqlConnection connection, string table, string chosen)
    {
        var rows = new MemoryStream();
        await using (var source = await connection.BeginRawBinaryCopyAsync($"COPY ({chosen}) TO STDOUT (FORMAT BINARY)"))
        {
            await source.CopyToAsync(rows);
        }

        await Execute(connection, $"CREATE TABLE twin (LIKE {table} INCLUDING ALL)");
        var begin = Stopwatch.GetTimestamp();
        await using (var target = await connection.BeginRawBinaryCopyAsync("COPY twin FROM STDIN (FORMAT BINARY)"))
        {
            rows.Position = 0;
            await rows.CopyToAsync(target);
        }

        var took = Stopwatch.GetElapsedTime(begin);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM twin", connection);
        var written = (long)(await count.ExecuteScalarAsync())!;
        await Execute(connection, "DROP TABLE twin");
        return written / took.TotalSeconds;
    }

    private static async Task<double> Insert(SqliteConnection connection, string table, string chosen)
    {
        await MakeTwin(connection, table);
        var rows = await Read(connection, chosen);
        var begin = Stopwatch.GetTimestamp();
        await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO twin VALUES ({string.Join(", ", rows[0].Select((_, i) => $"@p{i}"))})";
            SqliteParameter[] parameters = [.. rows[0].Select((_, i) => insert.Parameters.AddWithValue($"@p{i}", null))];
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    parameters[i].Value = row[i];
                }

                insert.ExecuteNonQuery();
            }

            await transaction.CommitAsync();
        }

        var took = Stopwatch.GetElapsedTime(begin);
        await Execute(connection, "DROP TABLE twin");
        return rows.Count / took.TotalSeconds;
    }

    /// <summary>From the statements that made the table and its indexes, under other names.</summary>
    private static async Task MakeTwin(SqliteConnection connection, string table)
    {
        foreach (var made in await Read(connection, $"SELECT sql, name FROM sqlite_master WHERE tbl_name = '{table}' AND sql IS NOT NULL ORDER BY type DESC"))
        {
            var (sql, name) = ((string)made[0], (string)made[1]);
            await Execute(connection, sql.Replace($"\"{name}\"", $"\"twin{name}\"", StringComparison.Ordinal)
                .Replace($"\"twin{table}\"", "\"twin\"", StringComparison.Ordinal).Replace($"\"{table}\"", "\"twin\"", StringComparison.Ordinal));
        }
    }

    private static async Task<List<object[]>> Read(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static async Task Execute(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
