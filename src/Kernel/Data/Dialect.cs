using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

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
    /// <param name="exception">As it was caught: the driver's own may lie anywhere inside it.</param>
    public bool IsTransient(Exception exception)
    {
        for (Exception? thrown = exception; thrown is not null; thrown = thrown.InnerException)
        {
            if (thrown is DbException failure && IsPassing(failure))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same where no database is at hand to ask.</summary>
    public static bool IsTransientAnywhere(Exception exception) => ByProvider.Values.Any(dialect => dialect.IsTransient(exception));

    protected abstract bool IsPassing(DbException failure);

    /// <summary>
    /// Takes up to {3} rows of a work queue that are due at {0}: pushes them to {1}, the end of the lease, and marks them with
    /// the token {2}. Rows are taken by priority, then salon by salon in turn, so that one salon's thousand rows do not hold up
    /// another's one. A row is never taken twice: concurrent takers skip what is locked.
    /// </summary>
    internal abstract string Claim(string table, string states);

    /// <summary>The rows of a work queue that are due at {0}.</summary>
    internal static string Due(string table, string states) => $"SELECT * FROM {table} WHERE state IN ({states}) AND next_at <= {"{0}"}";

    /// <summary>Writes many rows at once, in the transaction that is open.</summary>
    internal abstract Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Raises a counter by one, from 0 when there is none yet, and says what it is then.</summary>
    internal async Task<long> CountUp(DbContext db, Counter counter, CancellationToken cancellationToken)
    {
        var type = db.Model.FindEntityType(typeof(Counter))!;
        var table = type.GetSchema() is { } schema ? $"{schema}.{type.GetTableName()}" : type.GetTableName()!;
        var numbers = await db.Database.SqlQueryRaw<long>(CountUp(table), counter.TenantId, counter.Id, counter.Name).ToListAsync(cancellationToken);
        return numbers[0];
    }

    /// <summary>Inserts the counter {1} of salon {0} with the name {2} at 1, or raises the one with that name.</summary>
    protected virtual string CountUp(string table) =>
        $"""
        INSERT INTO {table} AS counted (tenant_id, id, name, last) VALUES ({"{0}"}, {"{1}"}, {"{2}"}, 1)
        ON CONFLICT (tenant_id, name) DO UPDATE SET last = counted.last + 1 RETURNING last AS "Value"
        """;

    protected static string FairPick(string table, string states, string hint = "") =>
        $"""
        SELECT seq, priority, next_at, ROW_NUMBER() OVER (PARTITION BY tenant_id, priority ORDER BY next_at, seq) AS turn
        FROM {table} {hint} WHERE state IN ({states}) AND next_at <= {"{0}"}
        """;

    protected const string Take = "next_at = {1}, lease_token = {2}, attempts = attempts + 1";
}
