using System.IO.Compression;
using System.Text;

namespace Platform.Tests.Support;

/// <summary>Documents as people and others upload them.</summary>
internal static class SampleDocument
{
    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

    /// <summary>A tenth of a second of silence.</summary>
    public static byte[] Wav { get; } =
    [
        .. "RIFF"u8, .. BitConverter.GetBytes(36 + 800), .. "WAVEfmt "u8, .. BitConverter.GetBytes(16), 1, 0, 1, 0, .. BitConverter.GetBytes(8000),
        .. BitConverter.GetBytes(8000), 1, 0, 8, 0, .. "data"u8, .. BitConverter.GetBytes(800), .. Enumerable.Repeat((byte)128, 800),
    ];

    /// <summary>A packed file with these parts.</summary>
    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Docx(params (string Name, string Content)[] more)
        => Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"), .. more]);

    public static MultipartFormDataContent Form(IEnumerable<(string Name, string Value)> fields, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        Array.ForEach(files, file => form.Add(new ByteArrayContent(file.Content), "files", file.Name));
        return form;
    }
}
