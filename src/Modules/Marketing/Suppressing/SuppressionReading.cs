using Platform.Contracts.Clients;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Suppressing;

/// <summary>An address that gets no marketing, as pages and programs see it.</summary>
/// <param name="Email">Null where nobody may read it: of people who said no themselves, or were erased.</param>
/// <param name="Reason">"leftByLink", "saidNo", "complained", "erased", "byHand", "noSuchAddress", "mailReturned"; "earlier" from before
/// reasons were kept.</param>
/// <param name="Why">In the salon's words.</param>
/// <param name="Removable">Nobody said no: the salon may take it off the list.</param>
public sealed record SuppressionLine(Guid Id, string? Email, string Reason, string? Why, string? By, DateTime At, bool Removable)
{
    internal static SuppressionLine Of(SuppressedAddress address) => new(
        address.Id, address.Email, address.Reason is { } reason ? CampaignView.Code(reason) : "earlier", address.Why, address.By,
        address.At, address.IsRemovable);
}

/// <summary>Reads the addresses that get no marketing.</summary>
internal sealed class SuppressionReading(MarketingDb db, IClientDirectory clients)
{
    public async Task<SuppressionLine?> Find(Guid id, CancellationToken cancellationToken)
        => await db.Suppressed.AsNoTracking().FirstOrDefaultAsync(address => address.Id == id, cancellationToken) is { } address
            ? SuppressionLine.Of(address) : null;

    /// <summary>The newest first.</summary>
    public async Task<Listing<SuppressionLine>> Page(int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<SuppressionLine>.Bounds(page, pageSize);
        var found = await db.Suppressed.AsNoTracking().OrderByDescending(address => address.At).ThenByDescending(address => address.Id)
            .Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new([.. found.Select(SuppressionLine.Of)], await db.Suppressed.CountAsync(cancellationToken), number, size);
    }

    /// <returns>One line or none; null for what is no whole address.</returns>
    public async Task<Listing<SuppressionLine>?> Search(string email, CancellationToken cancellationToken)
    {
        if (clients.ReadAddress(email.Trim()) is not { } address)
        {
            return null;
        }

        var found = await db.Suppressed.AsNoTracking().Where(known => known.Hash == address.Hash).ToListAsync(cancellationToken);
        return new([.. found.Select(SuppressionLine.Of)], found.Count, 1, Listing<SuppressionLine>.Bounds(null, null).Size);
    }
}
