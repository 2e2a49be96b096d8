using System.Globalization;
using Platform.Contracts.Clients;

namespace Platform.Clients.Deleting;

/// <summary>The bin: whom somebody deleted, how long they stay, and the way back, for one and for a lot that was deleted together.</summary>
internal sealed class ShowBin : IFeature
{
    /// <summary>How long a card can be brought back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int Most = 200;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/bin", Show).Needs(Right.MergeClients);
        doors.Staff.MapPost("/clients/bin/restore", Restore).Needs(Right.MergeClients);
    }

    private static async Task<RazorComponentResult<BinPage>> Show(ClientsDb db, CancellationToken cancellationToken)
    {
        var deleted = db.WithBin.AsNoTracking().Where(client => client.DeletedAt != null);
        var shown = await deleted.OrderByDescending(client => client.DeletedAt).ThenBy(client => client.Id).Take(Most)
            .Select(client => new BinnedClient(client.Id, client.DisplayName, client.DeletedAt!.Value)).ToListAsync(cancellationToken);
        return Ui.Page<BinPage>(new { Clients = shown, Total = await deleted.CountAsync(cancellationToken) });
    }

    /// <param name="at">The moment at which they were deleted, in ticks: everybody who went into the bin in one go.</param>
    private static async Task<IResult> Restore(
        long at, ClientsDb db, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (at < 0 || at > DateTime.MaxValue.Ticks)
        {
            return TypedResults.NotFound();
        }

        DateTime? moment = new DateTime(at, DateTimeKind.Utc);
        DateTime? nowhere = null;
        var ids = await db.WithBin.Where(client => client.DeletedAt == moment).Select(client => client.Id).ToListAsync(cancellationToken);
        await db.ChangeMany(
            ids,
            chunk => db.WithBin.Where(client => chunk.Contains(client.Id)),
            (set, change) => set.SetProperty(client => client.DeletedAt, nowhere).SetProperty(client => client.ChangeNumber, change),
            id => new ClientRestored(id),
            cancellationToken);
        flash.Success(texts["RestoredMany", ids.Count.ToString(CultureInfo.CurrentCulture)]);
        return TypedResults.LocalRedirect(here["/clients"]);
    }
}

/// <summary>A client in the bin.</summary>
/// <param name="DeletedAt">UTC.</param>
public sealed record BinnedClient(Guid Id, string Name, DateTime DeletedAt)
{
    /// <summary>Whole days until it can no longer be brought back.</summary>
    public int DaysLeft(DateTime now) => Math.Max(0, (int)Math.Ceiling((DeletedAt + ShowBin.Kept - now).TotalDays));
}
