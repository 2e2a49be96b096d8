using System.Buffers;
using System.Buffers.Text;

namespace Platform.Kernel.Mail;

/// <summary>RFC 2045, 6.8: base64 on lines of 76 octets.</summary>
internal static class Base64Lines
{
    private const int OctetsALine = 57;
    private const int LineLength = 76;

    public static int Length(int octets) => Base64.GetMaxEncodedToUtf8Length(octets) + (2 * (octets / OctetsALine));

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            var target = output.GetSpan(LineLength + 2);
            Base64.EncodeToUtf8(content[..Math.Min(OctetsALine, content.Length)], target, out var consumed, out var written);
            "\r\n"u8.CopyTo(target[written..]);
            output.Advance(written + 2);
            content = content[consumed..];
        }
    }
}
