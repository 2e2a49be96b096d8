using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Platform.Kernel.Data;

/// <summary>Table and columns of a bulk insert, worked out once for all rows: the model is asked, and then never again.</summary>
internal sealed record BulkTable<TRow>(string Name, IReadOnlyList<BulkColumn<TRow>> Columns)
    where TRow : class
{
    /// <summary>By model, so that a model that nobody uses any more takes its tables along.</summary>
    private static readonly ConditionalWeakTable<IModel, BulkTable<TRow>> Known = [];

    public string ColumnNames => string.Join(", ", Columns.Select(column => column.Name));

    public static BulkTable<TRow> Of(DbContext db) => Known.GetValue(db.Model, model => Of(db, model.FindEntityType(typeof(TRow))!));

    /// <summary>Only the columns in which at least one of the rows has something; the others are null without being told.</summary>
    public BulkTable<TRow> FilledBy(IReadOnlyList<TRow> rows)
        => this with { Columns = [.. Columns.Where(column => rows.Any(column.IsFilled))] };

    private static BulkTable<TRow> Of(DbContext db, IEntityType type)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var written = type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.Name == nameof(Versioned.Version));
        return new BulkTable<TRow>(
            sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema()),
            [.. written.Select(p => BulkColumn<TRow>.Of(p, sql.DelimitIdentifier(p.GetColumnName())))]);
    }
}
