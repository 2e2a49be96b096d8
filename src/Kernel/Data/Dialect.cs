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
    public abstract bool IsTransient(Exception exception);

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

    protected static string FairPick(string table, string states, string hint = "") =>
        $"""
        SELECT seq, priority, next_at, ROW_NUMBER() OVER (PARTITION BY tenant_id, priority ORDER BY next_at, seq) AS turn
        FROM {table} {hint} WHERE state IN ({states}) AND next_at <= {"{0}"}
        """;

    protected const string Take = "next_at = {1}, lease_token = {2}, attempts = attempts + 1";
}
