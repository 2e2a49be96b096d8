using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Host.Schema;
using Platform.Kernel.Data;

namespace Platform.Tests.Support;

/// <summary>The database beneath the application, read with plain SQL and without any lock of ours.</summary>
public sealed class Tables(SalonApp app)
{
    /// <summary>Read afresh each time, so a test takes it before and after.</summary>
    public Task<IReadOnlyDictionary<string, string>> Sums() => SumsOf(null);

    /// <summary>A checksum of each table's rows of one salon.</summary>
    public Task<IReadOnlyDictionary<string, string>> Sums(Salon salon) => SumsOf(salon.Tenant.Id);

    /// <summary>Every value of every row, one line a row, for looking for what must not be stored.</summary>
    public async Task<IReadOnlyList<string>> Dump()
    {
        await using var connection = await Open();
        var lines = new List<string>();
        foreach (var (table, _) in Names())
        {
            lines.AddRange((await Rows(connection, $"SELECT * FROM {table}")).Select(row => $"{table}: {row}"));
        }

        return lines;
    }

    /// <summary>The rows of one salon in every table that knows of salons.</summary>
    public async Task<IReadOnlyList<string>> Rows(Salon salon)
    {
        await using var connection = await Open();
        var rows = new List<string>();
        foreach (var (table, _) in Names().Where(name => name.Type.FindProperty("TenantId") is not null))
        {
            rows.AddRange(await Rows(connection, $"SELECT * FROM {table} WHERE tenant_id = {salon.Tenant.Id}"));
        }

        return rows;
    }

    /// <summary>What a statement returns, the columns of a row joined by a bar.</summary>
    public async Task<IReadOnlyList<string>> Read(string sql)
    {
        await using var connection = await Open();
        return await Rows(connection, sql);
    }

    /// <summary>The same in a database that no application of this process uses.</summary>
    public static async Task<IReadOnlyList<string>> Read(string connection, string sql)
    {
        await using var open = await Open(connection);
        return await Rows(open, sql);
    }

    /// <summary>How one class is called in this database.</summary>
    public string NameOf<T>() => Names().Single(name => name.Type.ClrType == typeof(T)).Table;

    private Task<DbConnection> Open() => Open(app.Connection);

    private static async Task<DbConnection> Open(string to)
    {
        DbConnection connection = SalonApp.Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteConnection(to),
            DatabaseProvider.PostgreSql => new NpgsqlConnection(PostgresCluster.ForAdministrator(to)),
            _ => new Microsoft.Data.SqlClient.SqlConnection(to),
        };
        await connection.OpenAsync();
        return connection;
    }

    private async Task<IReadOnlyDictionary<string, string>> SumsOf(int? tenant)
    {
        await using var connection = await Open();
        var sums = new Dictionary<string, string>();
        foreach (var (table, type) in Names())
        {
            var owned = type.FindProperty("TenantId") is not null;
            if (tenant is null || owned)
            {
                var rows = await Rows(connection, $"SELECT * FROM {table}" + (tenant is { } id ? $" WHERE tenant_id = {id}" : ""));
                sums[table] = $"{rows.Count} {Sum(rows)}";
            }
        }

        return sums;
    }

    private List<(string Table, IEntityType Type)> Names()
    {
        using var schema = app.Services.GetRequiredService<Migrator>().Open();
        return [.. schema.Model.GetEntityTypes().Where(type => !type.IsOwned())
            .Select(type => (type.GetSchema() is { } named ? $"{named}.{type.GetTableName()}" : type.GetTableName()!, type))];
    }

    private static string Sum(IReadOnlyList<string> rows)
        => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Order(StringComparer.Ordinal)))));

    private static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
