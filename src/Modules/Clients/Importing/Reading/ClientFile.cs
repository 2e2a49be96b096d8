namespace Platform.Clients.Importing;

/// <summary>Finds out what kind of file somebody brought, and how it has to be read.</summary>
internal static class ClientFile
{
    private const int LengthOfSignature = 4;

    /// <summary>
    /// Reads the stream to its end; a workbook's is closed. The caller judges the size, and opens the file again to read its rows.
    /// </summary>
    public static async Task<SniffedFile> Sniff(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[LengthOfSignature];
        await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        stream.Position = 0;
        return FileSignature.IsArchive(head)
            ? await WorkbookFile.Sniff(stream, cancellationToken)
            : await TextFile.Sniff(stream, cancellationToken);
    }
}
