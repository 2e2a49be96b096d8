using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Contracts.Access;
using Platform.Kernel.Jobs;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;
using Platform.Kernel.Outgoing;

namespace Platform.Access.Push;

/// <summary>
/// Brings one notification to one device (RFC 8030). A device that its push service does not know any more is forgotten; a service that is
/// busy is asked again, a few times.
/// </summary>
internal sealed class SendPush(
    AccessDb db, TenantContext tenant, GuardedCalls calls, VapidKey key, SalonAddress addresses, IStringLocalizer<AccessText> texts)
    : QueuedTask
{
    public const string TaskKind = "access.send-push";

    public override string Kind => TaskKind;

    public override async Task Run(Guid subjectId, CancellationToken cancellationToken)
    {
        if (await db.PushMessages.FirstOrDefaultAsync(message => message.Id == subjectId, cancellationToken) is not { } message)
        {
            return;
        }

        var device = await db.Devices.FirstOrDefaultAsync(one => one.Id == message.DeviceId, cancellationToken);
        var account = device is null ? null : await db.Clients.FirstOrDefaultAsync(
            a => a.Id == device.AccountId && a.Enabled && a.ConfirmedAt != null, cancellationToken);
        if (account is not null && message.CreatedAt > db.Now - PushMessage.Life
            && !await Bring(message, device!, account, cancellationToken))
        {
            db.Remove(device!);
            db.Publish(new DeviceRemoved(account.ClientId));
        }

        db.Remove(message);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The device stays: its push service may be back tomorrow.</summary>
    public override Task GiveUp(Guid subjectId) => db.InTransaction(
        () => db.PushMessages.Where(message => message.Id == subjectId).ExecuteDeleteAsync(), CancellationToken.None);

    /// <summary>False when there is no such device any more, or never was.</summary>
    private async Task<bool> Bring(PushMessage message, PushDevice device, ClientAccount account, CancellationToken cancellationToken)
    {
        var endpoint = new Uri(device.Endpoint);
        var body = PushEncryption.Encrypt(
            Written(message.News, account), WebEncoders.Base64UrlDecode(device.PublicKey), WebEncoders.Base64UrlDecode(device.Secret));
        var headers = new Dictionary<string, string>
        {
            ["TTL"] = ((int)PushMessage.Life.TotalSeconds).ToString(CultureInfo.InvariantCulture), ["Topic"] = message.News.ToString(),
            ["Content-Encoding"] = "aes128gcm", ["Content-Type"] = "application/octet-stream",
            ["Authorization"] = VapidToken.For(endpoint, addresses.OfPlatform("/"), await key.Pair(cancellationToken), db.Now),
        };
        try
        {
            var answer = await calls.Post(endpoint, body, headers, cancellationToken);
            return answer is not (HttpStatusCode.NotFound or HttpStatusCode.Gone)
                && ((int)answer < 500 && answer != HttpStatusCode.TooManyRequests ? true : throw new PushServiceBusyException((int)answer));
        }
        catch (CallRefusedException)
        {
            return false;
        }
    }

    /// <summary>As the service worker reads it, in the client's language.</summary>
    private byte[] Written(PushNews news, ClientAccount account)
    {
        CultureInfo.CurrentUICulture = SalonCultures.Of(account.Language ?? tenant.Tenant.Language).UICulture;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            title = tenant.Tenant.Name, body = texts[$"Push{news}"].Value, url = addresses.Of(tenant.Tenant, "/portal"),
        });
    }

    /// <summary>To be tried again later.</summary>
    private sealed class PushServiceBusyException(int status) : Exception($"The push service answered {status}.");
}
