using Platform.Kernel.Jobs;

namespace Platform.Access;

/// <summary>
/// Each night: what opens nothing any more and is told to nobody goes. Sessions and visits in a client's place stay a year, because the
/// people they are about look back at them; the rest goes a month after its end, notifications when nobody waits for them.
/// </summary>
[Clock("0 20 3 * * ?")]
internal sealed class ForgetWhatIsOver(AccessDb db) : ISalonClockJob
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public Task Run(CancellationToken cancellationToken)
    {
        var (now, month, year) = (db.Now, db.Now - Month, db.Now - Year);
        return db.InTransaction(
            async () =>
            {
                await db.SpentChallenges.Where(spent => spent.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
                await db.PushMessages.Where(message => message.CreatedAt < month).ExecuteDeleteAsync(cancellationToken);
                await db.Links.Where(link => link.ExpiresAt < month).ExecuteDeleteAsync(cancellationToken);
                await db.Sessions.Where(session => session.SeenAt < year).ExecuteDeleteAsync(cancellationToken);
                await db.Guests.Where(pass => pass.EndedAt < year).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
    }
}
