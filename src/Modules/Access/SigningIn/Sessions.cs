using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Memory;
using Platform.Access.Staff;
using Platform.Kernel.Keys;

namespace Platform.Access.SigningIn;

/// <summary>
/// What this node remembers of who is signed in. Raising a salon's round forgets all of it at once, so what ends here ends now.
/// </summary>
internal sealed class SessionMemory
{
    private readonly ConcurrentDictionary<int, int> rounds = new();

    public int Round(int tenantId) => rounds.GetValueOrDefault(tenantId);

    public void Forget(int tenantId) => rounds.AddOrUpdate(tenantId, 1, (_, round) => round + 1);
}

/// <summary>Who a request comes from.</summary>
/// <param name="ProvedAt">When the person last proved who it is; null for programs.</param>
internal sealed record Recognised(Actor Who, Actor? OnBehalfOf, DateTime? ProvedAt);

/// <summary>
/// Starts, finds and ends sessions. What it finds it remembers for five seconds: a session that was ended on another node, or
/// whose account was closed, is over by then everywhere.
/// </summary>
internal sealed class Sessions(AccessDb db, TenantContext tenant, IMemoryCache cache, SessionMemory memory, RoleMemory roles)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StaffIdle = TimeSpan.FromHours(12);
    private static readonly TimeSpan ClientIdle = TimeSpan.FromDays(14);

    /// <summary>How long a session lasts without use.</summary>
    public static TimeSpan IdleOf(ActorKind kind) => kind == ActorKind.Staff ? StaffIdle : ClientIdle;

    /// <summary>What the database keeps of this browser's session; of nobody's when there is none.</summary>
    public string HashOf(HttpContext context, ActorKind kind) => LinkTokens.Hash(context.Request.Cookies[CookieName(context, kind)] ?? "");

    /// <summary>Adds a session to what is saved next and gives the browser its cookie.</summary>
    public void Start(HttpContext context, ActorKind kind, Guid accountId, bool byPasskey = false)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        db.Add(new Session
        {
            Kind = kind, AccountId = accountId, TokenHash = LinkTokens.Hash(token), StartedAt = db.Now, SeenAt = db.Now, ProvedAt = db.Now,
            IsByPasskey = byPasskey, Device = Devices.Of(context.Request.Headers.UserAgent.ToString()),
        });
        var cookie = Cookie(context);
        if (kind == ActorKind.Client)
        {
            cookie.MaxAge = ClientIdle;
        }

        context.Response.Cookies.Append(CookieName(context, kind), token, cookie);
    }

    /// <summary>Who this browser is in this salon; null for nobody.</summary>
    public async Task<Recognised?> Find(HttpContext context, ActorKind kind, CancellationToken cancellationToken)
    {
        if (context.Request.Cookies[CookieName(context, kind)] is not { Length: > 0 and < 100 } token)
        {
            return null;
        }

        var hash = LinkTokens.Hash(token);
        var key = (nameof(Sessions), tenant.TenantId, memory.Round(tenant.TenantId), hash);
        if (!cache.TryGetValue(key, out Recognised? actor))
        {
            actor = await Look(kind, hash, cancellationToken);
            cache.Set(key, actor, Remembered);
        }

        return actor;
    }

    public async Task End(HttpContext context, ActorKind kind, CancellationToken cancellationToken)
    {
        var name = CookieName(context, kind);
        if (context.Request.Cookies[name] is { Length: > 0 } token)
        {
            var hash = LinkTokens.Hash(token);
            var now = db.Now;
            await db.InTransaction(
                () => db.Sessions.Where(s => s.TokenHash == hash && s.EndedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken),
                cancellationToken);
            memory.Forget(tenant.TenantId);
        }

        context.Response.Cookies.Delete(name, Cookie(context));
    }

    /// <summary>Ends every session and every unused link of an account; to be called inside the transaction of the reason.</summary>
    public async Task EndAllOf(Guid accountId, CancellationToken cancellationToken)
    {
        await db.EndAllOf(accountId, cancellationToken);
        memory.Forget(tenant.TenantId);
    }

    /// <summary>The person behind this session just proved again who it is.</summary>
    public async Task Refresh(HttpContext context, ActorKind kind, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(context, kind), db.Now);
        await db.InTransaction(
            () => db.Sessions.Where(s => s.TokenHash == hash && s.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvedAt, now), cancellationToken),
            cancellationToken);
        memory.Forget(tenant.TenantId);
    }

    /// <summary>Rights of somebody changed: whoever is signed in is looked at anew.</summary>
    public void LookAgain() => memory.Forget(tenant.TenantId);

    private async Task<Recognised?> Look(ActorKind kind, string hash, CancellationToken cancellationToken)
    {
        var idle = IdleOf(kind);
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.TokenHash == hash && s.Kind == kind && s.EndedAt == null, cancellationToken);
        if (session is null || session.SeenAt < db.Now - idle)
        {
            return null;
        }

        if (session.SeenAt < db.Now - SeenEvery)
        {
            session.SeenAt = db.Now;
            await db.SaveChangesAsync(cancellationToken);
        }

        var actor = kind == ActorKind.Staff
            ? await db.Staff.FindAsync([tenant.TenantId, session.AccountId], cancellationToken) is { MaySignIn: true } staff
                ? await WithRights(staff, session, cancellationToken) : null
            : await db.Clients.FindAsync([tenant.TenantId, session.AccountId], cancellationToken) is { Enabled: true, ConfirmedAt: not null } client
                ? client.ToActor() : null;
        return actor is null ? null : new Recognised(actor, null, session.ProvedAt);
    }

    /// <summary>
    /// An owner who lacks the second factor that the salon asks for may set it up, and nothing else. A passkey was both factors.
    /// </summary>
    private async Task<Actor> WithRights(StaffAccount staff, Session session, CancellationToken cancellationToken)
        => staff is { Role: Role.Owner, SecondFactorSince: null } && !session.IsByPasskey
            && await db.Rules.AnyAsync(rules => rules.OwnersNeedSecondFactor, cancellationToken)
            ? Actor.Named(ActorKind.Staff, staff.Id, staff.Name)
            : staff.ToActor(await roles.Now(cancellationToken));

    /// <summary>
    /// The salon stands in the name, because salons on one host share a jar; <c>__Host-</c> (RFC 6265bis) where it can be had.
    /// </summary>
    private string CookieName(HttpContext context, ActorKind kind)
        => $"{(context.Request.IsHttps ? "__Host-" : "")}{(kind == ActorKind.Staff ? "staff" : "client")}-{tenant.TenantId}";

    internal static CookieOptions Cookie(HttpContext context)
        => new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
