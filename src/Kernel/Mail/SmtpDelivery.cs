namespace Platform.Kernel.Mail;

/// <summary>
/// One mail on its way out, and the promise to tell its caller how it ended. It may change connections, but is told about once.
/// </summary>
internal sealed class SmtpDelivery(OutgoingMail mail, Func<Task>? beforeData, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<MailResult> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration whileWaiting;
    private Func<Task>? beforeData = beforeData;
    private int taken;

    public OutgoingMail Mail => mail;

    public CancellationToken Cancellation => cancellation;

    public Task<MailResult> Outcome => outcome.Task;

    /// <summary>Lets the caller give up as long as no connection has taken the mail.</summary>
    public void WaitForTurn() => whileWaiting = cancellation.UnsafeRegister(
        static waiting =>
        {
            var delivery = (SmtpDelivery)waiting!;
            if (Interlocked.Exchange(ref delivery.taken, 1) == 0)
            {
                delivery.Cancel();
            }
        },
        this);

    /// <summary>False when the caller gave up before.</summary>
    public bool TryTake()
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
        {
            return false;
        }

        whileWaiting.Dispose();
        return true;
    }

    /// <summary>Runs what the caller wants done before the mail is offered: once, whatever happens to connections.</summary>
    public async ValueTask RunBeforeData()
    {
        if (beforeData is not null)
        {
            await beforeData();
            beforeData = null;
        }
    }

    public void Complete(MailResult result) => outcome.TrySetResult(result);

    /// <summary>The mail certainly did not go: because the caller gave up, or because of the server.</summary>
    public void EndUnsent(SmtpTrouble trouble)
    {
        if (cancellation.IsCancellationRequested)
        {
            Cancel();
        }
        else
        {
            Complete(trouble.As(MailOutcome.TransportFailure));
        }
    }

    /// <summary>
    /// The caller's own step failed, or ours did in a way nobody foresaw: the caller gets the exception and does not wait for ever.
    /// </summary>
    public void Fail(Exception failure) => outcome.TrySetException(failure);

    private void Cancel() => outcome.TrySetCanceled(cancellation);
}
