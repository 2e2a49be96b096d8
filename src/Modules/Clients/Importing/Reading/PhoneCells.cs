using Platform.Clients.Contact;

namespace Platform.Clients.Importing;

/// <summary>
/// The numbers of a row. Which column a number stands in counts less than what it is: 06 is mobile, 020 is not. A cell may hold two
/// ("0204567890 / 0612345678"). What finds both places taken is reported.
/// </summary>
internal static class PhoneCells
{
    private static readonly string[] Separators = ["/", ";", ",", "|", ":::", "\n", " of ", " en ", " or "];

    public static void Read(RowCells cells, ClientRow row, string country)
    {
        ReadCell(ClientField.Mobile, cells.Value(ClientField.Mobile), row, country);
        ReadCell(ClientField.Phone, cells.Value(ClientField.Phone), row, country);
    }

    private static void ReadCell(ClientField field, ReadOnlySpan<char> cell, ClientRow row, string country)
    {
        if (cell.IsEmpty || TryKeep(field, cell, row, country, out var outcome))
        {
            return;
        }

        // A slash or a comma also stands inside one number (0470/12.34.56, 6,12E+08), so splitting comes second.
        var keptOne = false;
        foreach (var part in cell.ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            keptOne |= TryKeep(field, part, row, country, out _);
        }

        if (!keptOne)
        {
            row.Warn(field, outcome == PhoneOutcome.DigitsLost ? ProblemCode.PhoneLostDigits : ProblemCode.PhoneInvalid, cell);
        }
    }

    private static bool TryKeep(ClientField field, ReadOnlySpan<char> text, ClientRow row, string country, out PhoneOutcome outcome)
    {
        outcome = PhoneReading.Read(text, country, out var number);
        if (outcome is PhoneOutcome.Invalid or PhoneOutcome.DigitsLost)
        {
            return false;
        }

        if (outcome == PhoneOutcome.ZeroRestored)
        {
            row.Warn(field, ProblemCode.PhoneZeroRestored, text);
        }

        if (!Place(field, number, row))
        {
            row.Warn(field, ProblemCode.PhoneFurther, text);
        }

        return true;
    }

    /// <summary>Puts a number where it belongs, a second mobile number under the other telephone.</summary>
    private static bool Place(ClientField field, PhoneNumber number, ClientRow row)
    {
        if (row.Mobile == number.E164 || row.Phone == number.E164)
        {
            return true;
        }

        var isForMobile = number.IsMobile || (field == ClientField.Mobile && IsForeign(number));
        if (isForMobile && row.Mobile is null)
        {
            row.Mobile = number.E164;
            return true;
        }

        if (row.Phone is null)
        {
            row.Phone = number.E164;
            return true;
        }

        return false;
    }

    /// <summary>Of a foreign number only its column tells what it is.</summary>
    private static bool IsForeign(PhoneNumber number) => !number.E164.StartsWith("+31", StringComparison.Ordinal)
        && !number.E164.StartsWith("+32", StringComparison.Ordinal);
}
