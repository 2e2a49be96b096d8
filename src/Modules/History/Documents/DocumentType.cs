using System.IO.Compression;
using System.Text;

namespace Platform.History;

/// <summary>
/// What a file is, by its content; its name must say the same. Everything else is refused: pages, drawings and programs that a browser
/// would run, and files that pretend.
/// </summary>
internal sealed record DocumentType(string ContentType, IReadOnlyList<string> Endings)
{
    private const int HeadLength = 4096;
    private const int MostEntries = 5000;
    private const string Office = "application/vnd.openxmlformats-officedocument";

    /// <summary>A strict UTF-8: a file in another encoding is read as Windows-1252, which takes any byte.</summary>
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly (byte[] Start, int At, DocumentType Type)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), 0, new("application/pdf", ["pdf"])),
        ([0xFF, 0xD8, 0xFF], 0, new("image/jpeg", ["jpg", "jpeg"])),
        ([0x89, .. "PNG\r\n\x1A\n"u8], 0, new("image/png", ["png"])),
        ("WEBP"u8.ToArray(), 8, new("image/webp", ["webp"])),
        ("WAVE"u8.ToArray(), 8, new("audio/wav", ["wav"])),
        ("OggS"u8.ToArray(), 0, new("audio/ogg", ["ogg", "oga", "opus"])),
        ("ID3"u8.ToArray(), 0, new("audio/mpeg", ["mp3"])),
        ("ftypM4A "u8.ToArray(), 4, new("audio/mp4", ["m4a"])),
        ("ftypM4B "u8.ToArray(), 4, new("audio/mp4", ["m4a"])),
        ("ftypmp42"u8.ToArray(), 4, new("audio/mp4", ["m4a"])),
        ("ftypisom"u8.ToArray(), 4, new("audio/mp4", ["m4a"])),
    ];

    private static readonly (string Part, DocumentType Type)[] Archives =
    [
        ("word/document.xml", new($"{Office}.wordprocessingml.document", ["docx"])),
        ("xl/workbook.xml", new($"{Office}.spreadsheetml.sheet", ["xlsx"])),
        ("ppt/presentation.xml", new($"{Office}.presentationml.presentation", ["pptx"])),
    ];

    private static readonly DocumentType[] OpenDocuments =
    [
        new("application/vnd.oasis.opendocument.text", ["odt"]), new("application/vnd.oasis.opendocument.spreadsheet", ["ods"]),
        new("application/vnd.oasis.opendocument.presentation", ["odp"]),
    ];

    private static readonly DocumentType Table = new("text/csv", ["csv"]);
    private static readonly DocumentType Words = new("text/plain", ["txt", "text", "log"]);

    /// <summary>For the file field of a page.</summary>
    public static string Accepted { get; } = Listed(_ => true);

    /// <summary>Sound is kept with an action alone.</summary>
    public static string AcceptedInMessages { get; } = Listed(type => !type.ContentType.StartsWith("audio/", StringComparison.Ordinal));

    /// <summary>Null for what is not kept.</summary>
    public static async Task<DocumentType?> Of(Stream content, string fileName, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        var length = await content.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        var found = Binary(head.AsSpan(0, length)) ?? (IsArchive(head) ? Archive(content) : null);
        var ending = Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
        if (found is null && !IsArchive(head) && (Table.Endings.Contains(ending) || Words.Endings.Contains(ending)))
        {
            found = await IsPlain(content, cancellationToken) ? (Table.Endings.Contains(ending) ? Table : Words) : null;
        }

        content.Position = 0;
        return found?.Endings.Contains(ending) == true ? found : null;
    }

    private static string Listed(Func<DocumentType, bool> which) => string.Join(',', Signatures.Select(known => known.Type)
        .Concat(Archives.Select(known => known.Type)).Concat(OpenDocuments).Append(Table).Append(Words).Where(which)
        .SelectMany(type => type.Endings).Distinct().Select(ending => "." + ending));

    private static DocumentType? Binary(ReadOnlySpan<byte> head)
    {
        foreach (var (start, at, type) in Signatures)
        {
            if (head.Length >= at + start.Length && head.Slice(at, start.Length).SequenceEqual(start) && (at != 8 || head.StartsWith("RIFF"u8)))
            {
                return type;
            }
        }

        // A bare frame of MPEG audio, layer III: eleven bits of one, then the layer (ISO 11172-3).
        return head is [0xFF, var second, ..] && (second & 0xE6) == 0xE2 ? new("audio/mpeg", ["mp3"]) : null;
    }

    private static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);

    /// <summary>Looks at the names in it alone; nothing is unpacked but the few letters in which an open document says what it is.</summary>
    private static DocumentType? Archive(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(entry => entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            if (archive.GetEntry("[Content_Types].xml") is not null)
            {
                return Archives.FirstOrDefault(known => archive.GetEntry(known.Part) is not null).Type;
            }

            if (archive.GetEntry("mimetype") is not { Length: < 100 } named)
            {
                return null;
            }

            using var reader = new StreamReader(named.Open());
            var said = reader.ReadToEnd().Trim();
            return Array.Find(OpenDocuments, type => type.ContentType == said);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            // Cut short, or packed in a way that nobody's office does.
            return null;
        }
    }

    /// <summary>Text that no program takes for a page or a script.</summary>
    private static async Task<bool> IsPlain(Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        var bytes = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        if (bytes.Span.ContainsAnyInRange((byte)0, (byte)8) || bytes.Span.ContainsAnyInRange((byte)14, (byte)31))
        {
            return false;
        }

        var start = Start(bytes.Span).TrimStart('\uFEFF').TrimStart();
        return !start.StartsWith('<') && !start.StartsWith("#!", StringComparison.Ordinal) && !start.StartsWith("%!", StringComparison.Ordinal);
    }

    private static string Start(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
