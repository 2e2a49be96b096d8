namespace Platform.Clients.Naming;

/// <summary>Which comes first where a list has the whole name in one column and no comma says so.</summary>
internal enum NameOrder
{
    FirstNameFirst,
    LastNameFirst,
}

/// <summary>
/// Splits a whole name. A comma always stands behind the surname ("Jansen, Anna", "Berg, J. van den", "Berg (van den), Anna");
/// without one the order decides. One word alone is a first name.
/// </summary>
internal static class FullName
{
    /// <param name="name">Trimmed, with single spaces.</param>
    /// <param name="country">Of the salon: "NL" or "BE"; in Belgium the infix stays with the surname.</param>
    /// <returns>Without a first name when the text is only a surname with its infix ("de Vries").</returns>
    public static NameParts Split(string name, NameOrder order, string country)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && comma < name.Length - 1 && !Infix.IsKnown(name.AsSpan(comma + 1).Trim()))
        {
            return AroundComma(name[..comma].Trim(), name[(comma + 1)..].Trim(), country);
        }

        name = name.Trim(',', ' ');
        if (!name.Contains(' ', StringComparison.Ordinal))
        {
            return new NameParts(name.Length == 0 ? null : name, null, null);
        }

        if (IsOnlySurname(name))
        {
            return Parts(null, name, country);
        }

        return order == NameOrder.FirstNameFirst ? FirstNameFirst(name, country) : LastNameFirst(name, country);
    }

    private static NameParts AroundComma(string surname, string given, string country)
    {
        var length = Infix.LengthAtEnd(given);
        if (length == 0)
        {
            return Parts(given, surname, country);
        }

        var infix = given[^length..];
        given = given[..^length].TrimEnd();
        return country == "BE"
            ? new NameParts(given, null, PersonName.WithInfix(infix, surname))
            : new NameParts(given, infix, surname);
    }

    private static bool IsOnlySurname(string name)
    {
        if (name.EndsWith(')') || name.Contains(',', StringComparison.Ordinal))
        {
            return true;
        }

        var length = Infix.LengthAtStart(name);
        return length > 0 && !name.AsSpan(length).TrimStart().Contains(' ');
    }

    private static NameParts FirstNameFirst(string name, string country)
    {
        for (var space = name.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = name.IndexOf(' ', space + 1))
        {
            if (StartsSurname(name.AsSpan(space + 1)))
            {
                return Parts(name[..space], name[(space + 1)..], country);
            }
        }

        var last = name.LastIndexOf(' ');
        return Parts(name[..last], name[(last + 1)..], country);
    }

    /// <summary>"van der Sluis" and "Jongsma-van der Sluis" start a surname; "Maria de Vries" does not.</summary>
    private static bool StartsSurname(ReadOnlySpan<char> text)
    {
        if (Infix.LengthAtStart(text) > 0)
        {
            return true;
        }

        var hyphen = text.IndexOf('-');
        var space = text.IndexOf(' ');
        return hyphen > 0 && hyphen < space && Infix.LengthAtStart(text[(hyphen + 1)..]) > 0;
    }

    private static NameParts LastNameFirst(string name, string country)
    {
        var afterInfix = Infix.LengthAtStart(name) is var length and > 0 ? length + 1 : 0;
        var space = name.IndexOf(' ', afterInfix);
        return Parts(name[(space + 1)..], name[..space], country);
    }

    private static NameParts Parts(string? firstName, string surname, string country)
    {
        var (infix, core) = Surname.Split(surname, country);
        return new NameParts(firstName, infix, core);
    }
}
