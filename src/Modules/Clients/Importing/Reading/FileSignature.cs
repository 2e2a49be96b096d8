namespace Platform.Clients.Importing;

/// <summary>Knows the first bytes of files that people take for a CSV file, because of their name or by mistake.</summary>
internal static class FileSignature
{
    public static bool IsArchive(ReadOnlySpan<byte> head) => head is [0x50, 0x4B, 0x03, 0x04, ..];

    /// <returns>Null when the bytes are no file we know; that does not yet make them text.</returns>
    public static FileProblem? Recognise(ReadOnlySpan<byte> head) => head switch
    {
        // Every ZIP counts as a workbook: that is what salons upload.
        _ when IsArchive(head) => FileProblem.Workbook,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => FileProblem.Workbook,
        [0xFF, 0xD8, 0xFF, ..] => FileProblem.NotText,
        [0x89, 0x50, 0x4E, 0x47, ..] => FileProblem.NotText,
        [0x1F, 0x8B, ..] => FileProblem.NotText,
        _ when head.StartsWith("%PDF-"u8) || head.StartsWith("GIF8"u8) || head.StartsWith("{\\rtf"u8) => FileProblem.NotText,
        _ => null,
    };
}
