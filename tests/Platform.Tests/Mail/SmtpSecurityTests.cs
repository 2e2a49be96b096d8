using System.Text;
using Platform.Kernel.Mail;
using Platform.Tests.Support;
using Xunit;

namespace Platform.Tests.Mail;

/// <summary>The password and the mails travel only to the right server, and only in private.</summary>
public sealed class SmtpSecurityTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly string[] WithTls = ["PIPELINING", "STARTTLS", "AUTH PLAIN LOGIN"];

    [Fact]
    public async Task STARTTLS_protects_the_sign_in_and_the_mail()
    {
        await using var server = new ScriptedSmtpServer { Offers = WithTls };
        await using var transport = Relay.To(server, SmtpSecurity.StartTls, "salon");

        Assert.Equal(MailOutcome.Accepted, (await transport.Send(SampleMail.Simple(), null, Token)).Outcome);

        var verbs = server.Commands.Select(command => command.Split(' ')[0]);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"], verbs);
    }

    [Fact]
    public async Task TLS_from_the_first_octet_works()
    {
        await using var server = new ScriptedSmtpServer { TlsFromTheStart = true, Offers = WithTls };
        await using var transport = Relay.To(server, SmtpSecurity.Tls, "salon");

        Assert.Equal(MailOutcome.Accepted, (await transport.Send(SampleMail.Simple(), null, Token)).Outcome);
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task A_certificate_that_nobody_vouches_for_is_refused(SmtpSecurity security)
    {
        await using var server = new ScriptedSmtpServer { TlsFromTheStart = security == SmtpSecurity.Tls, Offers = WithTls };
        await using var transport = Relay.To(server, security, "salon", limits: Relay.Limits with { CertificateCheck = null });

        Assert.Equal(MailOutcome.TransportFailure, (await transport.Send(SampleMail.Simple(), null, Token)).Outcome);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AUTH PLAIN")]
    [InlineData("PIPELINING")]
    public async Task Without_STARTTLS_on_offer_nothing_is_said(string offer)
    {
        await using var server = new ScriptedSmtpServer { Offers = [offer] };
        await using var transport = Relay.To(server, SmtpSecurity.StartTls, "salon");

        Assert.Equal(MailOutcome.TransportFailure, (await transport.Send(SampleMail.Simple(), null, Token)).Outcome);
        Assert.Single(server.Commands);
    }

    public static TheoryData<string> StartTlsAnswers => ["454 4.7.0 later", "501 no", "what?", "421 closing", ""];

    [Theory]
    [MemberData(nameof(StartTlsAnswers))]
    public async Task M4_a_refused_STARTTLS_is_transport_trouble_and_never_a_way_back(string answer)
    {
        await using var server = new ScriptedSmtpServer { Offers = WithTls };
        server.Always("STARTTLS", answer.Length == 0 ? SmtpAnswer.Disconnect : SmtpAnswer.SayAndDisconnect(answer));
        await using var transport = Relay.To(server, SmtpSecurity.StartTls, "salon");

        Assert.Equal(MailOutcome.TransportFailure, (await transport.Send(SampleMail.Simple(), null, Token)).Outcome);
        Assert.Equal(["EHLO", "STARTTLS"], server.Commands.Select(command => command.Split(' ')[0]));
    }

    [Fact]
    public async Task Words_slipped_in_before_TLS_are_not_taken_for_protected_ones()
    {
        await using var server = new ScriptedSmtpServer { Offers = WithTls };
        server.Always("STARTTLS", SmtpAnswer.Say("220 go ahead\r\n250 AUTH PLAIN"));
        await using var transport = Relay.To(server, SmtpSecurity.StartTls, "salon");

        var result = await transport.Send(SampleMail.Simple(), null, Token);

        Assert.Equal((MailOutcome.TransportFailure, "The server spoke before TLS began."), (result.Outcome, result.Reply));
    }

    [Theory]
    [InlineData("AUTH PLAIN LOGIN", "AUTH PLAIN ")]
    [InlineData("AUTH=PLAIN", "AUTH PLAIN ")]
    [InlineData("auth login", "AUTH LOGIN")]
    public async Task The_sign_in_is_the_one_on_offer(string offer, string said)
    {
        await using var server = new ScriptedSmtpServer { Offers = [offer] };
        await using var transport = Relay.To(server, user: "salon");

        Assert.Equal(MailOutcome.Accepted, (await transport.Send(SampleMail.Simple(), null, Token)).Outcome);

        Assert.Contains(server.Commands, command => command.StartsWith(said, StringComparison.Ordinal));
        var payload = said == "AUTH LOGIN" ? Relay.Password : $"\0salon\0{Relay.Password}";
        Assert.Contains(server.Commands, command => command.EndsWith(Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_sign_in_we_speak_no_mail_goes()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["AUTH CRAM-MD5"] };
        await using var transport = Relay.To(server, user: "salon");

        Assert.Equal(MailOutcome.TransportFailure, (await transport.Send(SampleMail.Simple(), null, Token)).Outcome);
    }

    [Fact]
    public void I11_settings_do_not_show_the_password() =>
        Assert.DoesNotContain("secret", new SmtpSettings("relay.example", 25, SmtpSecurity.None, "salon", "secret").ToString(), StringComparison.Ordinal);
}
