using System.Buffers;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// One open connection that hands over mails, one after the other. With PIPELINING (RFC 2920) a mail costs two round trips:
/// the envelope, and the mail. With write-ahead it costs one, because the next envelope follows the final dot at once.
/// A mail itself is written only after the server has answered all before it, so at most one mail a connection can be in doubt.
/// </summary>
internal sealed class SmtpSession(SmtpWire wire, SmtpCapabilities capabilities, SmtpLimits limits) : IAsyncDisposable
{
    private const int Block = 64 * 1024;

    private readonly SmtpOffer offer = new(wire, capabilities, limits);
    private readonly ArrayBufferWriter<byte> mime = new(Block);
    private readonly ArrayBufferWriter<byte> content = new(Block);
    private int mailsBegun;
    private bool isBroken;

    /// <summary>When the connection was last of use; the pool's business.</summary>
    public DateTimeOffset IdleSince { get; set; }

    /// <summary>No further mail may go over this connection.</summary>
    public bool IsSpent => isBroken || mailsBegun >= limits.MailsAConnection;

    /// <summary>Asked after a pause: a server that closed or said goodbye meanwhile is noticed without a round trip.</summary>
    public bool IsStillGood => !IsSpent && !wire.HasUnexpectedNews;

    /// <summary>Hands over a mail and, with write-ahead, those that follow it. Tells each caller the outcome.</summary>
    /// <param name="following">Gives the next waiting mail, or null.</param>
    /// <returns>A mail that was not begun because the connection turned out lost: it goes over a new one. Else null.</returns>
    public async Task<SmtpDelivery?> Deliver(SmtpDelivery first, Func<SmtpDelivery?> following)
    {
        var current = await Announce(first) ? first : null;
        while (current is not null)
        {
            using var ending = wire.EndWith(current.Cancellation);
            try
            {
                if (await offer.AwaitGoAhead() is { } refusal)
                {
                    isBroken |= offer.IsBroken;
                    current.Complete(refusal);
                    return null;
                }
            }
            catch (SmtpTrouble trouble)
            {
                return AfterLoss(current, trouble);
            }

            current = await HandOver(current, following);
            if (isBroken)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>
    /// Writes the mail into our buffer and, where the server allows it, the whole envelope to the server. A failure is this mail's
    /// alone.
    /// </summary>
    /// <returns>False when the mail cannot go; its caller has been told.</returns>
    private async Task<bool> Announce(SmtpDelivery delivery)
    {
        SmtpEnvelope envelope;
        try
        {
            envelope = Encode(delivery.Mail);
            await delivery.RunBeforeData();
        }
        catch (MailFormatException malformed)
        {
            delivery.Complete(malformed.AsResult());
            return false;
        }
        catch (Exception failure)
        {
            delivery.Fail(failure);
            return false;
        }

        mailsBegun++;
        await Try(offer.Write(envelope));
        return true;
    }

    private SmtpEnvelope Encode(OutgoingMail mail)
    {
        mime.ResetWrittenCount();
        MimeWriter.Write(mail, mime);
        return SmtpEnvelope.For(mail, mime.WrittenCount, Ascii.IsValid(mime.WrittenSpan), capabilities);
    }

    /// <summary>A write into a lost connection is not the end: what the server said before it closed is still to be read.</summary>
    private async ValueTask Try(ValueTask writing)
    {
        try
        {
            await writing;
        }
        catch (SmtpTrouble)
        {
            isBroken = true;
        }
    }

    private SmtpDelivery? AfterLoss(SmtpDelivery delivery, SmtpTrouble trouble)
    {
        isBroken = true;

        // An old connection may have been closed for its age. A new one says something about the server.
        if (mailsBegun > 1 && !delivery.Cancellation.IsCancellationRequested)
        {
            return delivery;
        }

        delivery.EndUnsent(trouble);
        return null;
    }

    /// <summary>Writes the mail and reads how it ended; between the two, announces the next one.</summary>
    /// <returns>The mail that still has to go: the one announced, or this one when it was cut off half-way. Else null.</returns>
    private async Task<SmtpDelivery?> HandOver(SmtpDelivery delivery, Func<SmtpDelivery?> following)
    {
        var mayBeTaken = await WriteMail();
        var next = await AnnounceNext(following);
        try
        {
            delivery.Complete(Judge(await wire.ReadReply(limits.DataEnd)));
        }
        catch (SmtpTrouble trouble) when (mayBeTaken)
        {
            isBroken = true;
            delivery.Complete(trouble.As(MailOutcome.Unknown));
        }
        catch (SmtpTrouble trouble)
        {
            return AfterLoss(delivery, trouble);
        }

        return next;
    }

    /// <returns>Whether the final dot may have reached the server.</returns>
    private async Task<bool> WriteMail()
    {
        var rest = Stuffed();
        for (; rest.Length > Block && !isBroken; rest = rest[Block..])
        {
            await Try(wire.Write(rest[..Block], limits.DataBlock));
        }

        if (isBroken)
        {
            return false;
        }

        await Try(wire.Write(rest, limits.DataBlock));
        return true;
    }

    private ReadOnlyMemory<byte> Stuffed()
    {
        content.ResetWrittenCount();
        DotStuffing.Write(content, mime.WrittenSpan);
        return content.WrittenMemory;
    }

    private async ValueTask<SmtpDelivery?> AnnounceNext(Func<SmtpDelivery?> following)
    {
        if (!limits.WriteAhead || !capabilities.Pipelining || IsSpent || following() is not { } next)
        {
            return null;
        }

        return await Announce(next) ? next : null;
    }

    private MailResult Judge(SmtpReply reply)
    {
        isBroken |= reply.Code == SmtpReply.ServiceClosing || !(reply.IsPositive || reply.IsRefusal);
        return reply switch
        {
            { IsPositive: true } => reply.As(MailOutcome.Accepted),
            { Code: SmtpReply.ServiceClosing } => reply.As(MailOutcome.TransportFailure),
            { IsRefusal: true } => reply.AsRefusal(),
            _ => reply.As(MailOutcome.Unknown),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (!isBroken)
        {
            try
            {
                await wire.Write("QUIT\r\n", limits.Quit);
                await wire.ReadReply(limits.Quit);
            }
            catch (SmtpTrouble)
            {
                // It was to be closed anyway.
            }
        }

        await wire.DisposeAsync();
    }
}
