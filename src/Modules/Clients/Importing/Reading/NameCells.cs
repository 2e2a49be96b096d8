using Platform.Clients.Naming;
using Platform.Clients.Searching;

namespace Platform.Clients.Importing;

/// <summary>The name of a row, from columns of parts or from one column with the whole. Without a first name there is no client.</summary>
internal static class NameCells
{
    /// <summary>What systems write where nobody asked for a name; not a person.</summary>
    private static readonly string[] WalkIns = ["walkin", "walkinclient", "walkincustomer", "inloop", "inloopklant", "passant"];

    private const int LongestWalkIn = 20;

    public static void Read(RowCells cells, ClientRow row, NameOrder order, string country)
    {
        var first = cells.Text(ClientField.FirstName, TextLimit.Name);
        var infix = cells.Text(ClientField.Infix, TextLimit.Name);
        var last = cells.Text(ClientField.LastName, TextLimit.Name);
        var full = first is null ? cells.Text(ClientField.FullName) : null;
        if (IsWalkIn(first, last, full))
        {
            row.Skip(null, ProblemCode.WalkIn, first ?? full ?? last);
            return;
        }

        if (!row.IsImportable)
        {
            return;
        }

        var name = full is null ? FromParts(first, infix, last, country) : FromWhole(full, last, infix, order, country);
        Keep(name, row);
        if (row.FirstName is not null)
        {
            KeepDisplayName(cells, row);
        }
    }

    private static NameParts FromParts(string? first, string? infix, string? last, string country)
    {
        if (infix is not null && first is not null && IsMiddleName(infix))
        {
            first = $"{first} {infix}";
            infix = null;
        }

        if (infix is not null || last is null)
        {
            return new NameParts(first, infix, last);
        }

        var (splitOff, core) = Surname.Split(last, country);
        return new NameParts(first, splitOff, core);
    }

    /// <summary>A column of whole names may stand beside one of surnames ("Name;Surname"): then it is the first name.</summary>
    private static NameParts FromWhole(string full, string? last, string? infix, NameOrder order, string country)
    {
        if (last is null)
        {
            return FullName.Split(full, order, country);
        }

        return full.EndsWith(last, StringComparison.Ordinal)
            ? FullName.Split(full, NameOrder.FirstNameFirst, country)
            : FromParts(full, infix, last, country);
    }

    /// <summary>
    /// English exports have a column for middle names, in which Dutch people keep their infix. What is known as one, or stands in
    /// lower case, is an infix.
    /// </summary>
    private static bool IsMiddleName(string infix) => char.IsUpper(infix[0]) && !Infix.IsKnown(infix);

    private static void Keep(NameParts name, ClientRow row)
    {
        if (name.FirstName is null && name.LastName is not null)
        {
            name = new NameParts(PersonName.WithInfix(name.Infix, name.LastName), null, null);
            row.Warn(ClientField.FirstName, ProblemCode.LastNameAsFirstName, name.FirstName);
        }

        if (name.FirstName is null)
        {
            row.Refuse(ClientField.FirstName, ProblemCode.FirstNameMissing, "");
        }

        row.FirstName = Checked(ClientField.FirstName, name.FirstName, row);
        row.Infix = name.Infix;
        row.LastName = Checked(ClientField.LastName, name.LastName, row);
    }

    /// <summary>Joining can make a part longer than its column was; accents read in the wrong encoding are reported.</summary>
    private static string? Checked(ClientField field, string? part, ClientRow row)
    {
        if (part is { Length: > TextLimit.Name })
        {
            row.Refuse(field, ProblemCode.TextTooLong, part);
            return null;
        }

        if (part is not null && IsGarbled(part))
        {
            row.Warn(field, ProblemCode.TextGarbled, part);
        }

        return part;
    }

    /// <summary>"JosÃ©" is UTF-8 that some earlier program took for Windows-1252.</summary>
    private static bool IsGarbled(string text)
    {
        var at = text.AsSpan().IndexOfAny('Ã', 'Â', '\uFFFD');
        return at >= 0 && (text[at] == '\uFFFD' || (at + 1 < text.Length && text[at + 1] is >= '\u0080' and <= '\u00BF'));
    }

    private static bool IsWalkIn(string? first, string? last, string? full)
    {
        var name = full ?? $"{first}{last}";
        return name.Length <= LongestWalkIn && name is ['w' or 'W' or 'i' or 'I' or 'p' or 'P', ..]
            && Array.IndexOf(WalkIns, Folding.FoldLettersAndDigits(name)) >= 0;
    }

    private static void KeepDisplayName(RowCells cells, ClientRow row)
    {
        var typed = cells.Text(ClientField.DisplayName);
        row.DisplayName = typed == PersonName.Display(row.FirstName!, row.Infix, row.LastName) ? null : typed;
    }
}
