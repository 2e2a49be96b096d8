namespace Platform.Clients.Importing;

/// <summary>How the bytes of a file become rows. It is stored with the import, so that a resumed import reads the same rows.</summary>
/// <param name="NamesDelimiter">The first line is Excel's "sep=;", not a header.</param>
internal sealed record FileFormat(FileEncoding Encoding, char Delimiter, bool NamesDelimiter)
{
    private const string NamingLine = "sep=";

    /// <summary>Opens the file for reading from its start. Its first row is the header. Disposing the reader closes the stream.</summary>
    public CsvReader Open(Stream stream)
    {
        var text = new StreamReader(stream, Encoding.ToEncoding(), detectEncodingFromByteOrderMarks: false, TextFile.BlockLength);
        return new CsvReader(text, Delimiter, skipFirstLine: NamesDelimiter);
    }

    /// <summary>The delimiter that the first line of the text names ("sep=;"); null when it names none.</summary>
    public static char? NamedDelimiter(string text) =>
        text.StartsWith(NamingLine, StringComparison.OrdinalIgnoreCase) && text.Length > NamingLine.Length
            && (text.Length == NamingLine.Length + 1 || text[NamingLine.Length + 1] is '\r' or '\n')
                ? text[NamingLine.Length]
                : null;
}
