namespace Platform.Clients.Notes;

/// <summary>What the salon decided about one category of notes. A usual one without a row is as it was at first.</summary>
internal sealed class NoteCategory : TenantOwned
{
    /// <summary>As notes carry it: the code of a usual one, or the salon's own word.</summary>
    public required string Name { get; init; }

    /// <summary>Its notes show beside an appointment.</summary>
    public bool AtAgenda { get; set; }

    /// <summary>Its notes show when the client pays.</summary>
    public bool AtCheckout { get; set; }

    /// <summary>UTC; no longer offered. Notes that carry it keep it.</summary>
    public DateTime? RemovedAt { get; set; }
}

/// <summary>A category that every salon has from the start.</summary>
/// <param name="Code">As notes carry it; its text is "NoteCategory-" and the code.</param>
/// <param name="Words">What people call it in either language: no own category may be mistaken for it.</param>
internal sealed record UsualCategory(string Code, bool AtAgenda, bool AtCheckout, params string[] Words)
{
    /// <summary>Of a note that says no category.</summary>
    public const string General = "general";

    /// <summary>Health data; it raises the alert on the card and always shows at the agenda.</summary>
    public const string Allergy = "allergy";

    /// <summary>In kilograms.</summary>
    public const string Weight = "weight";

    /// <summary>In centimetres.</summary>
    public const string Height = "height";

    public static IReadOnlyList<UsualCategory> All { get; } =
    [
        new(General, false, false, "algemeen", "general"),
        new("technique", true, false, "techniek", "kleur", "techniek en kleur", "technique", "colour", "color", "technique and colour"),
        new("payment", false, true, "betaling", "betalen", "payment"),
        new("personal", false, false, "persoonlijk", "personal"),
        new(Allergy, true, false, "allergie", "allergieën", "allergieen", "allergy", "allergies"),
        new("pregnancy", false, false, "zwangerschap", "zwanger", "pregnancy", "pregnant"),
        new("medication", false, false, "medicatie", "medicijnen", "medication", "medicines"),
        new(Weight, false, false, "gewicht", "weight"),
        new(Height, false, false, "lengte", "height"),
    ];

    /// <summary>Notes of these say something about a body: a special category of data (GDPR, article 9).</summary>
    public static string[] OfHealth { get; } = [Allergy, "pregnancy", "medication", Weight, Height];

    public static bool IsHealth(string? code) => OfHealth.Contains(code);

    public bool IsCalled(string word) => Words.Append(Code).Contains(word, StringComparer.OrdinalIgnoreCase);
}
