using Platform.Clients.Contact;
using Platform.Clients.Dates;

namespace Platform.Clients.Importing;

/// <summary>What a row tells about the person: birth date, gender, language, company.</summary>
internal static class PersonCells
{
    /// <param name="country">Of the salon.</param>
    public static void Read(RowCells cells, ClientRow row, string country, DateOnly today)
    {
        ReadBirthDate(cells, row, today);
        ReadGender(cells, row);
        ReadLanguage(cells, row);
        row.Company = cells.Text(ClientField.Company);
        ReadKind(cells, row);
        ReadVatNumber(cells, row, row.Country ?? country);
        row.Occupation = cells.Text(ClientField.Occupation, TextLimit.Name);
        row.Education = cells.Text(ClientField.Education, TextLimit.Name);
        row.CocNumber = cells.Text(ClientField.CocNumber, TextLimit.Name);
    }

    private static void ReadBirthDate(RowCells cells, ClientRow row, DateOnly today)
    {
        // Two dashes start a birthday without year, so placeholders are judged on the cell as a whole.
        var cell = cells.Value(ClientField.BirthDate);
        if (cell.IsEmpty)
        {
            return;
        }

        var order = cells.Column(ClientField.BirthDate)!.DateOrder;
        var outcome = BirthDate.Read(cell, order, today, out var birthDate);
        row.BirthDate = birthDate;
        switch (outcome)
        {
            case BirthDateOutcome.Future:
                row.Refuse(ClientField.BirthDate, ProblemCode.BirthDateFuture, cell);
                break;
            case BirthDateOutcome.Unreadable:
                row.Warn(ClientField.BirthDate, ProblemCode.BirthDateUnreadable, cell);
                break;
            case BirthDateOutcome.TooLongAgo:
                row.Warn(ClientField.BirthDate, ProblemCode.BirthDateTooLongAgo, cell);
                break;
        }
    }

    private static void ReadKind(RowCells cells, ClientRow row)
    {
        var cell = cells.Value(ClientField.Kind);
        if (!cell.IsEmpty)
        {
            var said = cell.ToString();
            row.Kind = said.ToUpperInvariant() switch
            {
                "PRIVATE" or "PARTICULIER" or "PRIVÉ" => ClientKind.Private,
                "BUSINESS" or "ZAKELIJK" => ClientKind.Business,
                _ => null,
            };
            if (row.Kind is null)
            {
                row.Warn(ClientField.Kind, ProblemCode.KindUnknown, cell);
            }
        }
    }

    private static void ReadVatNumber(RowCells cells, ClientRow row, string country)
    {
        var cell = cells.Value(ClientField.VatNumber);
        if (cell.IsEmpty)
        {
            return;
        }

        row.VatNumber = VatNumber.Parse(cell.ToString(), country);
        if (row.VatNumber is null)
        {
            row.Warn(ClientField.VatNumber, ProblemCode.VatNumberInvalid, cell);
        }
    }

    private static void ReadGender(RowCells cells, ClientRow row)
    {
        var cell = cells.Value(ClientField.Gender);
        if (cell.IsEmpty || Gender.IsNotSaid(cell))
        {
            return;
        }

        row.Gender = Gender.Read(cell);
        if (row.Gender is null)
        {
            row.Warn(ClientField.Gender, ProblemCode.GenderUnknown, cell);
        }
    }

    private static void ReadLanguage(RowCells cells, ClientRow row)
    {
        var cell = cells.Value(ClientField.Language);
        if (cell.IsEmpty)
        {
            return;
        }

        row.Language = LanguageCode.Read(cell);
        if (row.Language is null)
        {
            row.Warn(ClientField.Language, ProblemCode.LanguageUnknown, cell);
        }
    }
}
