namespace Platform.Access.SigningIn;

/// <summary>One time that somebody was signed in.</summary>
/// <param name="Device">"Firefox, Windows"; null when the browser did not say.</param>
/// <param name="IsOpen">Still signed in there.</param>
/// <param name="IsThis">The browser that asks.</param>
public sealed record SessionView(Guid Id, string? Device, DateTime StartedAt, DateTime SeenAt, bool IsOpen, bool IsThis);

/// <summary>What somebody sees of the own sessions, and how one ends.</summary>
internal sealed class OwnSessions(AccessDb db, Sessions sessions)
{
    private const int Most = 20;

    /// <summary>The latest, newest first.</summary>
    public async Task<IReadOnlyList<SessionView>> Of(
        HttpContext context, ActorKind kind, Guid accountId, CancellationToken cancellationToken)
    {
        var (current, since) = (sessions.HashOf(context, kind), db.Now - Sessions.IdleOf(kind));
        var rows = await db.Sessions.AsNoTracking().Where(s => s.AccountId == accountId && s.Kind == kind)
            .OrderByDescending(s => s.StartedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(s => new SessionView(s.Id, s.Device, s.StartedAt, s.SeenAt, s.EndedAt is null && s.SeenAt >= since,
            s.TokenHash == current))];
    }

    /// <summary>False when the account has no such session.</summary>
    public async Task<bool> End(Guid sessionId, Guid accountId, CancellationToken cancellationToken)
    {
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId && s.AccountId == accountId, cancellationToken) is not { } session)
        {
            return false;
        }

        session.EndedAt ??= db.Now;
        await db.SaveChangesAsync(cancellationToken);
        sessions.LookAgain();
        return true;
    }
}
