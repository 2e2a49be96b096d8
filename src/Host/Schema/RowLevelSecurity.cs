using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Kernel.Data;

namespace Platform.Host.Schema;

/// <summary>
/// The second lock, made from the model so that no table can be forgotten: a connection sees and writes the rows of the salon
/// it named, and without a salon none. FORCE holds for the owner of the tables too.
/// </summary>
internal static class RowLevelSecurity
{
    public static string For(IModel model)
    {
        var sql = new StringBuilder();
        foreach (var type in model.GetEntityTypes().Where(t => typeof(TenantOwned).IsAssignableFrom(t.ClrType)))
        {
            var table = $"{type.GetSchema()}.{type.GetTableName()}";
            sql.Append(CultureInfo.InvariantCulture,
                $"""
                ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
                ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS tenant ON {table};
                CREATE POLICY tenant ON {table}
                  USING (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
                  WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

                """);
        }

        return sql.ToString();
    }
}
