using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>The ways around the tenant filter, each of which somebody has looked at.</summary>
public sealed class QueryTests
{
    private const string RawSql = @"\b(FromSql|ExecuteSql|SqlQuery|FromSqlRaw|ExecuteSqlRaw(Async)?|SqlQueryRaw(<\w+>)?|CreateCommand|SqlBulkCopy|BeginBinaryImport\w*)\s*[(<]";

    /// <summary>The claim of work, the tenant of a connection, migrations, the question for the role; and the dialects, whose work it is.</summary>
    private static readonly string[] Reviewed = ["KernelDb.cs", "TenantConnection.cs", "Migrator.cs", "StartUp.cs", "Dialect.cs"];

    [Fact]
    public void T12_filters_are_lifted_by_name_only() => Rule.HasNo(NameTests.Mentions(SourceFiles.OfProduct, @"\.IgnoreQueryFilters\(\s*\)"));

    [Fact]
    public void T12_the_tenant_filter_is_never_lifted() => Rule.HasNo(
        NameTests.Mentions(SourceFiles.OfProduct, @"\.IgnoreQueryFilters\(.*(TenantFilter|""tenant"")"));

    [Fact]
    public void T12_plain_sql_stands_in_five_reviewed_places() => Rule.HasNo(
        NameTests.Mentions(SourceFiles.OfProduct.Where(file => !Reviewed.Any(name => file.Name.EndsWith(name, StringComparison.Ordinal))), RawSql));

    [Fact]
    public void T12_no_bulk_update_moves_a_row_to_another_salon() => Rule.HasNo(
        NameTests.Mentions(SourceFiles.OfProduct, @"SetProperty\(\s*\w+\s*=>\s*\w+\.TenantId"));

    [Fact]
    public void T12_a_module_reads_the_shared_queues_for_its_own_salon_only()
    {
        var modules = SourceFiles.OfProduct.Where(file => file.Path.StartsWith("src/Modules/", StringComparison.Ordinal));
        var statements = from file in modules
                         from statement in file.Text.Split(';')
                         where System.Text.RegularExpressions.Regex.IsMatch(statement, @"Set<(QueuedMail|OutboxMessage|InboxEntry)>\(\)")
                         where !statement.Contains("TenantId ==", StringComparison.Ordinal)
                         select $"{file}: {statement.Trim()}";
        Rule.HasNo(statements);
    }
}
