using Platform.Contracts.Access;

namespace Platform.Access.Staff;

/// <summary>Tells other modules where mail for staff goes.</summary>
internal sealed class StaffDirectory(AccessDb db) : IStaffDirectory
{
    public Task<string?> AddressOf(Guid? accountId, CancellationToken cancellationToken)
    {
        var working = db.Staff.AsNoTracking().Where(account => account.LeftAt == null && account.ConfirmedAt != null);
        var asked = accountId is { } id
            ? working.Where(account => account.Id == id)
            : working.Where(account => account.Role == Role.Owner).OrderBy(account => account.CreatedAt);
        return asked.Select(account => account.Email).FirstOrDefaultAsync(cancellationToken)!;
    }

    public async Task<IReadOnlyList<Colleague>> Working(CancellationToken cancellationToken)
        => await db.Staff.AsNoTracking().Where(account => account.LeftAt == null && account.ConfirmedAt != null)
            .OrderBy(account => account.Name).Select(account => new Colleague(account.Id, account.Name)).ToListAsync(cancellationToken);
}
