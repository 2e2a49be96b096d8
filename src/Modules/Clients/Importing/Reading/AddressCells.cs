using Platform.Clients.Contact;

namespace Platform.Clients.Importing;

/// <summary>The addresses of a row: the main one, the one on invoices and the one for parcels, all read alike.</summary>
internal static class AddressCells
{
    private static readonly Fields Main = new(
        null, ClientField.Street, ClientField.HouseNumber, ClientField.Addition, ClientField.Postcode, ClientField.City, ClientField.Region,
        ClientField.Country);

    private static readonly Fields Billing = new(
        ClientField.BillingName, ClientField.BillingStreet, ClientField.BillingNumber, ClientField.BillingAddition,
            ClientField.BillingPostcode,
        ClientField.BillingCity, ClientField.BillingRegion, ClientField.BillingCountry);

    private static readonly Fields Shipping = new(
        ClientField.ShippingName, ClientField.ShippingStreet, ClientField.ShippingNumber, ClientField.ShippingAddition,
            ClientField.ShippingPostcode,
        ClientField.ShippingCity, ClientField.ShippingRegion, ClientField.ShippingCountry);

    public static void Read(RowCells cells, ClientRow row, string country)
    {
        var main = Read(new PostalInput(), Main, cells, row, country);
        (row.Street, row.HouseNumber, row.Addition) = (main.Street, main.Number, main.Addition);
        (row.Postcode, row.City, row.Region, row.Country) = (main.Postcode, main.City, main.Region, main.Country);
        if (cells.Has(ClientField.BillingName, ClientField.BillingSdi))
        {
            var billing = Read(new BillingInput(), Billing, cells, row, country);
            billing.Email = Email(ClientField.BillingEmail, cells, row);
            billing.TaxCode = cells.Text(ClientField.BillingTaxCode, TextLimit.Code);
            billing.Pec = Email(ClientField.BillingPec, cells, row);
            billing.Sdi = cells.Text(ClientField.BillingSdi, TextLimit.Code);
            row.Billing = PostalInput.OrNothing(billing);
        }

        if (cells.Has(ClientField.ShippingName, ClientField.ShippingCountry))
        {
            row.Shipping = PostalInput.OrNothing(Read(new PostalInput(), Shipping, cells, row, country));
        }
    }

    private static T Read<T>(T address, Fields fields, RowCells cells, ClientRow row, string country)
        where T : PostalInput
    {
        address.Name = fields.Name is { } name ? cells.Text(name) : null;
        ReadStreet(address, fields, cells);
        address.City = cells.Text(fields.City);
        address.Region = cells.Text(fields.Region);
        ReadCountry(address, fields.Country, cells, row);
        ReadPostcode(address, fields.Postcode, cells, row, country);
        return address;
    }

    private static void ReadStreet(AddressInput address, Fields fields, RowCells cells)
    {
        address.Street = cells.Text(fields.Street);
        address.Number = cells.Text(fields.Number, TextLimit.Name);
        address.Addition = cells.Text(fields.Addition, TextLimit.Name);
        if (address.Number is not null)
        {
            if (address.Addition is null && StreetLine.SplitNumber(address.Number) is { } split)
            {
                (address.Number, address.Addition) = split;
            }
        }
        else if (address.Street is not null)
        {
            var line = StreetLine.Split(address.Street);
            address.Street = line.Street;
            address.Number = line.Number;
            address.Addition ??= line.Addition;
        }
    }

    private static void ReadCountry(AddressInput address, ClientField field, RowCells cells, ClientRow row)
    {
        var cell = cells.Value(field);
        if (cell.IsEmpty)
        {
            return;
        }

        address.Country = CountryCode.Parse(cell);
        if (address.Country is null)
        {
            row.Warn(field, ProblemCode.CountryUnknown, cell);
        }
    }

    /// <summary>Without a country in the row a neighbour's postcode is right too: salons near the border have both.</summary>
    private static void ReadPostcode(AddressInput address, ClientField field, RowCells cells, ClientRow row, string country)
    {
        var cell = cells.Value(field);
        if (cell.IsEmpty)
        {
            return;
        }

        address.Postcode = address.Country is not null
            ? Postcode.Parse(cell, address.Country)
            : Postcode.Parse(cell, country) ?? Postcode.Parse(cell, "NL") ?? Postcode.Parse(cell, "BE");
        if (address.Postcode is null)
        {
            row.Warn(field, ProblemCode.PostcodeInvalid, cell);
        }
    }

    private static string? Email(ClientField field, RowCells cells, ClientRow row)
    {
        var cell = cells.Value(field);
        var address = cell.IsEmpty ? null : EmailAddress.Parse(cell);
        if (address is null && !cell.IsEmpty)
        {
            row.Warn(field, ProblemCode.EmailInvalid, cell);
        }

        return address;
    }

    /// <summary>The columns of one address.</summary>
    private sealed record Fields(
        ClientField? Name, ClientField Street, ClientField Number, ClientField Addition, ClientField Postcode, ClientField City,
            ClientField Region,
        ClientField Country);
}
