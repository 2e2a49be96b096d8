using Platform.Clients.Contact;

namespace Platform.Clients.Importing;

/// <summary>The address of a row.</summary>
internal static class AddressCells
{
    public static void Read(RowCells cells, ClientRow row, string country)
    {
        ReadStreet(cells, row);
        row.City = cells.Text(ClientField.City);
        row.Region = cells.Text(ClientField.Region);
        ReadCountry(cells, row);
        ReadPostcode(cells, row, country);
    }

    private static void ReadStreet(RowCells cells, ClientRow row)
    {
        row.Street = cells.Text(ClientField.Street);
        row.HouseNumber = cells.Text(ClientField.HouseNumber, TextLimit.Name);
        row.Addition = cells.Text(ClientField.Addition, TextLimit.Name);
        if (row.HouseNumber is not null)
        {
            if (row.Addition is null && StreetLine.SplitNumber(row.HouseNumber) is { } split)
            {
                (row.HouseNumber, row.Addition) = split;
            }
        }
        else if (row.Street is not null)
        {
            var line = StreetLine.Split(row.Street);
            row.Street = line.Street;
            row.HouseNumber = line.Number;
            row.Addition ??= line.Addition;
        }
    }

    private static void ReadCountry(RowCells cells, ClientRow row)
    {
        var cell = cells.Value(ClientField.Country);
        if (cell.IsEmpty)
        {
            return;
        }

        row.Country = CountryCode.Parse(cell);
        if (row.Country is null)
        {
            row.Warn(ClientField.Country, ProblemCode.CountryUnknown, cell);
        }
    }

    /// <summary>Without a country in the row a neighbour's postcode is right too: salons near the border have both.</summary>
    private static void ReadPostcode(RowCells cells, ClientRow row, string country)
    {
        var cell = cells.Value(ClientField.Postcode);
        if (cell.IsEmpty)
        {
            return;
        }

        row.Postcode = row.Country is not null
            ? Postcode.Parse(cell, row.Country)
            : Postcode.Parse(cell, country) ?? Postcode.Parse(cell, "NL") ?? Postcode.Parse(cell, "BE");
        if (row.Postcode is null)
        {
            row.Warn(ClientField.Postcode, ProblemCode.PostcodeInvalid, cell);
        }
    }
}
