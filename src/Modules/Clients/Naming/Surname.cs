namespace Platform.Clients.Naming;

/// <summary>Splits what stands in a column of last names into infix and core: "van den Berg", "Berg, van den", "Berg (van den)".</summary>
internal static class Surname
{
    /// <summary>In Belgium the spelling of a surname is fixed by law and sorted as a whole, so there nothing is split off.</summary>
    /// <param name="country">Of the salon: "NL" or "BE".</param>
    public static (string? Infix, string Core) Split(string surname, string country)
    {
        var (infix, core) = SplitOff(surname);
        return infix is null || country != "BE" ? (infix, core) : (null, PersonName.WithInfix(infix, core));
    }

    private static (string? Infix, string Core) SplitOff(string surname)
    {
        if (surname.AsSpan().IndexOfAny(" '’") < 0)
        {
            return (null, surname);
        }

        var comma = surname.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && Infix.IsKnown(surname.AsSpan(comma + 1).Trim()))
        {
            return (surname[(comma + 1)..].Trim(), surname[..comma].Trim());
        }

        var bracket = surname.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0 && surname.EndsWith(')') && Infix.IsKnown(surname.AsSpan((bracket + 1)..^1).Trim()))
        {
            return (surname[(bracket + 1)..^1].Trim(), surname[..bracket].Trim());
        }

        var length = Infix.LengthAtStart(surname);
        return length == 0 ? (null, surname) : (surname[..length], surname[length..].TrimStart());
    }
}
