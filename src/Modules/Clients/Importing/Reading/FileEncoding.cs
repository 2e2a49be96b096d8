using System.Text;

namespace Platform.Clients.Importing;

/// <summary>The encodings that client files come in. The names are stored with an import.</summary>
internal enum FileEncoding
{
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    /// <summary>What Excel writes in the Netherlands and Belgium when nobody asks for UTF-8.</summary>
    Windows1252,
}

internal static class FileEncodings
{
    /// <summary>For reading what has been sniffed; a byte order mark is skipped.</summary>
    public static Encoding ToEncoding(this FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        FileEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => new UnicodeEncoding(encoding == FileEncoding.Utf16BigEndian, byteOrderMark: true),
    };

    /// <summary>For finding out: it throws <see cref="DecoderFallbackException"/> at the first sequence that is not valid.</summary>
    public static Encoding ToStrictEncoding(this FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        FileEncoding.Windows1252 => encoding.ToEncoding(),
        _ => new UnicodeEncoding(encoding == FileEncoding.Utf16BigEndian, byteOrderMark: true, throwOnInvalidBytes: true),
    };

    /// <summary>What the byte order mark at the start of a file says; null without one.</summary>
    public static FileEncoding? FromByteOrderMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => FileEncoding.Utf8,
        [0xFF, 0xFE, ..] => FileEncoding.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => FileEncoding.Utf16BigEndian,
        _ => null,
    };
}
