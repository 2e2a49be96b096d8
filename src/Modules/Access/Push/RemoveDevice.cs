using Microsoft.AspNetCore.Components;
using Platform.Contracts.Access;

namespace Platform.Access.Push;

/// <summary>The salon stops the notifications of a client on one device.</summary>
internal sealed class RemoveDevice : IFeature
{
    public void Map(Doors doors)
        => doors.Staff.MapPost("/clients/{id:guid}/devices/{deviceId:guid}/remove", Remove).Needs(Right.ManageLogins);

    /// <summary>The devices of a client's login, the one that was seen last on top.</summary>
    public static async Task<IReadOnlyList<DeviceView>> Of(AccessDb db, Guid clientId, CancellationToken cancellationToken)
        => await db.Devices.Where(device => db.Clients.Any(a => a.Id == device.AccountId && a.ClientId == clientId))
            .OrderByDescending(device => device.SeenAt).Select(device => new DeviceView(device.Id, device.Name, device.SeenAt))
            .ToListAsync(cancellationToken);

    private static async Task<IResult> Remove(
        Guid id, Guid deviceId, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var device = await db.Devices.FirstOrDefaultAsync(
            one => one.Id == deviceId && db.Clients.Any(a => a.Id == one.AccountId && a.ClientId == id), cancellationToken);
        if (device is null)
        {
            return TypedResults.NotFound();
        }

        db.Remove(device);
        db.Publish(new DeviceRemoved(id));
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["DeviceRemoved"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }
}

/// <summary>On the card: the devices on which the client allowed notifications.</summary>
internal sealed class DevicesPart(AccessDb db) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 42;

    public override Right Needs => Right.ManageLogins;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => await RemoveDevice.Of(db, clientId, cancellationToken) is { Count: > 0 } devices
            ? DeviceList.Of(devices, $"/clients/{clientId}/devices") : null;
}
