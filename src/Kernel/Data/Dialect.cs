using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Platform.Kernel.Data;

/// <summary>The few statements that differ between databases. One class a provider, chosen by the connection.</summary>
public abstract class Dialect
{
    private static readonly Dictionary<string, Dialect> ByProvider = new()
    {
        ["Microsoft.EntityFrameworkCore.Sqlite"] = new SqliteDialect(),
        ["Npgsql.EntityFrameworkCore.PostgreSQL"] = new PostgreSqlDialect(),
        ["Microsoft.EntityFrameworkCore.SqlServer"] = new SqlServerDialect(),
    };

    public static Dialect Of(DatabaseFacade database) => ByProvider[database.ProviderName!];

    /// <summary>Two people made the same thing at once: a unique key or index refused the second.</summary>
    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Trouble of the moment (lock, lost connection, shutdown): the same work may well succeed later.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>
    /// Takes up to {3} rows of a work queue that are due at {0}: pushes them to {1}, the end of the lease, and marks them with
    /// the token {2}. Rows are taken by priority, then salon by salon in turn, so that one salon's thousand rows do not hold up
    /// another's one. A row is never taken twice: concurrent takers skip what is locked.
    /// </summary>
    internal abstract string Claim(string table, string states);

    internal abstract Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The columns that an insert writes, in order.</summary>
    protected static IReadOnlyList<IProperty> Written(IEntityType type)
        => [.. type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.Name == nameof(Versioned.Version))];

    /// <summary>Table and columns as SQL names them: a column may be called "group".</summary>
    protected static (string Table, string Columns) Names(DbContext db, IEntityType type, IEnumerable<IProperty> written)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        return (sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema()), string.Join(", ", written.Select(p => sql.DelimitIdentifier(p.GetColumnName()))));
    }

    /// <summary>A property as the database stores it.</summary>
    protected static object? Stored(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    protected static string FairPick(string table, string states, string hint = "") =>
        $"""
        SELECT seq, priority, next_at, ROW_NUMBER() OVER (PARTITION BY tenant_id, priority ORDER BY next_at, seq) AS turn
        FROM {table} {hint} WHERE state IN ({states}) AND next_at <= {"{0}"}
        """;

    protected const string Take = "next_at = {1}, lease_token = {2}, attempts = attempts + 1";
}
