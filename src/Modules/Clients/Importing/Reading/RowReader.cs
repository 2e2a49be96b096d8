using Platform.Clients.Fields;

namespace Platform.Clients.Importing;

/// <summary>Turns the rows of a file into clients, by a mapping. One for a whole file; it keeps nothing between rows.</summary>
/// <param name="country">Of the salon, "NL" or "BE": how phones, postcodes and names without a country are read.</param>
/// <param name="own">The fields that the salon added.</param>
/// <param name="today">In the salon's time zone; no client is born after it.</param>
internal sealed class RowReader(ImportMapping mapping, string country, DateOnly today, IReadOnlyList<OwnField> own)
{
    private readonly MappedColumn?[] columns = ByField(mapping);

    private readonly List<(int Index, OwnField Field)> ownColumns =
    [
        .. from column in mapping.Columns
           let field = own.FirstOrDefault(field => field.Key == column.OwnKey)
           where field is { RemovedAt: null }
           select (column.Index, field),
    ];

    /// <summary>Reads the row on which the reader stands.</summary>
    public ClientRow Read(RowSource reader)
    {
        var row = new ClientRow { Row = reader.Row, Line = reader.Line };
        if (!HasShape(reader, row))
        {
            return row;
        }

        var cells = new RowCells(reader, columns, row);
        NameCells.Read(cells, row, mapping.NameOrder, country);
        if (row.IsImportable)
        {
            ContactCells.Read(cells, row, country);
            AddressCells.Read(cells, row, country);
            PersonCells.Read(cells, row, country, today);
            SalonCells.Read(cells, row, today);
            ReadOwn(reader, row);
        }

        return row;
    }

    private void ReadOwn(RowSource reader, ClientRow row)
    {
        foreach (var (index, field) in ownColumns)
        {
            var cell = FormulaGuard.Strip(reader[index].Trim());
            var (value, complaint) = OwnFieldReading.Of(field, cell.ToString(), null, country, today);
            if (value is not null)
            {
                row.Own.Add((field, value));
            }
            else if (complaint is not null && !Placeholder.Is(cell))
            {
                row.Warn(ClientField.OwnField, ProblemCode.OwnFieldUnreadable, $"{field.Label}: {cell}");
            }
        }
    }

    /// <summary>A row is judged before its values: in a row that has lost a delimiter every value may stand in the wrong column.</summary>
    private bool HasShape(RowSource reader, ClientRow row)
    {
        if (reader.Fault == RowFault.TooLong)
        {
            row.Refuse(null, ProblemCode.RowTooLong, "");
        }
        else if (reader.Fault == RowFault.UnclosedQuote)
        {
            row.Refuse(null, ProblemCode.QuoteUnclosed, reader[0]);
        }
        else if (FilledWidth(reader) == 0)
        {
            row.Skip(null, ProblemCode.RowEmpty, "");
        }
        else if (reader.Count < mapping.Width || FilledWidth(reader) > mapping.Width)
        {
            row.Refuse(null, ProblemCode.RaggedRow, reader[0]);
        }

        return row.IsImportable;
    }

    /// <summary>How many columns there are up to the last that is not empty; Excel adds empty ones at the end.</summary>
    private static int FilledWidth(RowSource reader)
    {
        var width = reader.Count;
        while (width > 0 && reader[width - 1].IsWhiteSpace())
        {
            width--;
        }

        return width;
    }

    private static MappedColumn?[] ByField(ImportMapping mapping)
    {
        var columns = new MappedColumn?[Enum.GetValues<ClientField>().Length];
        foreach (var column in mapping.Columns)
        {
            columns[(int)column.Field] = column;
        }

        return columns;
    }
}
