using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Platform.Kernel.Data;

internal sealed class SqlServerDialect : Dialect
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;
    private static readonly int[] Passing = [-2, 1205, 1222, 10053, 10054, 10060, 40197, 40501, 40613];

    public override bool IsUniqueViolation(Exception exception)
        => exception.GetBaseException() is SqlException { Number: UniqueIndex or UniqueConstraint };

    protected override bool IsPassing(DbException failure) => failure is SqlException refused && Passing.Contains(refused.Number);

    internal override string Claim(string table, string states) =>
        $"""
        WITH taken AS (
          SELECT TOP ({"{3}"}) work.* FROM {table} AS work WITH (READPAST, UPDLOCK, ROWLOCK) JOIN (
            SELECT TOP ({"{3}"} * 4) * FROM ({FairPick(table, states, "WITH (READPAST)")}) AS ready ORDER BY priority, turn, next_at) AS fair ON fair.seq = work.seq
          WHERE work.state IN ({states}) AND work.next_at <= {"{0}"}
          ORDER BY fair.priority, fair.turn, fair.next_at)
        UPDATE taken SET {Take} OUTPUT inserted.*
        """;

    protected override string CountUp(string table) =>
        $"""
        MERGE {table} WITH (HOLDLOCK) AS counted USING (SELECT {"{0}"} AS tenant_id, {"{1}"} AS id, {"{2}"} AS name) AS wanted
        ON counted.tenant_id = wanted.tenant_id AND counted.name = wanted.name
        WHEN MATCHED THEN UPDATE SET last = counted.last + 1
        WHEN NOT MATCHED THEN INSERT (tenant_id, id, name, last) VALUES (wanted.tenant_id, wanted.id, wanted.name, 1)
        OUTPUT inserted.last AS [Value];
        """;

    internal override async Task InsertMany<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var target = BulkTable<T>.Of(db).FilledBy(rows);
        using var table = new DataTable();
        using var copy = new SqlBulkCopy(
            (SqlConnection)db.Database.GetDbConnection(), SqlBulkCopyOptions.Default, db.Database.CurrentTransaction?.GetDbTransaction() as SqlTransaction)
        {
            DestinationTableName = target.Name,
        };
        foreach (var column in target.Columns)
        {
            // The driver wants plain names here, without the brackets of SQL.
            var name = column.Name.Trim('[', ']');
            table.Columns.Add(name, column.StoredType);
            copy.ColumnMappings.Add(name, name);
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. target.Columns.Select(column => column.Box(row) ?? DBNull.Value)]);
        }

        await copy.WriteToServerAsync(table, cancellationToken);
    }
}
