using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Platform.Kernel.Data;

/// <summary>A column that a bulk insert writes, worked out once for all rows: the model is asked, and then never again.</summary>
/// <param name="Name">As SQL names it.</param>
/// <param name="StoreType">As the database calls it: "character varying(100)".</param>
/// <param name="StoredType">What the driver gets.</param>
/// <param name="Read">The value of a row as the database stores it.</param>
internal sealed record BulkColumn(string Name, string StoreType, Type StoredType, Func<object, object?> Read);

/// <summary>Table and columns of a bulk insert.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    /// <summary>By model, so that a model that nobody uses any more takes its tables along.</summary>
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, BulkTable>> Known = [];

    public string ColumnNames => string.Join(", ", Columns.Select(column => column.Name));

    public static BulkTable Of<T>(DbContext db)
        where T : class
        => Known.GetOrCreateValue(db.Model).GetOrAdd(typeof(T), type => Of(db, db.Model.FindEntityType(type)!));

    private static BulkTable Of(DbContext db, IEntityType type)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var written = type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.Name == nameof(Versioned.Version));
        return new BulkTable(
            sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema()),
            [.. written.Select(p => Of(p, sql.DelimitIdentifier(p.GetColumnName())))]);
    }

    private static BulkColumn Of(IProperty property, string name)
    {
        var getter = property.GetGetter();
        var converter = property.GetTypeMapping().Converter;
        return new BulkColumn(
            name, property.GetColumnType(), converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType,
            converter is null ? getter.GetClrValue : row => converter.ConvertToProvider(getter.GetClrValue(row)));
    }
}
