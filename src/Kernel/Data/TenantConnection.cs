using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Data;

/// <summary>
/// The second lock, on PostgreSQL: tells every connection that is opened which salon it works for, and row-level security shows
/// that salon's rows only. It reads the scope, not the context's own field, so that the two locks share no variable that could
/// be stale. A connection for no salon sees no salon's rows. <see cref="DatabaseSettings"/> gives one to every context.
/// </summary>
internal sealed class TenantConnection(TenantContext? tenant) : DbConnectionInterceptor
{
    /// <summary>
    /// Connections come back from the pool as they were left: the salon is told anew before anything else is said, and it is all that we
    /// ever set, so cleaning up in between would be a wait for nothing. What is asked often is parsed once a connection, and planned each
    /// time: a plan that was kept from when a table was empty would read all of it, thousands of times, during the first import.
    /// </summary>
    public static string Pooled(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 100 };
        settings.Options = $"{settings.Options} -c plan_cache_mode=force_custom_plan".TrimStart();
        return settings.ConnectionString;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Tell(connection);
        try
        {
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Close();
            throw;
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Tell(connection);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            // Left open, it would still work for the salon before.
            await connection.CloseAsync();
            throw;
        }
    }

    private DbCommand Tell(DbConnection connection)
    {
        var command = connection.CreateCommand();
        var id = tenant is { IsSet: true } ? tenant.TenantId.ToString(CultureInfo.InvariantCulture) : "";
        command.CommandText = "SELECT set_config('app.tenant', $1, false)";
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return command;
    }
}
