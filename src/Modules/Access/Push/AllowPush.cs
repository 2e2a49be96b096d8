using Microsoft.AspNetCore.WebUtilities;
using Platform.Access.Portal;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;
using Platform.Kernel.Keys;

namespace Platform.Access.Push;

internal sealed class DeviceForm
{
    public string? Endpoint { get; set; }

    /// <summary>Base64url, as the browser says it.</summary>
    public string? PublicKey { get; set; }

    public string? Secret { get; set; }
}

/// <summary>A client allows notifications on a device, and takes that back.</summary>
internal sealed class AllowPush : IFeature
{
    public const string Path = $"{OwnLogin.Path}/devices";

    public void Map(Doors doors)
    {
        // Without a session: a browser looks after its worker also when nobody is signed in.
        doors.Public.MapGet("/portal/push.js", Worker);
        doors.Portal.MapPost(Path, Allow).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
        doors.Portal.MapPost($"{Path}/seen", Seen).NeedsNoRight();
        doors.Portal.MapPost($"{Path}/{{id:guid}}/remove", Remove).NeedsNoRight();
    }

    /// <summary>The worker counts for the folder it lies in, so it is the salon's own; what it does is the same file for all.</summary>
    private static ContentHttpResult Worker(AssetUrls files)
        => TypedResults.Text($"importScripts('{files["ui/dist/worker.js"]}');", "text/javascript");

    private static async Task<IResult> Allow(
        Posted<DeviceForm> posted, OwnLogin.Page page, AccessDb db, HttpContext context, Flash flash, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (Read(posted.Value) is not { } endpoint)
        {
            flash.Error(texts["PushNotAllowed"]);
            return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}"]);
        }

        var (hash, now) = (LinkTokens.Hash(endpoint), db.Now);
        await db.InTransaction(
            async () =>
            {
                // A browser has one address a salon: whoever signed in last on it gets the notifications.
                await db.Devices.Where(device => device.EndpointHash == hash).ExecuteDeleteAsync(cancellationToken);
                db.RemoveRange(await db.Devices.Where(device => device.AccountId == account.Id).OrderByDescending(device => device.SeenAt)
                    .Skip(PushDevice.Most - 1).ToListAsync(cancellationToken));
                db.Add(new PushDevice
                {
                    AccountId = account.Id, Name = Devices.Of(context.Request.Headers.UserAgent.ToString()), Endpoint = endpoint,
                    EndpointHash = hash, PublicKey = posted.Value.PublicKey!, Secret = posted.Value.Secret!, CreatedAt = now, SeenAt = now,
                });
                db.Publish(new DeviceAdded(account.ClientId));
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        flash.Success(texts["PushAllowed"]);
        return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}"]);
    }

    /// <summary>The script says this once a visit; an address that is not known here is left alone.</summary>
    private static async Task<IResult> Seen(
        Posted<DeviceForm> posted, OwnLogin.Page page, AccessDb db, CancellationToken cancellationToken)
    {
        var (account, hash, now) = (await page.Me(cancellationToken), LinkTokens.Hash(posted.Value.Endpoint ?? ""), db.Now);
        var known = 0;
        await db.InTransaction(
            async () => known = await db.Devices.Where(device => device.EndpointHash == hash && device.AccountId == account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(device => device.SeenAt, now), cancellationToken),
            cancellationToken);
        return known > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    private static async Task<IResult> Remove(
        Guid id, OwnLogin.Page page, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (await db.Devices.FirstOrDefaultAsync(one => one.Id == id && one.AccountId == account.Id, cancellationToken) is not { } device)
        {
            return TypedResults.NotFound();
        }

        db.Remove(device);
        db.Publish(new DeviceRemoved(account.ClientId));
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["DeviceRemoved"]);
        return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}"]);
    }

    /// <summary>The address, when all three parts are what a browser says; whether it may be called is looked at when it is.</summary>
    private static string? Read(DeviceForm form)
    {
        try
        {
            return form is
                {
                    Endpoint: { Length: <= PushDevice.LongestEndpoint } endpoint, PublicKey: { Length: < 100 } point,
                    Secret: { Length: < 50 } secret,
                }
                && Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
                && PushEncryption.Fits(WebEncoders.Base64UrlDecode(point), WebEncoders.Base64UrlDecode(secret)) ? endpoint : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
