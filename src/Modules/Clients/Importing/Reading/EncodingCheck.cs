using System.Text;

namespace Platform.Clients.Importing;

/// <summary>
/// Looks at a whole file, block by block, to say in which encoding it is. All of it has to be seen: the only accent of a client list
/// may stand in its last row.
/// </summary>
internal sealed class EncodingCheck
{
    private readonly FileEncoding declared;
    private readonly bool hasByteOrderMark;
    private readonly Decoder decoder;
    private readonly char[] decoded = new char[TextFile.BlockLength + 2];
    private bool isValid = true;
    private bool hasNul;

    public EncodingCheck(FileEncoding? byteOrderMark)
    {
        hasByteOrderMark = byteOrderMark is not null;
        declared = byteOrderMark ?? FileEncoding.Utf8;
        decoder = declared.ToStrictEncoding().GetDecoder();
    }

    /// <param name="block">At most <see cref="TextFile.BlockLength"/> bytes; an empty one ends the file.</param>
    public void Look(ReadOnlySpan<byte> block)
    {
        // A byte of 0 is text in UTF-16 alone, and even there the character is not.
        hasNul |= declared == FileEncoding.Utf8 && block.Contains((byte)0);
        if (!isValid)
        {
            return;
        }

        try
        {
            var length = decoder.GetChars(block, decoded, flush: block.IsEmpty);
            hasNul |= decoded.AsSpan(0, length).Contains('\0');
        }
        catch (DecoderFallbackException)
        {
            isValid = false;
        }
    }

    /// <summary>What was found, once the whole file has been looked at.</summary>
    public (FileEncoding Encoding, FileProblem? Problem) Conclude()
    {
        if (hasNul)
        {
            return (declared, FileProblem.NotText);
        }

        if (isValid)
        {
            return (declared, null);
        }

        return hasByteOrderMark ? (declared, FileProblem.UnknownEncoding) : (FileEncoding.Windows1252, null);
    }
}
