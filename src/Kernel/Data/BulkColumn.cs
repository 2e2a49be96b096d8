using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Platform.Kernel.Data;

/// <summary>A column that a bulk insert writes.</summary>
/// <param name="Name">As SQL names it.</param>
/// <param name="StoreType">As the database calls it: "character varying(100)".</param>
internal abstract record BulkColumn<TRow>(string Name, string StoreType)
{
    /// <summary>What the driver gets; never a nullable type.</summary>
    public abstract Type StoredType { get; }

    /// <summary>Whether a row has something there.</summary>
    public abstract bool IsFilled(TRow row);

    /// <summary>The value of a row as the database stores it.</summary>
    public abstract object? Box(TRow row);

    /// <summary>The values of all rows, in an array of their own type.</summary>
    public abstract Array Values(IReadOnlyList<TRow> rows);

    public static BulkColumn<TRow> Of(IProperty property, string name)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var stored = Stored(Expression.Property(row, property.PropertyInfo!), property.GetTypeMapping().Converter);
        var column = typeof(BulkColumn<,>).MakeGenericType(typeof(TRow), stored.Type);
        var read = Expression.Lambda(stored, row).Compile();
        return (BulkColumn<TRow>)Activator.CreateInstance(column, name, property.GetColumnType(), read)!;
    }

    /// <summary>The value as the database stores it, of a type that can be null.</summary>
    private static Expression Stored(Expression value, ValueConverter? converter)
    {
        if (converter is not null)
        {
            var convert = converter.ConvertToProviderExpression;
            var converted = Nullable(Expression.Invoke(convert, Expression.Convert(value, convert.Parameters[0].Type)));
            return CanBeNull(value.Type) ? Expression.Condition(IsNull(value), Expression.Default(converted.Type), converted) : converted;
        }

        return Nullable(value);
    }

    private static BinaryExpression IsNull(Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    private static Expression Nullable(Expression value)
        => CanBeNull(value.Type) ? value : Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type));

    private static bool CanBeNull(Type type) => !type.IsValueType || System.Nullable.GetUnderlyingType(type) is not null;
}

/// <summary>A column by the type of its values, so that none is boxed on the way.</summary>
/// <param name="Read">The value of a row as the database stores it, compiled once.</param>
internal sealed record BulkColumn<TRow, TStored>(string Name, string StoreType, Func<TRow, TStored?> Read)
    : BulkColumn<TRow>(Name, StoreType)
{
    public override Type StoredType { get; } = Nullable.GetUnderlyingType(typeof(TStored)) ?? typeof(TStored);

    public override bool IsFilled(TRow row) => Read(row) is not null;

    public override object? Box(TRow row) => Read(row);

    public override Array Values(IReadOnlyList<TRow> rows)
    {
        var values = new TStored?[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Read(rows[i]);
        }

        return values;
    }
}
