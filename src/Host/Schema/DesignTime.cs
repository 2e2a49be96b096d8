using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Platform.Kernel.Data;

namespace Platform.Host.Schema;

// bin/migration makes migrations with these; no database is asked.

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteSchema>
{
    public SqliteSchema CreateDbContext(string[] args) => new(DesignTime.Options<SqliteSchema>(DatabaseProvider.Sqlite, "Data Source=design.db"));
}

internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlSchema>
{
    public PostgreSqlSchema CreateDbContext(string[] args) => new(DesignTime.Options<PostgreSqlSchema>(DatabaseProvider.PostgreSql, "Host=design"));
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerSchema>
{
    public SqlServerSchema CreateDbContext(string[] args) => new(DesignTime.Options<SqlServerSchema>(DatabaseProvider.SqlServer, "Server=design"));
}

internal static class DesignTime
{
    public static DbContextOptions<TContext> Options<TContext>(DatabaseProvider provider, string connection)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        new DatabaseSettings(provider, connection, null).Use(builder);
        return builder.Options;
    }
}
