namespace Platform.Kernel.Mail;

/// <summary>
/// Hands mails to the relay over a few connections that stay open. Callers beyond their number wait their turn, in order.
/// For one round trip a mail with <see cref="SmtpLimits.WriteAhead"/>, keep more mails under way than there are connections.
/// </summary>
public sealed class SmtpTransport : IMailTransport, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly SmtpConnector connector;
    private readonly SmtpSettings settings;
    private readonly SmtpLimits limits;
    private readonly TimeProvider time;
    private readonly ITimer sweeper;
    private readonly Queue<SmtpDelivery> waiting = new();
    private readonly List<SmtpSession> idle = [];
    private readonly TaskCompletionSource allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int busy;
    private bool isDisposed;

    public SmtpTransport(SmtpSettings settings, SmtpLimits limits, TimeProvider time)
    {
        (this.settings, this.limits, this.time) = (settings, limits, time);
        connector = new SmtpConnector(settings, limits, time);
        sweeper = time.CreateTimer(_ => _ = CloseUnused(), null, limits.Idle, limits.Idle);
    }

    /// <inheritdoc/>
    /// <remarks>Cancelled while the last answer is awaited, it does not throw but ends as <see cref="MailOutcome.Unknown"/>.</remarks>
    /// <exception cref="OperationCanceledException">The caller gave up, and the mail certainly did not go.</exception>
    public Task<MailResult> Send(OutgoingMail mail, Func<Task>? beforeData, CancellationToken cancellationToken)
    {
        var delivery = new SmtpDelivery(mail, beforeData, cancellationToken);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (busy == settings.Connections)
            {
                waiting.Enqueue(delivery);
                delivery.WaitForTurn();
                return delivery.Outcome;
            }

            busy++;
        }

        _ = Work(delivery);
        return delivery.Outcome;
    }

    /// <summary>Lets the mails under way end, turns away those that wait, and says QUIT.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }

            isDisposed = true;
            while (TakeWaiting() is { } turnedAway)
            {
                turnedAway.Complete(new MailResult(MailOutcome.TransportFailure, Reply: "The transport closed before this mail's turn."));
            }

            if (busy == 0)
            {
                allEnded.TrySetResult();
            }
        }

        await sweeper.DisposeAsync();
        await allEnded.Task;
        await Close(TakeIdle(_ => true));
    }

    /// <summary>One connection at work: this mail, then whatever waits, then rest.</summary>
    private async Task Work(SmtpDelivery first)
    {
        SmtpSession? session = null;
        for (SmtpDelivery? delivery = first; delivery is not null; delivery = NextOrRest(session))
        {
            try
            {
                session = await SendOver(session ?? NewestIdle(), delivery);
            }
            catch (Exception failure)
            {
                delivery.Fail(failure);
                session = null;
            }
        }
    }

    /// <summary>Sends over this connection, or over a new one when it is or turns out to be of no use.</summary>
    /// <returns>The connection that is open afterwards, or null.</returns>
    private async Task<SmtpSession?> SendOver(SmtpSession? session, SmtpDelivery first)
    {
        for (SmtpDelivery? delivery = first; delivery is not null;)
        {
            try
            {
                session ??= await connector.Open(delivery.Cancellation);
            }
            catch (SmtpTrouble trouble)
            {
                delivery.EndUnsent(trouble);
                return null;
            }

            delivery = await session.Deliver(delivery, TakeWaitingSafely);
            if (session.IsSpent)
            {
                await session.DisposeAsync();
                session = null;
            }
        }

        return session;
    }

    private SmtpDelivery? TakeWaitingSafely()
    {
        lock (gate)
        {
            return TakeWaiting();
        }
    }

    private SmtpDelivery? TakeWaiting()
    {
        while (waiting.TryDequeue(out var delivery))
        {
            if (delivery.TryTake())
            {
                return delivery;
            }
        }

        return null;
    }

    /// <summary>
    /// The next mail; when there is none, the connection rests. Both under one lock, so that no mail is left waiting beside a free
    /// place.
    /// </summary>
    private SmtpDelivery? NextOrRest(SmtpSession? session)
    {
        lock (gate)
        {
            if (TakeWaiting() is { } next)
            {
                return next;
            }

            if (session is not null)
            {
                session.IdleSince = time.GetUtcNow();
                idle.Add(session);
            }

            busy--;
            if (isDisposed && busy == 0)
            {
                allEnded.TrySetResult();
            }

            return null;
        }
    }

    /// <summary>The connection used last, so that those that are not needed grow old. Dead ones found on the way are closed.</summary>
    private SmtpSession? NewestIdle()
    {
        lock (gate)
        {
            for (var last = idle.Count - 1; last >= 0; last--)
            {
                var session = idle[last];
                idle.RemoveAt(last);
                if (session.IsStillGood)
                {
                    return session;
                }

                _ = session.DisposeAsync().AsTask();
            }

            return null;
        }
    }

    private Task CloseUnused()
    {
        var oldest = time.GetUtcNow() - limits.Idle;
        return Close(TakeIdle(session => session.IdleSince <= oldest));
    }

    private List<SmtpSession> TakeIdle(Predicate<SmtpSession> which)
    {
        lock (gate)
        {
            var taken = idle.FindAll(which);
            idle.RemoveAll(which);
            return taken;
        }
    }

    private static Task Close(List<SmtpSession> sessions) => Task.WhenAll(sessions.Select(session => session.DisposeAsync().AsTask()));
}
