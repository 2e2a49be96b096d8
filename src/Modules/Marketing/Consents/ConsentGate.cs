using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// The one question before any message for a purpose goes to a client by a channel, asked at the moment of sending: messages about
/// appointments may go until somebody switched them off, all others only after a yes.
/// </summary>
internal sealed class ConsentGate(MarketingDb db, IClientDirectory clients)
{
    /// <returns>False also for a client in the bin or merged away, and for a purpose that has no such channel.</returns>
    public async Task<bool> Opens(Guid clientId, ConsentPurpose purpose, ConsentChannel channel, CancellationToken cancellationToken)
    {
        var pair = new ConsentPair(purpose, channel);
        if (!ConsentPair.All.Contains(pair) || await clients.Find(clientId, cancellationToken) is null)
        {
            return false;
        }

        var consent = await db.Consents.AsNoTracking().FirstOrDefaultAsync(
            consent => consent.ClientId == clientId && consent.Purpose == purpose && consent.Channel == channel, cancellationToken);
        return consent?.IsGiven ?? pair.IsOnUnasked;
    }
}
