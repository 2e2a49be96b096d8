using System.Globalization;
using Platform.Clients.Importing;

namespace Platform.Clients.Exporting;

/// <summary>A column of the file of clients.</summary>
/// <param name="Name">Of its head, in the texts of the import.</param>
internal sealed record ExportColumn(string Name, Func<Client, string?> Read)
{
    /// <summary>Every field of a card. An import knows the first ones again by their heads; the last are for reading only.</summary>
    public static IReadOnlyList<ExportColumn> All { get; } =
    [
        Of(ClientField.CardId, client => client.Id.ToString()),
        Of(ClientField.SourceId, client => client.SourceId),
        Of(ClientField.FirstName, client => client.FirstName),
        Of(ClientField.Infix, client => client.Infix),
        Of(ClientField.LastName, client => client.LastName),
        Of(ClientField.DisplayName, client => client.TypedDisplayName),
        Of(ClientField.Email, client => client.Email),
        Of(ClientField.Mobile, client => client.Mobile),
        Of(ClientField.Phone, client => client.Phone),
        Of(ClientField.Street, client => client.Street),
        Of(ClientField.HouseNumber, client => client.HouseNumber),
        Of(ClientField.Addition, client => client.Addition),
        Of(ClientField.Postcode, client => client.Postcode),
        Of(ClientField.City, client => client.City),
        Of(ClientField.Region, client => client.Region),
        Of(ClientField.Country, client => client.Country),
        Of(ClientField.BirthDate, client => client.BirthDate),
        Of(ClientField.Gender, client => client.Gender),
        Of(ClientField.Language, client => client.Language),
        Of(ClientField.Website, client => client.Website),
        Of(ClientField.Company, client => client.Company),
        Of(ClientField.VatNumber, client => client.VatNumber),
        Of(ClientField.CocNumber, client => client.CocNumber),
        Of(ClientField.Occupation, client => client.Occupation),
        Of(ClientField.Education, client => client.Education),
        Of(ClientField.HeardFrom, client => client.HeardFrom),
        Of(ClientField.Group, client => client.Group),
        Of(ClientField.Kind, client => client.Kind),
        Of(ClientField.BillingName, client => client.Billing?.Name),
        Of(ClientField.BillingEmail, client => client.Billing?.Email),
        Of(ClientField.BillingStreet, client => client.Billing?.Street),
        Of(ClientField.BillingNumber, client => client.Billing?.Number),
        Of(ClientField.BillingAddition, client => client.Billing?.Addition),
        Of(ClientField.BillingPostcode, client => client.Billing?.Postcode),
        Of(ClientField.BillingCity, client => client.Billing?.City),
        Of(ClientField.BillingRegion, client => client.Billing?.Region),
        Of(ClientField.BillingCountry, client => client.Billing?.Country),
        Of(ClientField.BillingTaxCode, client => client.Billing?.TaxCode),
        Of(ClientField.BillingPec, client => client.Billing?.Pec),
        Of(ClientField.BillingSdi, client => client.Billing?.Sdi),
        Of(ClientField.ShippingName, client => client.Shipping?.Name),
        Of(ClientField.ShippingStreet, client => client.Shipping?.Street),
        Of(ClientField.ShippingNumber, client => client.Shipping?.Number),
        Of(ClientField.ShippingAddition, client => client.Shipping?.Addition),
        Of(ClientField.ShippingPostcode, client => client.Shipping?.Postcode),
        Of(ClientField.ShippingCity, client => client.Shipping?.City),
        Of(ClientField.ShippingRegion, client => client.Shipping?.Region),
        Of(ClientField.ShippingCountry, client => client.Shipping?.Country),
        Of(ClientField.Since, client => client.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("ExportStatus", client => client.Status),
        new("ExportSource", client => client.Source),
        new("ExportLogin", client => client.Login.ToString()),
        new("ExportFigures", client => client.ImportedFigures),
    ];

    private static ExportColumn Of(ClientField field, Func<Client, string?> read) => new($"Field-{FieldCode.Of(field)}", read);
}
