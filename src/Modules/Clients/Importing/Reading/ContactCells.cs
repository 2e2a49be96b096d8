using Platform.Clients.Contact;

namespace Platform.Clients.Importing;

/// <summary>E-mail, telephone and website of a row.</summary>
internal static class ContactCells
{
    private static readonly string[] Separators = [";", ",", " / ", ":::", "\n", " "];

    public static void Read(RowCells cells, ClientRow row, string country)
    {
        ReadEmail(cells.Value(ClientField.Email), row);
        PhoneCells.Read(cells, row, country);
        ReadWebsite(cells.Text(ClientField.Website), row);
    }

    /// <summary>Takes the first valid address of the cell; a client has one.</summary>
    private static void ReadEmail(ReadOnlySpan<char> cell, ClientRow row)
    {
        if (cell.IsEmpty)
        {
            return;
        }

        if (EmailAddress.Parse(cell) is { } single)
        {
            row.Email = single;
            return;
        }

        foreach (var part in cell.ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (EmailAddress.Parse(part) is not { } address)
            {
                continue;
            }

            if (row.Email is null)
            {
                row.Email = address;
            }
            else
            {
                row.Warn(ClientField.Email, ProblemCode.EmailFurther, address);
            }
        }

        if (row.Email is null)
        {
            row.Warn(ClientField.Email, ProblemCode.EmailInvalid, cell);
        }
    }

    private static void ReadWebsite(string? cell, ClientRow row)
    {
        if (cell is null)
        {
            return;
        }

        row.Website = WebAddress.Parse(cell);
        if (row.Website is null)
        {
            row.Warn(ClientField.Website, ProblemCode.WebsiteInvalid, cell);
        }
    }
}
