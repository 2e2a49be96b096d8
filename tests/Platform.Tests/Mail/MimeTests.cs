using System.Buffers;
using System.Text;
using Platform.Kernel.Mail;
using Platform.Tests.Support;
using Xunit;

namespace Platform.Tests.Mail;

/// <summary>M9: whatever stands in a name, a subject or a text, the result is one valid mail that says just that.</summary>
public sealed class MimeTests
{
    private static readonly string[] WrittenHeaders =
        ["From", "Reply-To", "To", "Subject", "Date", "Message-ID", "MIME-Version", "X-Extra", "List-Unsubscribe", "Content-Type"];

    [Fact]
    public async Task R26_M9_every_hostile_text_is_read_back_as_one_mail_field_by_field()
    {
        var cases = HostileTexts.All.ToList();
        Assert.True(cases.Count >= 60);

        var read = await PythonMailReader.Read(cases.Select(text => Write(Everywhere(text.Given))));

        for (var i = 0; i < cases.Count; i++)
        {
            var (given, expected) = cases[i];
            var mail = read[i];
            Assert.Equal(WrittenHeaders, mail.Headers);
            Assert.Empty(mail.Defects);
            Assert.Equal(expected, mail.Subject);
            Assert.Equal([expected, "hello@salon.example"], mail.From);
            Assert.Equal([expected, "jane@client.example"], mail.To);
            Assert.Equal([expected, "reply@salon.example"], mail.ReplyTo!);
            Assert.Equal($"Zoë {expected}".TrimEnd(), mail.Extra);
            Assert.Equal(Lines(given), Lines(mail.Text));
            Assert.Equal(Lines(given), Lines(mail.Html!));
            Assert.Equal(["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/octet-stream"], mail.Parts);
            Assert.Equal([FileName(expected), "application/octet-stream", Convert.ToBase64String(Encoding.UTF8.GetBytes(given))], Assert.Single(mail.Attachments));
        }
    }

    [Fact]
    public async Task M9_every_hostile_text_goes_over_the_wire_as_one_mail_to_one_recipient()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server, limits: Relay.Limits with { WriteAhead = true });
        var mails = HostileTexts.All.Select(text => Everywhere(text.Given)).ToList();

        var results = await Task.WhenAll(mails.Select(mail => transport.Send(mail, null, TestContext.Current.CancellationToken)));

        Assert.All(results, result => Assert.Equal(MailOutcome.Accepted, result.Outcome));
        Assert.All(server.Mails, mail => Assert.Equal(["<jane@client.example>"], mail.Recipients));
        Assert.Equal(mails.Select(mail => Encoding.ASCII.GetString(Write(mail))), server.Mails.Select(mail => Encoding.ASCII.GetString(mail.Content)));
    }

    [Fact]
    public async Task M9_names_lose_what_turns_the_reading_direction()
    {
        var read = await PythonMailReader.Read(HostileTexts.TurnedNames.Select(text => Write(Everywhere(text.Given) with { Subject = "plain" })));

        Assert.Equal(HostileTexts.TurnedNames.Select(text => text.Read), read.Select(mail => mail.To[0]));
        Assert.Equal(HostileTexts.TurnedNames.Select(text => text.Read), read.Select(mail => mail.Attachments[0][0]));
    }

    [Fact]
    public void R26_M9_every_line_is_ASCII_of_at_most_76_octets_and_ends_in_CR_LF()
    {
        foreach (var (given, _) in HostileTexts.All)
        {
            var octets = Write(Everywhere(given) with { Headers = [] });
            var text = Encoding.ASCII.GetString(octets);
            Assert.True(Ascii.IsValid(octets));
            Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
            Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 76 && !line.Contains('\r') && !line.Contains('\n'), line));
        }
    }

    [Fact]
    public void M9_no_encoded_word_cuts_a_character()
    {
        foreach (var (given, _) in HostileTexts.All)
        {
            foreach (var word in Encoding.ASCII.GetString(Write(Everywhere(given))).Split([' ', '\r', '\n']).Where(word => word.StartsWith("=?utf-8?B?", StringComparison.Ordinal)))
            {
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(word[10..^2]));
            }
        }
    }

    [Fact]
    public async Task A_mail_carries_what_it_was_given()
    {
        var sample = SampleMail.Simple();
        var mail = Assert.Single(await PythonMailReader.Read([Write(sample)]));

        Assert.Equal(["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"], mail.Headers);
        Assert.Equal(("2026-11-21T09:30:00+00:00", $"<{sample.MessageId}>"), (mail.Date, mail.MessageId));
        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], mail.Parts);
        Assert.Equal((sample.Text, sample.Html), (mail.Text, mail.Html));
    }

    [Fact]
    public async Task A_mail_without_HTML_is_plain_text()
    {
        var mail = Assert.Single(await PythonMailReader.Read([Write(SampleMail.Simple() with { Html = "" })]));

        Assert.Equal(["text/plain"], mail.Parts);
    }

    [Fact]
    public void The_same_mail_gives_the_same_octets()
    {
        var mail = Everywhere("Zoë");

        Assert.Equal(Write(mail), Write(mail));
    }

    [Fact]
    public void Text_is_written_in_the_shorter_encoding()
    {
        var text = Encoding.ASCII.GetString(Write(SampleMail.Simple() with { Text = "Dag Zoë, tot dinsdag", Html = new string('日', 100) }));

        Assert.Contains("quoted-printable\r\n\r\nDag Zo=C3=AB, tot dinsdag\r\n", text, StringComparison.Ordinal);
        Assert.Contains("base64\r\n\r\n5pel5pel", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a \nb\t\n", "a=20\r\nb=09\r\n")]
    [InlineData("a\r\nb\rc\nd", "a\r\nb\r\nc\r\nd")]
    [InlineData("1=2", "1=3D2")]
    [InlineData("\0", "=00")]
    [InlineData("", "")]
    public void Quoted_printable_keeps_blanks_and_lines(string text, string expected)
    {
        var output = new ArrayBufferWriter<byte>();
        QuotedPrintable.Write(output, Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected, Encoding.ASCII.GetString(output.WrittenSpan));
    }

    [Fact]
    public async Task M9_texts_of_every_length_survive_the_line_breaks()
    {
        var texts = Enumerable.Range(60, 100).SelectMany(n => new[] { new string('=', n), new string('a', n) + " ", new string('a', n) + "é" }).ToList();
        var read = await PythonMailReader.Read(texts.Select(text => Write(SampleMail.Simple() with { Text = text, Html = text + "\n" })));

        Assert.Equal(texts, read.Select(mail => mail.Text.TrimEnd('\n')));
        Assert.Equal(texts, read.Select(mail => mail.Html!.TrimEnd('\n')));
    }

    public static TheoryData<string, string> RefusedHeaders => new()
    {
        { "Bcc", "all@client.example" }, { "subject", "again" }, { "Content-Type", "text/html" }, { "X-A: b\r\nBcc", "x" }, { "", "x" }, { "X Y", "x" },
        { "X:", "x" }, { "X-É", "x" }, { "X-Long", new string('x', 1000) },
    };

    [Theory]
    [MemberData(nameof(RefusedHeaders))]
    public void M9_a_header_that_is_ours_or_none_is_refused(string name, string value) =>
        Assert.Throws<MailFormatException>(() => Write(SampleMail.Simple() with { Headers = [new MailHeader(name, value)] }));

    [Theory]
    [InlineData("no-at-sign")]
    [InlineData("a b@mail.example")]
    [InlineData("a@mail.example>\r\nBcc: x")]
    [InlineData("")]
    public void M9_a_malformed_message_id_is_refused(string id) =>
        Assert.Throws<MailFormatException>(() => Write(SampleMail.Simple() with { MessageId = id }));

    [Theory]
    [InlineData("text/plain\r\nBcc: x")]
    [InlineData("multipart/mixed")]
    [InlineData("message/rfc822")]
    [InlineData("pdf")]
    public void M9_a_content_type_that_base64_cannot_carry_is_refused(string type) =>
        Assert.Throws<MailFormatException>(() => Write(SampleMail.Simple() with { Attachments = [new MailAttachment("a", type, default)] }));

    [Fact]
    public void A_long_address_to_unsubscribe_stays_whole()
    {
        var value = $"<https://salon.example/l/{new string('t', 300)}>, <mailto:unsubscribe@mail.salon.example>";
        var text = Encoding.ASCII.GetString(Write(SampleMail.Simple() with { Headers = [new MailHeader("List-Unsubscribe", value)] }));

        Assert.Contains("List-Unsubscribe: " + value, text.Replace("\r\n ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static OutgoingMail Everywhere(string text) => new(
        "1.everywhere@mail.salon.example", "bounce@mail.salon.example", new Mailbox(text, "hello@salon.example"),
        new Mailbox(text, "reply@salon.example"), new Mailbox(text, "jane@client.example"), text,
        new DateTime(2026, 11, 21, 9, 30, 0, DateTimeKind.Utc), text, text.Length == 0 ? "\n" : text)
    {
        Headers = [new MailHeader("X-Extra", "Zoë " + text), new MailHeader("List-Unsubscribe", "<https://salon.example/l/x>")],
        Attachments = [new MailAttachment(text, "application/octet-stream", Encoding.UTF8.GetBytes(text))],
    };

    private static byte[] Write(OutgoingMail mail)
    {
        var output = new ArrayBufferWriter<byte>();
        MimeWriter.Write(mail, output);
        return output.WrittenSpan.ToArray();
    }

    private static string FileName(string text) => text.Replace('/', '_').Replace('\\', '_');

    private static string Lines(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n');
}
