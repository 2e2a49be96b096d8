using Platform.Kernel.Mail;
using Platform.Tests.Support;
using Xunit;

namespace Platform.Tests.Mail;

/// <summary>How connections are opened, reused, refreshed and closed, and what happens to mails meanwhile.</summary>
public sealed class SmtpPoolTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_is_reused()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);

        for (var i = 0; i < 10; i++)
        {
            await transport.Send(SampleMail.Simple(), null, Token);
        }

        Assert.Equal((10, 1), (server.Mails.Count, server.Connections));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task M2_many_mails_at_once_go_once_each_over_no_more_connections_than_allowed(bool writeAhead)
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server, connections: 3, limits: Relay.Limits with { WriteAhead = writeAhead, MailsAConnection = 250 });

        var results = await Task.WhenAll(Enumerable.Range(0, 250).Select(i => transport.Send(SampleMail.To($"client{i}@client.example"), null, Token)));

        Assert.All(results, result => Assert.Equal(MailOutcome.Accepted, result.Outcome));
        Assert.Equal(250, server.Mails.Select(mail => mail.Recipients.Single()).Distinct().Count());
        Assert.Equal((250, 3), (server.Mails.Count, server.Connections));
    }

    [Fact]
    public async Task A_connection_ends_after_its_share_of_mails()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server, limits: Relay.Limits with { MailsAConnection = 4, WriteAhead = true });

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => transport.Send(SampleMail.Simple(), null, Token)));

        Assert.Equal([4, 4, 2], server.Mails.GroupBy(mail => mail.Connection).OrderBy(group => group.Key).Select(group => group.Count()));
        Assert.Equal(2, server.Commands.Count(command => command == "QUIT"));
    }

    [Theory]
    [InlineData("MAIL", true)]
    [InlineData("RCPT", true)]
    [InlineData("DATA", true)]
    [InlineData("MAIL", false)]
    [InlineData("DATA", false)]
    public async Task M4_an_old_connection_found_closed_is_replaced_once_and_silently(string step, bool pipelining)
    {
        await using var server = new ScriptedSmtpServer { Offers = pipelining ? ["PIPELINING"] : [] };
        await using var transport = Relay.To(server);
        await transport.Send(SampleMail.Simple(), null, Token);
        server.At(step, SmtpAnswer.SayAndDisconnect("421 4.4.2 idle too long"));
        var announced = 0;

        var result = await transport.Send(SampleMail.Simple(), () => Task.FromResult(announced++), Token);

        Assert.Equal((MailOutcome.Accepted, 1, 2, 2), (result.Outcome, announced, server.Mails.Count, server.Connections));
    }

    [Fact]
    public async Task M3_an_old_connection_lost_after_the_final_dot_is_not_tried_again()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);
        await transport.Send(SampleMail.Simple(), null, Token);
        server.At("DOT", SmtpAnswer.Disconnect);

        var result = await transport.Send(SampleMail.Simple(), null, Token);

        Assert.Equal((MailOutcome.Unknown, 1, 1), (result.Outcome, server.Mails.Count, server.Connections));
    }

    [Fact]
    public async Task A_goodbye_while_nothing_was_asked_is_noticed_before_the_next_mail()
    {
        await using var server = new ScriptedSmtpServer().At("DOT", SmtpAnswer.SayAndDisconnect("250 2.0.0 taken\r\n421 4.3.2 going down"));
        await using var transport = Relay.To(server);

        await transport.Send(SampleMail.Simple(), null, Token);
        await transport.Send(SampleMail.Simple(), null, Token);

        Assert.Equal((2, 2), (server.Connections, server.Commands.Count(command => command.StartsWith("MAIL", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Write_ahead_sends_the_next_envelope_before_the_answer_to_the_last_mail()
    {
        await using var server = new ScriptedSmtpServer { HoldDots = new TaskCompletionSource() };
        await using var transport = Relay.To(server, limits: Relay.Limits with { WriteAhead = true });
        var secondAnnounced = new TaskCompletionSource();

        var first = transport.Send(SampleMail.Simple(), null, Token);
        var second = transport.Send(SampleMail.Simple(), () => { secondAnnounced.SetResult(); return Task.CompletedTask; }, Token);
        await secondAnnounced.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        Assert.False(first.IsCompleted);
        server.HoldDots.SetResult();

        Assert.Equal([MailOutcome.Accepted, MailOutcome.Accepted], (await Task.WhenAll(first, second)).Select(result => result.Outcome));
    }

    [Theory]
    [InlineData("disconnect", MailOutcome.Unknown)]
    [InlineData("421", MailOutcome.TransportFailure)]
    public async Task M3_of_the_mails_on_a_lost_connection_only_the_one_written_is_in_doubt(string end, MailOutcome expected)
    {
        await using var server = new ScriptedSmtpServer { HoldDots = new TaskCompletionSource() };
        server.At("DOT", end == "421" ? SmtpAnswer.SayAndDisconnect("421 4.3.2 closing") : SmtpAnswer.Disconnect);
        await using var transport = Relay.To(server, limits: Relay.Limits with { WriteAhead = true });
        var announced = 0;

        var sent = Enumerable.Range(0, 5).Select(_ => transport.Send(SampleMail.Simple(), () => Task.FromResult(announced++), Token)).ToList();
        server.HoldDots.SetResult();
        var outcomes = (await Task.WhenAll(sent)).Select(result => result.Outcome).ToList();

        Assert.Equal(expected, outcomes[0]);
        Assert.All(outcomes.Skip(1), outcome => Assert.Equal(MailOutcome.Accepted, outcome));
        Assert.Equal((4, 5), (server.Mails.Count, announced));
    }

    [Theory]
    [InlineData("550 5.7.1 spam", MailOutcome.PermanentFailure)]
    [InlineData("451 4.3.0 later", MailOutcome.TemporaryFailure)]
    public async Task M4_with_write_ahead_a_refusal_meets_only_its_own_mail(string refusal, MailOutcome expected)
    {
        await using var server = new ScriptedSmtpServer { HoldDots = new TaskCompletionSource() };
        server.At("DOT", SmtpAnswer.Say(refusal)).At("RCPT", SmtpAnswer.Say("250 ok"), SmtpAnswer.Say(refusal));
        await using var transport = Relay.To(server, limits: Relay.Limits with { WriteAhead = true });

        var sent = Enumerable.Range(0, 6).Select(_ => transport.Send(SampleMail.Simple(), null, Token)).ToList();
        server.HoldDots.SetResult();
        var outcomes = (await Task.WhenAll(sent)).Select(result => result.Outcome).ToList();

        Assert.Equal(2, outcomes.Count(outcome => outcome == expected));
        Assert.Equal((4, 4, 1), (outcomes.Count(outcome => outcome == MailOutcome.Accepted), server.Mails.Count, server.Connections));
    }

    [Fact]
    public async Task A_step_before_the_mail_that_fails_keeps_the_mail_here_and_the_connection_good()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server);

        await Assert.ThrowsAsync<InvalidDataException>(() => transport.Send(SampleMail.Simple(), () => throw new InvalidDataException(), Token));
        var after = await transport.Send(SampleMail.Simple(), null, Token);

        Assert.Equal((MailOutcome.Accepted, 1, 1), (after.Outcome, server.Mails.Count, server.Connections));
    }

    [Fact]
    public async Task The_step_before_the_mail_runs_before_DATA_is_said()
    {
        await using var server = new ScriptedSmtpServer { Offers = [] };
        await using var transport = Relay.To(server);
        var saidBefore = new List<string>();

        await transport.Send(SampleMail.Simple(), () => { saidBefore.AddRange(server.Commands); return Task.CompletedTask; }, Token);

        Assert.DoesNotContain("DATA", saidBefore);
        Assert.Contains("DATA", server.Commands);
    }

    [Fact]
    public async Task M3_giving_up_before_the_mail_was_written_throws_and_after_it_leaves_doubt()
    {
        await using var server = new ScriptedSmtpServer().At("MAIL", SmtpAnswer.Silence).At("DOT", SmtpAnswer.Silence);
        await using var transport = Relay.To(server);
        using var early = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var late = new CancellationTokenSource();
        server.WhenWritten = late.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.Send(SampleMail.Simple(), null, early.Token));
        var result = await transport.Send(SampleMail.Simple(), null, late.Token);

        Assert.Equal(MailOutcome.Unknown, result.Outcome);
    }

    [Fact]
    public async Task Giving_up_while_waiting_for_a_connection_throws_at_once()
    {
        await using var server = new ScriptedSmtpServer { HoldDots = new TaskCompletionSource() };
        await using var transport = Relay.To(server);
        using var giveUp = new CancellationTokenSource();

        var first = transport.Send(SampleMail.Simple(), null, Token);
        var second = transport.Send(SampleMail.Simple(), null, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        server.HoldDots.SetResult();

        Assert.Equal(MailOutcome.Accepted, (await first).Outcome);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task An_unused_connection_is_closed_with_QUIT()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Relay.To(server, limits: Relay.Limits with { Idle = TimeSpan.FromMilliseconds(50) });
        await transport.Send(SampleMail.Simple(), null, Token);

        await Until(() => server.Commands.Contains("QUIT"));
        await transport.Send(SampleMail.Simple(), null, Token);

        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Closing_ends_what_is_under_way_and_turns_away_what_waits()
    {
        await using var server = new ScriptedSmtpServer { HoldDots = new TaskCompletionSource() };
        var transport = Relay.To(server);
        var underWay = transport.Send(SampleMail.Simple(), null, Token);
        var waiting = transport.Send(SampleMail.Simple(), null, Token);

        var closing = transport.DisposeAsync();
        Assert.Equal(MailOutcome.TransportFailure, (await waiting).Outcome);
        server.HoldDots.SetResult();
        await closing;

        Assert.Equal(MailOutcome.Accepted, (await underWay).Outcome);
        Assert.Equal("QUIT", server.Commands.Last());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => transport.Send(SampleMail.Simple(), null, Token));
    }

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(10, deadline.Token);
        }
    }
}
