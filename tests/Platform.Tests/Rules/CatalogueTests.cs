using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>What the database itself says about its tables, whatever the model says.</summary>
[Trait("Needs", "Database")]
public sealed class CatalogueTests(SalonApp app)
{
    private readonly Tables tables = new(app);

    [Fact]
    public async Task T7_keys_indexes_and_references_of_salons_tables_begin_with_the_tenant()
    {
        Assert.SkipWhen(SalonApp.Provider == DatabaseProvider.SqlServer, "Asked of SQLite and PostgreSQL.");
        Assert.NotEmpty(await Firsts());
        Assert.All(await Firsts(), first => Assert.EndsWith("|tenant_id", first, StringComparison.Ordinal));
    }

    [Fact]
    public async Task T13_every_salons_table_is_locked_by_row_also_for_its_owner()
    {
        OnPostgreSqlOnly();
        var unlocked = await tables.Read(
            $"""
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname IN ({Schemas()}) AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
              SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL))
            """);
        Rule.HasNo(unlocked);
    }

    [Fact]
    public async Task T13_the_role_of_the_application_cannot_look_past_the_locks()
    {
        OnPostgreSqlOnly();
        Assert.Equal(["False|False"], await tables.Read($"SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = '{PostgresCluster.Application}'"));
    }

    private async Task<IReadOnlyList<string>> Firsts() => await tables.Read(SalonApp.Provider == DatabaseProvider.PostgreSql
        ? $"""
        SELECT c.relname, i.relname, a.attname FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
        WHERE n.nspname IN ({Schemas()})
        UNION ALL SELECT c.relname, k.conname, a.attname FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND n.nspname IN ({Schemas()})
        """
        : $"""
        SELECT m.name, l.name, i.name FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) i
        WHERE m.type = 'table' AND i.seqno = 0 AND {OfModules("m.name")}
        UNION ALL SELECT m.name, f.id, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f.seq = 0 AND {OfModules("m.name")}
        """);

    /// <summary>Every module has a schema, or a prefix, of its own; the kernel's is the reviewed list.</summary>
    private static string Schemas() => string.Join(", ", Modules().Select(name => $"'{name}'"));

    private static string OfModules(string column) => "(" + string.Join(" OR ", Modules().Select(name => $"{column} LIKE '{name}\\_\\_%' ESCAPE '\\' OR {column} LIKE '{name}\\_%' ESCAPE '\\'")) + ")";

    private static IEnumerable<string> Modules() => OurAssemblies.Modules.Select(module => SchemaConventions.ModuleOf(module.GetTypes()[0]));

    private static void OnPostgreSqlOnly() => Assert.SkipUnless(SalonApp.Provider == DatabaseProvider.PostgreSql, "PostgreSQL alone has these locks.");
}
