using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Data;

/// <summary>
/// The second lock, on PostgreSQL: tells every connection that is opened which salon it works for, and row-level security shows
/// that salon's rows only. It reads the scope, not the context's own field, so that the two locks share no variable that could
/// be stale. A connection for no salon sees no salon's rows.
/// </summary>
internal sealed class TenantConnection(TenantContext? tenant) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Tell(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Tell(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Tell(DbConnection connection)
    {
        var command = connection.CreateCommand();
        var id = tenant is { IsSet: true } ? tenant.TenantId.ToString(CultureInfo.InvariantCulture) : "";
        command.CommandText = $"SET app.tenant = '{id}'";
        return command;
    }
}
