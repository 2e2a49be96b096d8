namespace Platform.Clients.Importing;

/// <summary>How many characters a text may have; a longer one is an error, as nothing is cut off behind a person's back.</summary>
internal static class TextLimit
{
    /// <summary>First name, infix, last name, source id, house number.</summary>
    public const int Name = 100;

    /// <summary>Codes on invoices.</summary>
    public const int Code = 32;

    /// <summary>Everything else that stands on one line.</summary>
    public const int Line = 200;

    /// <summary>Notes and reasons.</summary>
    public const int Text = 4000;

    /// <summary>What a report quotes of a value.</summary>
    public const int Reported = 100;
}
