using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Platform.Kernel.Data;

/// <summary>How classes become tables, alike in every module and on every provider.</summary>
public static class SchemaConventions
{
    /// <summary>The name of the filter that keeps salons apart.</summary>
    public const string TenantFilter = "tenant";

    private const string SqliteProvider = "Microsoft.EntityFrameworkCore.Sqlite";

    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<string>().HaveMaxLength(400);
    }

    /// <summary>
    /// Names in snake case; a schema a module, a prefix where the database has no schemas; the tenant part of every key fixed.
    /// </summary>
    public static void Apply(ModelBuilder model, string provider)
    {
        foreach (var type in model.Model.GetEntityTypes().ToList())
        {
            if (!type.IsOwned())
            {
                var module = ModuleOf(type.ClrType);
                var table = Snake(type.ClrType.Name);
                type.SetTableName(provider == SqliteProvider ? $"{module}_{table}" : table);
                type.SetSchema(provider == SqliteProvider ? null : module);
            }

            foreach (var property in type.GetProperties())
            {
                var prefix = type.IsOwned() && !property.IsPrimaryKey() ? type.FindOwnership()!.PrincipalToDependent!.Name : "";
                property.SetColumnName(Snake(prefix + property.Name));
            }

            if (typeof(TenantOwned).IsAssignableFrom(type.ClrType))
            {
                type.FindProperty(nameof(TenantOwned.TenantId))!.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
                type.FindProperty(nameof(TenantOwned.Id))!.ValueGenerated = ValueGenerated.Never;
            }

            if (typeof(Versioned).IsAssignableFrom(type.ClrType))
            {
                type.FindProperty(nameof(Versioned.Version))!.IsConcurrencyToken = true;
            }
        }
    }

    /// <summary>The first lock: every query of a module reads the rows of its own salon only.</summary>
    internal static void FilterByTenant(ModelBuilder model, ModuleDb db)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(t => typeof(TenantOwned).IsAssignableFrom(t.ClrType)))
        {
            var row = Expression.Parameter(type.ClrType, "row");
            var same = Expression.Equal(
                Expression.Property(row, nameof(TenantOwned.TenantId)),
                Expression.Property(Expression.Constant(db), nameof(ModuleDb.TenantId)));
            type.SetQueryFilter(TenantFilter, Expression.Lambda(same, row));
        }
    }

    /// <summary>"Platform.Clients" owns what stands in the schema "clients".</summary>
    public static string ModuleOf(Type type) => type.Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        moment => moment.Kind == DateTimeKind.Utc ? moment : moment.ToUniversalTime(),
        moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
