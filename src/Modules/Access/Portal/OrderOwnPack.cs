using Microsoft.AspNetCore.Components;
using Platform.Access.Links;
using Platform.Access.Push;

namespace Platform.Access.Portal;

/// <summary>
/// The client orders everything the salon keeps about the client (GDPR, article 15). The file comes by a link in a mail, which works for
/// whoever is signed in as the client: neither the session nor the mailbox alone is enough.
/// </summary>
internal sealed class OrderOwnPack : IFeature
{
    private const int MostMails = 3;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public void Map(Doors doors) => doors.Portal.MapPost("/data", Order).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);

    private static async Task<IResult> Order(
        TenantContext tenant, AccessDb db, LinkIssue links, PushQueue push, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await db.Clients.FirstAsync(a => a.ClientId == tenant.Client!.Id, cancellationToken);
        var since = db.Now - Within;
        if (await db.Links.CountAsync(l => l.AccountId == account.Id && l.Purpose == LinkPurpose.OwnData && l.CreatedAt > since,
            cancellationToken) < MostMails)
        {
            await links.Mail(LinkPurpose.OwnData, account, cancellationToken);
            await push.Add(account.ClientId, PushNews.DataReady, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        flash.Success(texts["OwnDataOrdered", account.Email]);
        return TypedResults.LocalRedirect(here["/portal"]);
    }
}

/// <summary>In the restricted area: the button for it.</summary>
internal sealed class OwnDataPart(TenantContext tenant) : PortalPart
{
    public override int Order => 80;

    public override Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => Task.FromResult(tenant.OnBehalfOf is null ? OwnDataView.Of() : null);
}
