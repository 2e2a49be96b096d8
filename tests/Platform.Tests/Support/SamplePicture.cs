using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Platform.Tests.Support;

/// <summary>Pictures as people and others upload them.</summary>
internal static class SamplePicture
{
    private static readonly Dictionary<string, byte[]> Made = [];

    /// <summary>A picture with something to see in it.</summary>
    /// <param name="format">"jpg", "png" or "webp".</param>
    public static byte[] Of(string format, int width = 640, int height = 480)
    {
        lock (Made)
        {
            var name = $"{width}x{height}.{format}";
            return Made.TryGetValue(name, out var known) ? known : Made[name] = Draw(name, width, height);
        }
    }

    /// <summary>A JPEG that was held sideways, with the place where it was taken.</summary>
    public static byte[] Sideways(string secret)
    {
        // TIFF, big-endian: an orientation of 6 (turn to the right) and a description.
        var text = Encoding.ASCII.GetBytes(secret + "\0");
        var tiff = new byte[38 + text.Length];
        "MM\0*"u8.CopyTo(tiff);
        (int Place, ushort Value)[] words = [(8, 2), (10, 0x010E), (12, 2), (22, 0x0112), (24, 3), (30, 6)];
        Array.ForEach(words, word => BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(word.Place), word.Value));
        (int Place, int Value)[] numbers = [(4, 8), (14, text.Length), (18, 38), (26, 1)];
        Array.ForEach(numbers, number => BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(number.Place), number.Value));
        text.CopyTo(tiff, 38);
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var length = exif.Length + 2;
        var picture = Of("jpg");
        return [.. picture[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. picture[2..]];
    }

    /// <summary>A PNG of some kilobytes that unpacks to this many pixels.</summary>
    public static byte[] Bomb(int width, int height)
        => In(folder => Run("vips", "black", Path.Combine(folder, "bomb.png[compression=9]"), $"{width}", $"{height}"), "bomb.png");

    public static MultipartFormDataContent Form(byte[] content, string name = "foto.jpg", params (string Name, string Value)[] fields)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        var form = new MultipartFormDataContent { { file, "Photo", name } };
        Array.ForEach(fields, field => form.Add(new StringContent(field.Value), field.Name));
        return form;
    }

    /// <summary>What libvips says of a picture: "256x256 uchar, 3 bands, srgb, jpegload".</summary>
    public static string Describe(byte[] picture)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, picture);
        var said = Run("vipsheader", path);
        File.Delete(path);
        return said[(said.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].Trim();
    }

    private static byte[] Draw(string name, int width, int height) => In(
        folder =>
        {
            var (noise, bytes) = (Path.Combine(folder, "noise.v"), Path.Combine(folder, "bytes.v"));
            Run("vips", "gaussnoise", noise, $"{width}", $"{height}");
            Run("vips", "cast", noise, bytes, "uchar");
            Run("vips", "copy", bytes, Path.Combine(folder, name));
        },
        name);

    private static byte[] In(Action<string> make, string name)
    {
        var folder = Directory.CreateTempSubdirectory("platform-sample-").FullName;
        make(folder);
        var picture = File.ReadAllBytes(Path.Combine(folder, name));
        Directory.Delete(folder, recursive: true);
        return picture;
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
