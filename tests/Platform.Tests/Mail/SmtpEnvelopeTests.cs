using System.Text;
using Platform.Kernel.Mail;
using Platform.Tests.Support;
using Xunit;

namespace Platform.Tests.Mail;

/// <summary>What stands in MAIL and RCPT, and how the mail itself travels.</summary>
public sealed class SmtpEnvelopeTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task M9_a_text_full_of_dots_arrives_as_it_is_and_is_one_mail()
    {
        var text = ".\n..\n.hidden\n\r\n.\r\nMAIL FROM:<x@evil.example>\nend\n.";
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);

        var result = await transport.Send(SampleMail.Simple() with { Text = text, Html = "" }, null, Token);

        Assert.Equal(MailOutcome.Accepted, result.Outcome);
        var content = Encoding.UTF8.GetString(Assert.Single(server.Mails).Content);
        Assert.EndsWith("\r\n\r\n.\r\n..\r\n.hidden\r\n\r\n.\r\nMAIL FROM:<x@evil.example>\r\nend\r\n.\r\n", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jane@client.example", "<jane@client.example>")]
    [InlineData("jane@bücher.example", "<jane@xn--bcher-kva.example>")]
    [InlineData("jane+salon@client.example", "<jane+salon@client.example>")]
    [InlineData("jane..doe.@client.example", "<\"jane..doe.\"@client.example>")]
    public async Task M9_the_recipient_is_written_in_ASCII_where_it_can_be(string address, string expected)
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);

        await transport.Send(SampleMail.To(address), null, Token);

        Assert.Equal([expected], Assert.Single(server.Mails).Recipients);
        Assert.DoesNotContain("SMTPUTF8", server.Mails.First().MailFrom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M9_an_address_in_UTF8_goes_to_a_server_that_takes_it()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);

        await transport.Send(SampleMail.To("zoë@bücher.example"), null, Token);

        var mail = Assert.Single(server.Mails);
        Assert.Equal(["<zoë@xn--bcher-kva.example>"], mail.Recipients);
        Assert.EndsWith("BODY=8BITMIME SMTPUTF8", mail.MailFrom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M9_an_address_in_UTF8_is_refused_here_when_the_server_takes_only_ASCII()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["PIPELINING", "8BITMIME"] };
        await using var transport = Relay.To(server);

        var result = await transport.Send(SampleMail.To("zoë@client.example"), null, Token);

        Assert.Equal((MailOutcome.PermanentFailure, null, "5.6.7"), (result.Outcome, result.Code, result.EnhancedCode));
    }

    [Theory]
    [InlineData("jane@client.example\r\nRCPT TO:<all@client.example>")]
    [InlineData("jane@client.example\nDATA")]
    [InlineData("jane\0@client.example")]
    [InlineData("jane@client.example, bob@client.example")]
    [InlineData("jane@client.example> BODY=8BITMIME")]
    [InlineData("<jane@client.example>")]
    [InlineData("jane doe@client.example")]
    [InlineData("\"jane\"@client.example")]
    [InlineData("jane@client .example")]
    [InlineData("jane@client.example.")]
    [InlineData("jane\u202Edoe@client.example")]
    [InlineData("jane@")]
    [InlineData("@client.example")]
    [InlineData("jane")]
    [InlineData("")]
    [InlineData("jane@-client.example")]
    [InlineData("jane\ud800@client.example")]
    public async Task M9_what_is_not_one_address_is_refused_before_a_word_is_said(string address)
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);

        var result = await transport.Send(SampleMail.To(address), () => throw new InvalidOperationException("too early"), Token);

        Assert.Equal((MailOutcome.PermanentFailure, "5.1.3"), (result.Outcome, result.EnhancedCode));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_size_is_declared_as_it_arrives()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);

        await transport.Send(SampleMail.Simple(), null, Token);

        var mail = Assert.Single(server.Mails);
        Assert.EndsWith($" SIZE={mail.Content.Length}", mail.MailFrom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_over_the_limit_is_refused_here()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["PIPELINING", "SIZE 1000"] };
        await using var transport = Relay.To(server);

        var result = await transport.Send(SampleMail.Simple() with { Text = new string('x', 2000) }, null, Token);

        Assert.Equal((MailOutcome.PermanentFailure, "5.3.4"), (result.Outcome, result.EnhancedCode));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_of_megabytes_arrives_whole()
    {
        var bytes = new byte[3_000_000];
        new Random(7).NextBytes(bytes);
        await using var server = new ScriptedSmtpServer { Offers = ["PIPELINING"] };
        await using var transport = Relay.To(server);

        var mail = SampleMail.Simple() with { Attachments = [new MailAttachment("noise.bin", "application/octet-stream", bytes)] };
        Assert.Equal(MailOutcome.Accepted, (await transport.Send(mail, null, Token)).Outcome);

        var content = Encoding.ASCII.GetString(Assert.Single(server.Mails).Content);
        var start = content.IndexOf("base64\r\n\r\n", StringComparison.Ordinal) + 10;
        Assert.Equal(bytes, Convert.FromBase64String(content[start..content.LastIndexOf("\r\n--", StringComparison.Ordinal)]));
    }
}
