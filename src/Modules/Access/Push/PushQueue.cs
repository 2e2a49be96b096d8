namespace Platform.Access.Push;

/// <summary>Asks for a notification on every device of a client; sent after the transaction of its reason.</summary>
internal sealed class PushQueue(AccessDb db)
{
    /// <summary>Adds it to what is saved next. A client without a login, or without a device, hears nothing.</summary>
    public async Task Add(Guid clientId, PushNews news, CancellationToken cancellationToken)
    {
        var devices = await db.Devices.Where(device => db.Clients.Any(a => a.Id == device.AccountId && a.ClientId == clientId && a.Enabled))
            .Select(device => device.Id).ToListAsync(cancellationToken);
        foreach (var device in devices)
        {
            var message = db.Add(new PushMessage { DeviceId = device, News = news, CreatedAt = db.Now }).Entity;
            db.Enqueue(SendPush.TaskKind, message.Id);
        }
    }
}
