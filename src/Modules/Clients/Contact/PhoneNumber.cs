namespace Platform.Clients.Contact;

/// <summary>A telephone number as it is stored: E.164 (ITU-T), a plus and at most fifteen digits.</summary>
internal readonly record struct PhoneNumber(string E164)
{
    /// <summary>Numbers of these countries are mobile by their first digits; of others that is not known, so it is false.</summary>
    public bool IsMobile => IsDutchMobile || IsBelgianMobile;

    private bool IsDutchMobile => E164.StartsWith("+316", StringComparison.Ordinal);

    private bool IsBelgianMobile => E164.StartsWith("+324", StringComparison.Ordinal) && E164.Length == 12;

    /// <summary>
    /// As people of the salon's country write it: "06-12345678" and "020-1234567" in the Netherlands, "0470 12 34 56" and
    /// "02 123 45 67" in Belgium. A number from abroad stays in E.164.
    /// </summary>
    /// <param name="country">Of the salon: "NL" or "BE".</param>
    public string Display(string country) => country switch
    {
        "NL" when E164.StartsWith("+31", StringComparison.Ordinal) => DutchDisplay(string.Concat("0", E164.AsSpan(3))),
        "BE" when E164.StartsWith("+32", StringComparison.Ordinal) => BelgianDisplay(string.Concat("0", E164.AsSpan(3))),
        _ => E164,
    };

    /// <summary>What a person without the right to see contact data may see and search by.</summary>
    public string LastDigits(int count) => E164.Length > count ? E164[^count..] : E164;

    private static string DutchDisplay(string national)
    {
        var area = national switch
        {
            ['0', '6', ..] => 2,
            ['0', '8' or '9', '0', '0' or '6' or '9', ..] => 4,
            _ when HasShortArea(national) => 3,
            _ => 4,
        };
        return national.Length > area ? $"{national[..area]}-{national[area..]}" : national;
    }

    /// <summary>Dutch area codes of two digits behind the zero, and 084 to 088, 085 and 091; all others have three.</summary>
    private static bool HasShortArea(string national) => national[1..3] is
        "10" or "13" or "14" or "15" or "20" or "23" or "24" or "26" or "30" or "33" or "35" or "36" or "38" or "40" or "43" or "45" or "46"
        or "50" or "53" or "55" or "58" or "70" or "71" or "72" or "73" or "74" or "75" or "76" or "77" or "78" or "79"
        or "82" or "84" or "85" or "87" or "88" or "91";

    private static string BelgianDisplay(string national) => national switch
    {
        { Length: 10 } => $"{national[..4]} {national[4..6]} {national[6..8]} {national[8..]}",
        { Length: 9 } when national[1] is '2' or '3' or '4' or '9' => $"{national[..2]} {national[2..5]} {national[5..7]} {national[7..]}",
        { Length: 9 } => $"{national[..3]} {national[3..5]} {national[5..7]} {national[7..]}",
        _ => national,
    };
}
