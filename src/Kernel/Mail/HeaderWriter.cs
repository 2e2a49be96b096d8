using System.Buffers;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>Writes header fields, token by token, and folds between tokens so that lines stay within 76 octets (RFC 5322, 2.2.3).</summary>
internal sealed class HeaderWriter(IBufferWriter<byte> output)
{
    /// <summary>The strictest line: one that holds an encoded word (RFC 2047, 2).</summary>
    private const int LineLength = 76;

    /// <summary>A token cannot be folded, and no line may exceed 998 octets (RFC 5322, 2.1.1).</summary>
    private const int LongestToken = 990;

    private int column;

    /// <summary>Octets for a token that still fits on this line.</summary>
    public int Room => LineLength - column - 1;

    /// <exception cref="MailFormatException">The name is no header name.</exception>
    public void Start(string name)
    {
        if (name.Length is 0 or > 70 || name.AsSpan().ContainsAnyExceptInRange('!', '~') || name.Contains(':'))
        {
            throw new MailFormatException("A header name of this mail is malformed.", "5.6.0");
        }

        Encoding.ASCII.GetBytes(name, output);
        output.Write(":"u8);
        column = name.Length + 1;
    }

    /// <summary>Writes a token after a space, on the next line when it does not fit on this one.</summary>
    /// <exception cref="MailFormatException">The token is longer than a line may be.</exception>
    public void Token(ReadOnlySpan<char> token)
    {
        var length = Encoding.UTF8.GetByteCount(token);
        if (length > LongestToken)
        {
            throw new MailFormatException("A header of this mail is longer than a line may be.", "5.6.0");
        }

        if (length > Room)
        {
            output.Write("\r\n"u8);
            column = 0;
        }

        output.Write(" "u8);
        Encoding.UTF8.GetBytes(token, output);
        column += length + 1;
    }

    /// <summary>Writes the words of a text that needs no encoding.</summary>
    public void Words(ReadOnlySpan<char> text)
    {
        foreach (var word in text.Split(' '))
        {
            Token(text[word]);
        }
    }

    public void End() => output.Write("\r\n"u8);

    /// <summary>Writes a whole field.</summary>
    public void Field(string name, ReadOnlySpan<char> text)
    {
        Start(name);
        Words(text);
        End();
    }
}
