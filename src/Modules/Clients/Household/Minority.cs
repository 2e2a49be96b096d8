using Platform.Clients.Dates;

namespace Platform.Clients.Household;

/// <summary>What follows from a client's being a child. Of whom the year of birth is not known, that is not known.</summary>
internal sealed class Minority(ClientsDb db, Sight sight, Moments moments, TenantContext salon)
{
    private const int Majority = 18;

    /// <summary>GDPR, article 8: sixteen, unless the country says less, as Belgium does (law of 30 July 2018, article 7).</summary>
    private int AgeToConsent => salon.Tenant.Country == "BE" ? 13 : 16;

    /// <summary>Null for who is grown up, or may be.</summary>
    public async Task<Minor?> Of(Guid clientId, CancellationToken cancellationToken)
    {
        var born = await db.Clients.Where(client => client.Id == clientId).Select(client => client.BirthDate).FirstOrDefaultAsync(cancellationToken);
        return AgeOf(born) is < Majority and var age
            ? new Minor(age, NeedsGuardian: age < AgeToConsent && !await HasGuardian(clientId, cancellationToken)) : null;
    }

    /// <summary>Those of them who are too young to consent alone, and to whom nobody is linked who could.</summary>
    public async Task<IReadOnlyList<Guid>> Alone(IReadOnlyCollection<Guid> clientIds, CancellationToken cancellationToken)
    {
        var born = await db.Clients.Where(client => EF.Parameter(clientIds).Contains(client.Id) && client.BirthDate != null)
            .Select(client => new { client.Id, client.BirthDate }).ToListAsync(cancellationToken);
        var alone = new List<Guid>();
        foreach (var young in born.Where(client => AgeOf(client.BirthDate) < AgeToConsent))
        {
            if (!await HasGuardian(young.Id, cancellationToken))
            {
                alone.Add(young.Id);
            }
        }

        return alone;
    }

    /// <summary>Null when the year of birth is not known.</summary>
    private int? AgeOf(string? born) => born is null ? null : CalendarDate.OfStored(born).AgeOn(moments.Today);

    private async Task<bool> HasGuardian(Guid clientId, CancellationToken cancellationToken)
        => (await LinkedClient.To(clientId, db, sight, cancellationToken)).Any(other => other.Relation is "parent" or "carer");
}

/// <summary>A client under age.</summary>
/// <param name="Age">In years.</param>
/// <param name="NeedsGuardian">Too young to consent alone, and nobody is linked who could.</param>
public sealed record Minor(int Age, bool NeedsGuardian);
