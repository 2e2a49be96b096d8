using Platform.Kernel.Mail;
using Platform.Tests.Support;
using Xunit;

namespace Platform.Tests.Mail;

/// <summary>M3 and M4: every step of the conversation, answered in every way, has one outcome.</summary>
public sealed class SmtpOutcomeTests
{
    private static readonly string[] Steps = ["GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "DOT"];

    private static readonly Dictionary<string, SmtpAnswer> Answers = new()
    {
        ["4xx"] = SmtpAnswer.Say("450 4.2.0 later"),
        ["5xx"] = SmtpAnswer.Say("550 5.1.1 never"),
        ["421"] = SmtpAnswer.SayAndDisconnect("421 4.3.2 closing"),
        ["garbage"] = SmtpAnswer.Say("hello, I am a web server"),
        ["wrong kind"] = SmtpAnswer.Say("399 what is this"),
        ["silence"] = SmtpAnswer.Silence,
        ["half a line"] = SmtpAnswer.Say("250-and then"),
        ["disconnect"] = SmtpAnswer.Disconnect,
    };

    public static TheoryData<string, string, bool> EveryStepAndAnswer()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (var step in Steps)
        {
            foreach (var answer in Answers.Keys)
            {
                cases.Add(step, answer, true);
                cases.Add(step, answer, false);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(EveryStepAndAnswer))]
    public async Task M4_M3_every_answer_at_every_step_has_its_outcome(string step, string answer, bool pipelining)
    {
        await using var server = new ScriptedSmtpServer { Offers = pipelining ? ["PIPELINING", "AUTH PLAIN"] : ["AUTH PLAIN"] };
        server.Always(step, Answers[answer]);
        await using var transport = Relay.To(server, user: "salon", limits: answer is "silence" or "half a line" ? Relay.ImpatientAt(step) : null);

        var result = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal(Expected(step, answer), result.Outcome);
        Assert.True(result.Outcome == MailOutcome.Unknown || server.Mails.IsEmpty);
    }

    private static MailOutcome Expected(string step, string answer) => (step, answer) switch
    {
        // A server without EHLO may still take a mail after HELO, but not a sign-in.
        ("EHLO" or "GREETING" or "AUTH" or "MAIL", _) => MailOutcome.TransportFailure,
        (_, "4xx") => MailOutcome.TemporaryFailure,
        (_, "5xx") => MailOutcome.PermanentFailure,
        (_, "421") => MailOutcome.TransportFailure,
        ("DOT", _) => MailOutcome.Unknown,
        _ => MailOutcome.TransportFailure,
    };

    [Theory]
    [InlineData("USER", "535 5.7.8 no")]
    [InlineData("PASSWORD", "535 5.7.8 no")]
    [InlineData("PASSWORD", "454 4.7.0 later")]
    [InlineData("USER", "235 too early")]
    public async Task M4_a_refused_sign_in_is_transport_trouble(string step, string answer)
    {
        await using var server = new ScriptedSmtpServer { Offers = ["AUTH LOGIN"] };
        server.Always(step, SmtpAnswer.Say(answer));
        await using var transport = Relay.To(server, user: "salon");

        var result = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal(MailOutcome.TransportFailure, result.Outcome);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task M4_nobody_listening_is_transport_trouble()
    {
        var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);
        await server.DisposeAsync();

        var result = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal((MailOutcome.TransportFailure, null), (result.Outcome, result.Code));
    }

    [Fact]
    public async Task M4_a_server_without_EHLO_gets_HELO()
    {
        await using var server = new ScriptedSmtpServer().Always("EHLO", SmtpAnswer.Say("502 5.5.1 what"));
        await using var transport = Relay.To(server);

        Assert.Equal(MailOutcome.Accepted, (await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken)).Outcome);
        Assert.Contains(server.Commands, command => command.StartsWith("HELO [127.0.0.1]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task M4_a_mail_refused_for_its_size_at_MAIL_is_its_own_failure()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["PIPELINING", "SIZE"] };
        server.At("MAIL", SmtpAnswer.Say("552 5.3.4 too large"));
        await using var transport = Relay.To(server);

        Assert.Equal(MailOutcome.PermanentFailure, (await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken)).Outcome);
    }

    [Theory]
    [InlineData("550 5.1.1 <jane@client.example> unknown", 550, "5.1.1", "5.1.1 <…@client.example> unknown")]
    [InlineData("450-4.7.1 wait\r\n450 4.7.1 a while", 450, "4.7.1", "4.7.1 wait 4.7.1 a while")]
    [InlineData("550 no code", 550, null, "no code")]
    [InlineData("550 4.1.1 of another class", 550, null, "4.1.1 of another class")]
    [InlineData("550", 550, null, "")]
    [InlineData("550 a\tb\u0007c\u001b[31m", 550, null, "a b c [31m")]
    public async Task I11_a_reply_is_kept_on_one_line_without_the_address(string reply, int code, string? enhanced, string text)
    {
        await using var server = new ScriptedSmtpServer().At("RCPT", SmtpAnswer.Say(reply));
        await using var transport = Relay.To(server);

        var result = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal((code, enhanced, text), (result.Code, result.EnhancedCode, result.Reply));
    }

    [Fact]
    public async Task M4_an_endless_answer_is_cut_off()
    {
        var endless = string.Join("\r\n", Enumerable.Repeat("250-and another thing", 5000)) + "\r\n250 done";
        await using var server = new ScriptedSmtpServer().Always("MAIL", SmtpAnswer.Say(endless));
        await using var transport = Relay.To(server);

        Assert.Equal(MailOutcome.TransportFailure, (await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task M4_a_line_without_end_is_cut_off()
    {
        await using var server = new ScriptedSmtpServer().Always("MAIL", SmtpAnswer.Say("250 " + new string('x', 100_000)));
        await using var transport = Relay.To(server);

        Assert.Equal(MailOutcome.TransportFailure, (await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task M4_after_a_refused_recipient_the_next_mail_goes_over_the_same_connection()
    {
        await using var server = new ScriptedSmtpServer().At("RCPT", SmtpAnswer.Say("550 5.1.1 unknown"));
        await using var transport = Relay.To(server);

        var refused = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);
        var taken = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal((MailOutcome.PermanentFailure, MailOutcome.Accepted, 1), (refused.Outcome, taken.Outcome, server.Connections));
        Assert.Contains("RSET", server.Commands);
    }

    [Fact]
    public async Task M4_a_server_that_wants_data_for_nobody_gets_a_lone_dot_and_no_mail()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["PIPELINING"] };
        server.At("RCPT", SmtpAnswer.Say("550 5.1.1 unknown")).At("DATA", SmtpAnswer.Say("354 go ahead")).At(".", SmtpAnswer.Say("554 nobody"));
        await using var transport = Relay.To(server);

        var refused = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);
        var taken = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal((MailOutcome.PermanentFailure, MailOutcome.Accepted, 1), (refused.Outcome, taken.Outcome, server.Connections));
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData("421 4.7.0 too many unknown recipients")]
    [InlineData(null)]
    public async Task M4_a_refusal_stands_when_the_server_leaves_right_after_it(string? goodbye)
    {
        await using var server = new ScriptedSmtpServer().At("RCPT", SmtpAnswer.Say("550 5.1.1 unknown"));
        server.At("DATA", goodbye is null ? SmtpAnswer.Disconnect : SmtpAnswer.SayAndDisconnect(goodbye));
        await using var transport = Relay.To(server);

        var refused = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);
        var taken = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal((MailOutcome.PermanentFailure, MailOutcome.Accepted, 2), (refused.Outcome, taken.Outcome, server.Connections));
    }

    [Fact]
    public async Task M4_a_server_that_goes_on_after_refusing_the_sender_gets_no_mail()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["PIPELINING"], TakesRecipientsWithoutSender = true };
        server.At("MAIL", SmtpAnswer.Say("550 5.7.1 not you"));
        await using var transport = Relay.To(server);

        var result = await transport.Send(SampleMail.Simple(), null, TestContext.Current.CancellationToken);

        Assert.Equal((MailOutcome.TransportFailure, 550, 0), (result.Outcome, result.Code, server.Mails.Count));
    }
}
