using System.Text.Json.Serialization;
using Platform.Contracts.Access;

namespace Platform.Clients;

/// <summary>A client as the API tells it, with what the asker may see.</summary>
/// <param name="Custom">What stands in the salon's own fields, by their keys.</param>
/// <param name="GroupId">Null too for a group that somebody typed and the salon has no word for.</param>
/// <param name="Address">Absent for those who may not see contact data, as are billing and shipping, which are also absent when nothing is said.</param>
internal sealed record ClientView(
    Guid Id, string DisplayName, string? FirstName, string? Infix, string? LastName, string? Email, string? Phone, string? Mobile,
    string? Website, string? BirthDate, string? Gender, string? Language,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AddressInput? Address,
    string? Company, string? VatNumber, string? CocNumber, string? Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BillingInput? Billing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PostalInput? Shipping,
    string? Occupation, string? Education, string? HeardFrom, string? Status, string? Group,
    Guid? GroupId, Guid? AssignedStaffId, string? Source, IReadOnlyDictionary<string, string?> Custom, string Login, DateTime CreatedAt,
        int Version)
{
    public static ClientView Of(Client client, Sight sight, IReadOnlyDictionary<string, Guid> groups)
    {
        var shown = sight.Of(client);
        return new(
            client.Id, sight.Name(client.DisplayName, client.FirstName, client.LastName), shown.FirstName, shown.Infix, shown.LastName,
            shown.Email, shown.Phone, shown.Mobile, shown.Website, shown.BirthDate, shown.Gender, shown.Language, shown.Address,
            shown.Company, shown.VatNumber, shown.CocNumber, shown.Kind, shown.Billing, shown.Shipping, shown.Occupation, shown.Education, shown.HeardFrom,
            shown.Status, shown.Group, shown.Group is { } group && groups.TryGetValue(group, out var groupId) ? groupId : null,
                client.AssignedStaffId,
            shown.Source, shown.Custom!, CodeOf(client.Login), client.CreatedAt, client.Version);
    }

    /// <summary>As addresses and JSON write it: "unconfirmed".</summary>
    public static string CodeOf(LoginState login) => login.ToString().ToLowerInvariant();
}
