namespace Platform.Clients.Importing;

/// <summary>What sniffing found: a format, a problem, or both where a person has to confirm the format.</summary>
internal sealed record SniffedFile(FileFormat? Format, FileProblem? Problem);

/// <summary>Finds out how a file has to be read, holding no more than one block of it in memory.</summary>
internal static class TextFile
{
    /// <summary>In bytes; the first block also shows the delimiter.</summary>
    public const int BlockLength = 64 * 1024;

    /// <summary>Reads the stream to its end. The caller judges the size, and opens the file again to read its rows.</summary>
    public static async Task<SniffedFile> Sniff(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[BlockLength];
        var headLength = await stream.ReadAtLeastAsync(head, BlockLength, throwOnEndOfStream: false, cancellationToken);
        if (headLength == 0)
        {
            return Refused(FileProblem.Empty);
        }

        if (FileSignature.Recognise(head.AsSpan(0, headLength)) is { } recognised)
        {
            return Refused(recognised);
        }

        var check = new EncodingCheck(FileEncodings.FromByteOrderMark(head));
        check.Look(head.AsSpan(0, headLength));
        await LookAtRest(stream, check, cancellationToken);
        var (encoding, problem) = check.Conclude();
        return problem is null ? await Shape(encoding, head.AsMemory(0, headLength), cancellationToken) : Refused(problem.Value);
    }

    private static async Task LookAtRest(Stream stream, EncodingCheck check, CancellationToken cancellationToken)
    {
        var block = new byte[BlockLength];
        int length;
        while ((length = await stream.ReadAsync(block, cancellationToken)) > 0)
        {
            check.Look(block.AsSpan(0, length));
        }

        check.Look([]);
    }

    private static async Task<SniffedFile> Shape(FileEncoding encoding, ReadOnlyMemory<byte> head, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(
            new MemoryStream(head.ToArray()), encoding.ToEncoding(), detectEncodingFromByteOrderMarks: false);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(text))
        {
            return Refused(FileProblem.Empty);
        }

        if (VCardReader.IsStart(text))
        {
            return new SniffedFile(new FileFormat(encoding, DelimiterDetection.Default, NamesDelimiter: false, FileKind.Cards), null);
        }

        if (PackReader.IsStart(text))
        {
            return new SniffedFile(new FileFormat(encoding, DelimiterDetection.Default, NamesDelimiter: false, FileKind.Pack), null);
        }

        if (FileFormat.NamedDelimiter(text) is { } named)
        {
            return new SniffedFile(new FileFormat(encoding, named, NamesDelimiter: true), null);
        }

        var detected = await DelimiterDetection.Detect(text, cancellationToken);
        var format = new FileFormat(encoding, detected ?? DelimiterDetection.Default, NamesDelimiter: false);
        return new SniffedFile(format, detected is null ? FileProblem.OneColumn : null);
    }

    private static SniffedFile Refused(FileProblem problem) => new(null, problem);
}
