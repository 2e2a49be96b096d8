namespace Platform.Clients.Importing;

/// <summary>What a file is; stored with the import, and text where nothing is.</summary>
internal enum FileKind
{
    /// <summary>Delimited text.</summary>
    Text,
    /// <summary>Of Excel, xlsx.</summary>
    Workbook,
    /// <summary>Of an address book, vCard.</summary>
    Cards,
    /// <summary>Of an access request, JSON.</summary>
    Pack,
}

/// <summary>How the bytes of a file become rows. It is stored with the import, so that a resumed import reads the same rows.</summary>
/// <param name="NamesDelimiter">The first line is Excel's "sep=;", not a header.</param>
/// <param name="Sheet">Of a workbook, from 0.</param>
internal sealed record FileFormat(FileEncoding Encoding, char Delimiter, bool NamesDelimiter, FileKind Kind = FileKind.Text, int Sheet = 0)
{
    private const string NamingLine = "sep=";

    /// <summary>Opens the file for reading from its start. Its first row is the header. Disposing the reader closes the stream.</summary>
    public RowSource Open(Stream stream)
    {
        if (Kind == FileKind.Workbook)
        {
            return new WorkbookReader(stream, Sheet);
        }

        var text = new StreamReader(stream, Encoding.ToEncoding(), detectEncodingFromByteOrderMarks: false, TextFile.BlockLength);
        return Kind switch
        {
            FileKind.Cards => new VCardReader(text),
            FileKind.Pack => new PackReader(text),
            _ => new CsvReader(text, Delimiter, skipFirstLine: NamesDelimiter),
        };
    }

    public static FileFormat Workbook(int sheet)
        => new(FileEncoding.Utf8, DelimiterDetection.Default, NamesDelimiter: false, FileKind.Workbook, sheet);

    /// <summary>The delimiter that the first line of the text names ("sep=;"); null when it names none.</summary>
    public static char? NamedDelimiter(string text) =>
        text.StartsWith(NamingLine, StringComparison.OrdinalIgnoreCase) && text.Length > NamingLine.Length
            && (text.Length == NamingLine.Length + 1 || text[NamingLine.Length + 1] is '\r' or '\n')
                ? text[NamingLine.Length]
                : null;
}
