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
        if (born is null || CalendarDate.OfStored(born).AgeOn(moments.Today) is not (< Majority and var age))
        {
            return null;
        }

        var linked = await LinkedClient.To(clientId, db, sight, cancellationToken);
        return new Minor(age, NeedsGuardian: age < AgeToConsent && !linked.Any(other => other.Relation is "parent" or "carer"));
    }
}

/// <summary>A client under age.</summary>
/// <param name="Age">In years.</param>
/// <param name="NeedsGuardian">Too young to consent alone, and nobody is linked who could.</param>
public sealed record Minor(int Age, bool NeedsGuardian);
