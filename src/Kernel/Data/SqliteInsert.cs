using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Platform.Kernel.Data;

/// <summary>
/// One prepared statement, bound anew for each row: faster here than statements of many rows. It is bound beneath the provider,
/// which looks up every parameter of every row by its name. Values are written in the form that the provider reads.
/// </summary>
internal sealed class SqliteInsert<TRow> : IDisposable
    where TRow : class
{
    private const int LongestOnStack = 512;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly Action<TRow>[] bindings;

    public SqliteInsert(SqliteConnection connection, BulkTable<TRow> table)
    {
        database = connection.Handle!;
        var marks = string.Join(", ", table.Columns.Select(_ => "?"));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES ({marks})", out statement));
        bindings = [.. table.Columns.Select((column, i) => Binding(column, i + 1))];
    }

    public void Insert(TRow row)
    {
        foreach (var bind in bindings)
        {
            bind(row);
        }

        var outcome = raw.sqlite3_step(statement);
        Check(outcome == raw.SQLITE_DONE ? raw.SQLITE_OK : outcome);
        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => statement?.Dispose();

    private Action<TRow> Binding(BulkColumn<TRow> column, int index) => column switch
    {
        BulkColumn<TRow, string> text => BindingOf(index, text.Read, BindText),
        BulkColumn<TRow, Guid?> id => BindingOf(index, id.Read, BindId),
        BulkColumn<TRow, DateTime?> moment => BindingOf(index, moment.Read, BindMoment),
        BulkColumn<TRow, bool?> yes => BindingOf(index, yes.Read, (at, value) => raw.sqlite3_bind_int(statement, at, value is true ? 1 : 0)),
        BulkColumn<TRow, short?> number => BindingOf(index, number.Read, (at, value) => raw.sqlite3_bind_int(statement, at, value!.Value)),
        BulkColumn<TRow, int?> number => BindingOf(index, number.Read, (at, value) => raw.sqlite3_bind_int(statement, at, value!.Value)),
        BulkColumn<TRow, long?> number => BindingOf(index, number.Read, (at, value) => raw.sqlite3_bind_int64(statement, at, value!.Value)),
        _ => throw new NotSupportedException($"{typeof(TRow).Name}.{column.Name}: no bulk insert of {column.StoredType.Name} into SQLite."),
    };

    /// <summary>What is bound stays bound: a value that is the same in each row is not copied again for each.</summary>
    private Action<TRow> BindingOf<TStored>(int index, Func<TRow, TStored?> read, Func<int, TStored?, int> bind)
    {
        var bound = default(TStored?);
        return row =>
        {
            var value = read(row);
            if (!EqualityComparer<TStored?>.Default.Equals(value, bound))
            {
                Check(value is null ? raw.sqlite3_bind_null(statement, index) : bind(index, value));
                bound = value;
            }
        };
    }

    private int BindText(int index, string? text)
    {
        if (text!.Length > LongestOnStack)
        {
            return raw.sqlite3_bind_text(statement, index, Encoding.UTF8.GetBytes(text));
        }

        Span<byte> bytes = stackalloc byte[LongestOnStack * 3];
        return raw.sqlite3_bind_text(statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private int BindId(int index, Guid? id)
    {
        Span<byte> bytes = stackalloc byte[36];
        id!.Value.TryFormat(bytes, out _);
        Ascii.ToUpperInPlace(bytes, out _);
        return raw.sqlite3_bind_text(statement, index, bytes);
    }

    private int BindMoment(int index, DateTime? moment)
    {
        Span<byte> bytes = stackalloc byte[32];
        moment!.Value.TryFormat(bytes, out var length, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, index, bytes[..length]);
    }

    private void Check(int outcome) => SqliteException.ThrowExceptionForRC(outcome, database);
}
