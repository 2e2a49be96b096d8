namespace Platform.Clients.Naming;

/// <summary>How the parts of a name are written together.</summary>
internal static class PersonName
{
    /// <summary>As people read it: "Anna van den Berg", "Lucia d'Ancona", "Anna".</summary>
    public static string Display(string firstName, string? infix, string? lastName) =>
        string.IsNullOrEmpty(lastName) ? firstName : Join(firstName, WithInfix(infix, lastName));

    /// <summary>
    /// As lists sort it: Dutch lists on the surname without infix ("Berg, Anna van den"), Belgian ones on the whole surname
    /// ("Van Den Broeck, Jan"). Without a surname the first name.
    /// </summary>
    /// <param name="country">Of the salon: "NL" or "BE".</param>
    public static string Sort(string firstName, string? infix, string? lastName, string country)
    {
        if (string.IsNullOrEmpty(lastName))
        {
            return firstName;
        }

        if (string.IsNullOrEmpty(infix) || country == "BE")
        {
            return $"{WithInfix(infix, lastName)}, {firstName}";
        }

        return $"{lastName}, {firstName} {infix}";
    }

    /// <summary>The surname with its infix in front; "d'" is written onto the name.</summary>
    public static string WithInfix(string? infix, string lastName)
    {
        if (string.IsNullOrEmpty(infix))
        {
            return lastName;
        }

        return infix[^1] is '\'' or '’' ? infix + lastName : Join(infix, lastName);
    }

    private static string Join(string before, string after) => before.Length == 0 ? after : $"{before} {after}";
}
