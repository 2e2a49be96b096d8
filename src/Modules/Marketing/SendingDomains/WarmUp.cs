using Platform.Kernel.Mail;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.SendingDomains;

/// <summary>
/// A new sending domain begins with few mails a day and grows, because receivers trust nobody whom they do not know: 200 on the first day,
/// 200,000 on the 42nd, no limit after that. Mail that comes back and complaints hold it, or take it back.
/// </summary>
internal sealed class WarmUp(MarketingDb db)
{
    /// <summary>Days of sending until there is no limit.</summary>
    public const int LastLevel = 42;

    /// <summary>What halves the limit, more or less.</summary>
    private const int StepBack = 4;

    private const int MostTries = 5;
    private const double First = 200;
    private const double Last = 200_000;

    /// <summary>Shares of what was sent in a day, and how many at least: one of a few says nothing.</summary>
    private const double ComplaintsHold = 0.001;
    private const double ComplaintsBack = 0.003;
    private const double BouncesHold = 0.02;
    private const double BouncesBack = 0.05;
    private const int FewestComplaints = 2;
    private const int FewestBounces = 5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Mails a day; null when there is no limit any more.</summary>
    public static int? LimitOf(int level)
        => level > LastLevel ? null : (int)Math.Round(First * Math.Pow(Last / First, (level - 1) / (double)(LastLevel - 1)));

    /// <summary>Takes room for mails that are about to go; whoever does not use it gives it back.</summary>
    /// <param name="wanted">How many.</param>
    /// <param name="cancellationToken">Ends the work before anything is taken.</param>
    /// <returns>How many may go, and when there is more room (UTC) if those are fewer.</returns>
    public async Task<(int Room, DateTime? MoreAt)> Take(int wanted, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var domain = await db.SendingDomains.AsNoTracking().FirstOrDefaultAsync(one => one.VerifiedAt != null, cancellationToken);
            if (domain is null || LimitOf(domain.WarmLevel) is null)
            {
                return (wanted, null);
            }

            var (level, since, sent) = await Today(domain, cancellationToken);
            var room = LimitOf(level) is { } limit ? Math.Clamp(limit - sent, 0, wanted) : wanted;
            if (await Write(domain, level, since, sent + room))
            {
                return (room, room < wanted ? since + Day : null);
            }

            if (attempt == MostTries)
            {
                // Others take it faster: the next turn tries again.
                return (0, db.Now.AddSeconds(1));
            }
        }
    }

    /// <summary>When there is room again, UTC; null when there is some now.</summary>
    public async Task<DateTime?> FullUntil(CancellationToken cancellationToken)
        => await db.SendingDomains.AsNoTracking().FirstOrDefaultAsync(one => one.VerifiedAt != null, cancellationToken) is { } domain
            && LimitOf(domain.WarmLevel) <= domain.WarmSent && domain.WarmSince + Day is { } until && until > db.Now ? until : null;

    public Task GiveBack(int unused) => unused == 0 ? Task.CompletedTask : db.InTransaction(
        () => db.SendingDomains.Where(one => one.WarmSent >= unused)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.WarmSent, one => one.WarmSent - unused)),
        CancellationToken.None);

    /// <summary>A day begins with its first mail; the next one goes on from what became of the last.</summary>
    private async Task<(int Level, DateTime Since, int Sent)> Today(SendingDomain domain, CancellationToken cancellationToken)
    {
        if (domain.WarmSince is { } since && since + Day > db.Now)
        {
            return (domain.WarmLevel, since, domain.WarmSent);
        }

        var level = domain.WarmSince is { } last && domain.WarmSent > 0 ? await After(domain, last, cancellationToken) : domain.WarmLevel;
        return (level, db.Now, 0);
    }

    private async Task<int> After(SendingDomain domain, DateTime since, CancellationToken cancellationToken)
    {
        var until = since + Day;
        var returned = await db.Recipients.Where(row => row.At >= since && row.At < until && row.Returned != null)
            .GroupBy(row => row.Returned).Select(same => new { Kind = same.Key, Count = same.Count() }).ToListAsync(cancellationToken);
        var complaints = returned.Where(same => same.Kind == ReturnKind.Complaint).Sum(same => same.Count);
        var bounces = returned.Where(same => same.Kind is ReturnKind.NoSuchAddress or ReturnKind.Refused).Sum(same => same.Count);
        var complained = complaints < FewestComplaints ? 0 : (double)complaints / domain.WarmSent;
        var bounced = bounces < FewestBounces ? 0 : (double)bounces / domain.WarmSent;
        return complained >= ComplaintsBack || bounced >= BouncesBack ? Math.Max(1, domain.WarmLevel - StepBack)
            : complained >= ComplaintsHold || bounced >= BouncesHold ? domain.WarmLevel
            : domain.WarmLevel + 1;
    }

    /// <returns>False when somebody else took room at the same moment.</returns>
    private async Task<bool> Write(SendingDomain read, int level, DateTime since, int sent)
    {
        var rows = 0;
        await db.InTransaction(
            async () => rows = await db.SendingDomains
                .Where(one => one.Id == read.Id && one.WarmLevel == read.WarmLevel && one.WarmSent == read.WarmSent
                    && one.WarmSince == read.WarmSince)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(one => one.WarmLevel, level).SetProperty(one => one.WarmSince, since)
                    .SetProperty(one => one.WarmSent, sent)),
            CancellationToken.None);
        return rows == 1;
    }
}
