using Platform.Clients.Contact;
using Platform.Clients.Directory;
using Platform.Contracts.Clients;

namespace Platform.Clients.Registration;

/// <summary>Somebody who is typed in may be there already: says so before anything is saved, and never stands in the way.</summary>
internal sealed class WarnOfAlike : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapGet("/clients/new/alike", Show).Needs(Right.ChangeClients);

    private static async Task<IResult> Show(
        string? email, string? mobile, string? phone, ClientLookup lookup, IClientDirectory directory, TenantContext salon,
        CancellationToken cancellationToken)
    {
        var alike = await lookup.Alike(
            EmailAddress.Parse(email ?? ""), Number(mobile), Number(phone), except: null, cancellationToken);
        if (alike is null)
        {
            return Ui.Fragment<AlikeNotice>();
        }

        var names = await directory.NamesOf([alike.Id], cancellationToken);
        return Ui.Fragment<AlikeNotice>(new { alike.Id, Name = names.GetValueOrDefault(alike.Id) });

        // As it would be stored, however it is spelled.
        string? Number(string? typed) => PhoneReading.Parse(typed ?? "", salon.Tenant.Country)?.E164;
    }
}
