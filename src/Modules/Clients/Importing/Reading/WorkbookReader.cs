using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Platform.Clients.Importing;

/// <summary>
/// Reads a sheet of an Excel workbook (xlsx) row by row. A value becomes the text that the same cell has in a CSV file of ours: days
/// as 2021-03-12, numbers with a point and at most two decimals, so that an amount always proves its mark. This and
/// <see cref="WorkbookFile"/> alone know the library (docs/decisions/0016).
/// </summary>
internal sealed class WorkbookReader : RowSource
{
    /// <summary>More does not fit on a sheet; a file that says so wants to keep us busy.</summary>
    private const int LastLine = 1_048_576;

    private readonly IExcelDataReader book;
    private string[] cells = [];

    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="stream">Checked by <see cref="WorkbookFile"/> before; disposing the reader closes it.</param>
    /// <param name="sheet">From 0.</param>
    public WorkbookReader(Stream stream, int sheet)
    {
        book = ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration());
        for (var passed = 0; passed < sheet; passed++)
        {
            book.NextResult();
        }
    }

    /// <summary>Goes on to the next sheet; false behind the last.</summary>
    public bool NextSheet()
    {
        (Row, Line) = (-1, 0);
        return book.NextResult();
    }

    public override ReadOnlySpan<char> this[int index] => cells[index];

    public override ValueTask<bool> Read(CancellationToken cancellationToken)
    {
        while (Line < LastLine && book.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Line++;
            if (TakeCells())
            {
                Row++;
                return ValueTask.FromResult(true);
            }
        }

        return ValueTask.FromResult(false);
    }

    public override void Dispose() => book.Dispose();

    /// <returns>False for an empty row.</returns>
    private bool TakeCells()
    {
        Count = book.FieldCount;
        cells = cells.Length < Count ? new string[Count] : cells;
        var (isFilled, length) = (false, 0);
        for (var index = 0; index < Count; index++)
        {
            cells[index] = Text(book.GetValue(index));
            length += cells[index].Length;
            isFilled |= cells[index].Length > 0;
        }

        Fault = length > CsvReader.LongestRow ? RowFault.TooLong : RowFault.None;
        return isFilled;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => number.ToString("0.##", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool answer => answer ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
