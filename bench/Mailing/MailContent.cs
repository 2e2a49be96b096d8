using System.Text;
using Platform.Kernel.Mail;

namespace Platform.Bench.Mailing;

/// <summary>The text that every sender sends, of a given size: a newsletter in plain words and in HTML.</summary>
internal sealed class MailContent
{
    private const string Line = "Lieve klant, in december zijn we ook op maandag open: maak op tijd een afspraak.\n";

    public MailContent(int size)
    {
        Text = Lines(size / 4, "", "");
        Html = Lines(size * 3 / 4, "<p>", "</p>");
    }

    public string Text { get; }

    public string Html { get; }

    /// <summary>Something of the same size on the wire, for a sender that makes no mails.</summary>
    public string Raw => (Text + Html).Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd();

    public OutgoingMail Mail(int number) => new(
        $"{number}.bench@salon.example", "bounce@salon.example", new Mailbox("Salon Zilver", "hallo@salon.example"), null,
        new Mailbox("Anna Jansen", $"client{number}@client.example"), "Open in december", DateTime.UtcNow, Text, Html);

    private static string Lines(int size, string before, string after)
    {
        var text = new StringBuilder(size);
        while (text.Length < size)
        {
            text.Append(before).Append(Line.AsSpan().TrimEnd()).Append(after).Append('\n');
        }

        return text.ToString();
    }
}
