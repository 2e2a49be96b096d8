namespace Platform.Kernel.Mail;

/// <summary>
/// Offers the envelopes of mails over one connection, one after the other: MAIL, RCPT and DATA, in one write where the server
/// has PIPELINING (RFC 2920), else step by step.
/// </summary>
internal sealed class SmtpOffer(SmtpWire wire, SmtpCapabilities capabilities, SmtpLimits limits)
{
    private const int TooLarge = 552;
    private const string Reset = "RSET\r\n";

    private SmtpEnvelope envelope;
    private bool needsReset;

    /// <summary>After a refusal the server went on in a way that leaves no use for the connection.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Says as much as may be said before an answer.</summary>
    public async ValueTask Write(SmtpEnvelope offered)
    {
        envelope = offered;
        if (capabilities.Pipelining)
        {
            await wire.Write(needsReset ? $"{Reset}{offered.All}" : offered.All, limits.Command);
        }
    }

    /// <summary>Brings the envelope to the point where the server wants the mail.</summary>
    /// <returns>Null when it does; else why not. Unless it is broken, the connection is good for the next mail.</returns>
    /// <exception cref="SmtpTrouble">The connection is of no further use, and the mail was not begun.</exception>
    public async Task<MailResult?> AwaitGoAhead()
    {
        if (needsReset)
        {
            await Answer(Reset, limits.Command);
        }

        var refusal = await Refusal();
        needsReset = refusal is not null;
        return refusal;
    }

    private async Task<MailResult?> Refusal()
    {
        var sender = await Answer(envelope.MailFrom, limits.MailFrom);
        if (!sender.IsPositive)
        {
            await PassOver(answers: 2);
            return SenderRefused(sender);
        }

        var recipient = await Answer(envelope.RcptTo, limits.Recipient);
        if (!recipient.IsPositive)
        {
            await PassOver(answers: 1);
            return recipient.AsRefusal();
        }

        var start = await Answer(SmtpEnvelope.Data, limits.DataStart);
        return start.WantsMail ? null : start.AsRefusal();
    }

    /// <summary>Reads the answer to a command; sends the command first when that was not done with the group.</summary>
    private async ValueTask<SmtpReply> Answer(string command, TimeSpan deadline)
    {
        if (!capabilities.Pipelining)
        {
            await wire.Write(command, deadline);
        }

        var reply = await wire.ReadReply(deadline);
        var isExpected = command == SmtpEnvelope.Data ? reply.WantsMail : reply.IsPositive;
        return reply.Code != SmtpReply.ServiceClosing && (isExpected || reply.IsRefusal)
            ? reply
            : throw new SmtpTrouble("The server does not go on.", reply);
    }

    /// <summary>A refused sender is our trouble, not this mail's; only its size is its own (RFC 1870, 6.1).</summary>
    private MailResult SenderRefused(SmtpReply reply) =>
        reply.Code == TooLarge && capabilities.Size ? reply.AsRefusal() : reply.As(MailOutcome.TransportFailure);

    /// <summary>
    /// Reads the answers to the rest of a group after a refusal, which stands whatever they are. A server that still wants the mail,
    /// though nobody is to get it, is content with a lone dot (RFC 2920, 3.1); one that would deliver to somebody although it refused
    /// the sender is left without a word, or it would deliver an empty mail.
    /// </summary>
    private async Task PassOver(int answers)
    {
        if (!capabilities.Pipelining)
        {
            return;
        }

        try
        {
            var (before, last) = (default(SmtpReply), default(SmtpReply));
            for (; answers > 0; answers--)
            {
                (before, last) = (last, await wire.ReadReply(limits.DataStart));
            }

            IsBroken = last.Code == SmtpReply.ServiceClosing || (last.WantsMail && before.IsPositive);
            if (last.WantsMail && !IsBroken)
            {
                await wire.Write(".\r\n", limits.DataBlock);
                await wire.ReadReply(limits.DataEnd);
            }
        }
        catch (SmtpTrouble)
        {
            IsBroken = true;
        }
    }
}
