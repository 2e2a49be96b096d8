using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Memory;
using Platform.Access.Mails;
using Platform.Access.SigningIn;
using Platform.Access.Staff;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Kernel.Keys;

namespace Platform.Access.Guests;

/// <summary>
/// Members of staff in the restricted area in a client's place. The pass is a cookie of its own beside the staff session, looked up
/// on every request: at most half an hour, only while the person works here with that right and the client is there.
/// </summary>
internal sealed class GuestPasses(
    AccessDb db, TenantContext tenant, IClientDirectory clients, NewsMails news, IMemoryCache cache, SessionMemory memory,
    RoleMemory roles)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    public bool IsShown(HttpContext context) => context.Request.Cookies.ContainsKey(CookieName(context));

    /// <summary>Whoever looks in one client's place leaves another's.</summary>
    public async Task Begin(HttpContext context, Guid clientId, string reason, CancellationToken cancellationToken)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await db.InTransaction(
            async () =>
            {
                await End(db.Guests.Where(pass => pass.StaffId == tenant.Actor.Id && pass.EndedAt == null), cancellationToken);
                db.Add(new GuestPass
                {
                    StaffId = tenant.Actor.Id!.Value, StaffName = tenant.Actor.Name, ClientId = clientId, Reason = reason,
                    TokenHash = LinkTokens.Hash(token), StartedAt = db.Now, ExpiresAt = db.Now + GuestPass.Longest,
                });
                db.Publish(new LoggedInAsClient(clientId, reason));
                await Tell(clientId, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        var cookie = Sessions.Cookie(context);
        cookie.MaxAge = GuestPass.Longest;
        context.Response.Cookies.Append(CookieName(context), token, cookie);
    }

    /// <summary>By mail, where the salon wishes it. Who has no login has nothing to be told about.</summary>
    private async Task Tell(Guid clientId, CancellationToken cancellationToken)
    {
        if (await db.Rules.AnyAsync(rules => rules.MailsOfLooks, cancellationToken)
            && await db.Clients.FirstOrDefaultAsync(a => a.ClientId == clientId && a.Enabled, cancellationToken) is { } account)
        {
            news.Send(account, AccountNews.SalonLooked);
        }
    }

    /// <summary>Who acts, and in whose place; null when the pass does not hold.</summary>
    public async Task<Recognised?> Find(HttpContext context, CancellationToken cancellationToken)
    {
        var hash = HashOf(context);
        var key = (nameof(GuestPasses), tenant.TenantId, memory.Round(tenant.TenantId), hash);
        if (!cache.TryGetValue(key, out Guest? guest))
        {
            guest = await Look(hash, cancellationToken);
            cache.Set(key, guest, Remembered);
        }

        if (guest is not null && db.Now < guest.Until)
        {
            return guest.Who;
        }

        context.Response.Cookies.Delete(CookieName(context), Sessions.Cookie(context));
        return null;
    }

    /// <summary>Ends the pass of this browser; the client it was for, if there was one.</summary>
    public async Task<Guid?> Leave(HttpContext context, CancellationToken cancellationToken)
    {
        if (!IsShown(context))
        {
            return null;
        }

        var hash = HashOf(context);
        var client = await db.Guests.Where(pass => pass.TokenHash == hash).Select(pass => (Guid?)pass.ClientId)
            .FirstOrDefaultAsync(cancellationToken);
        await db.InTransaction(
            async () =>
            {
                await End(db.Guests.Where(pass => pass.TokenHash == hash && pass.EndedAt == null), cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        memory.Forget(tenant.TenantId);
        context.Response.Cookies.Delete(CookieName(context), Sessions.Cookie(context));
        return client;
    }

    /// <summary>Ends those whose half hour is over, so that the history tells it.</summary>
    public Task EndOverdue(CancellationToken cancellationToken) => db.InTransaction(
        async () =>
        {
            var now = db.Now;
            await End(db.Guests.Where(pass => pass.EndedAt == null && pass.ExpiresAt <= now), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private async Task End(IQueryable<GuestPass> passes, CancellationToken cancellationToken)
    {
        foreach (var pass in await passes.ToListAsync(cancellationToken))
        {
            pass.EndedAt = pass.ExpiresAt < db.Now ? pass.ExpiresAt : db.Now;
            db.Publish(new LeftClient(pass.ClientId));
        }
    }

    private async Task<Guest?> Look(string hash, CancellationToken cancellationToken)
    {
        var pass = await db.Guests.AsNoTracking().FirstOrDefaultAsync(pass => pass.TokenHash == hash, cancellationToken);
        return pass?.Holds(db.Now) == true
            && await db.Staff.AsNoTracking().FirstOrDefaultAsync(a => a.Id == pass.StaffId, cancellationToken) is { MaySignIn: true } staff
            && staff.RightsBy(await roles.Now(cancellationToken)).Contains(Right.ImpersonateClients)
            && await clients.Find(pass.ClientId, cancellationToken) is { } client
            ? new Guest(
                new Recognised(Actor.Named(ActorKind.Staff, staff.Id, staff.Name),
                    Actor.Named(ActorKind.Client, client.Id, client.DisplayName), null),
                pass.ExpiresAt)
            : null;
    }

    private sealed record Guest(Recognised Who, DateTime Until);

    private string HashOf(HttpContext context) => LinkTokens.Hash(context.Request.Cookies[CookieName(context)] ?? "");

    private string CookieName(HttpContext context) => $"{(context.Request.IsHttps ? "__Host-" : "")}guest-{tenant.TenantId}";
}
