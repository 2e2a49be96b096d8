using System.Text;

namespace Platform.Marketing;

/// <summary>A word the salon puts on clients for itself: "VIP", "Warme lead". Nobody outside the salon ever sees it.</summary>
internal sealed class Label : Versioned
{
    public const int LongestName = 60;
    public const int LongestDescription = 200;

    public required string Name { get; set; }

    /// <summary>The name as it is compared: "vip" and "VIP" are one label.</summary>
    public required string NameKey { get; set; }

    /// <summary>"#0f766e"; see <see cref="LabelColors"/>.</summary>
    public required string Color { get; set; }

    /// <summary>When to use it, for colleagues.</summary>
    public string? Description { get; set; }

    /// <param name="color">Null lets the name choose.</param>
    public static Label Named(string name, string? color = null, string? description = null) => new()
    {
        Name = Tidy(name),
        NameKey = KeyOf(name),
        Color = color ?? LabelColors.For(KeyOf(name)),
        Description = description,
    };

    /// <summary>What two spellings of one name have in common.</summary>
    public static string KeyOf(string name) => Tidy(name).ToLowerInvariant();

    /// <summary>Single spaces, composed letters, no longer than a label can be.</summary>
    public static string Tidy(string name)
    {
        var words = name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var tidy = string.Join(' ', words);
        return tidy.Length <= LongestName ? tidy : tidy[..LongestName].TrimEnd();
    }
}

/// <summary>"This client carries this label."</summary>
internal sealed class LabelOnClient : TenantOwned
{
    public required Guid ClientId { get; init; }

    public required Guid LabelId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who put it on, or the file it came from.</summary>
    public required string By { get; init; }

    /// <summary>The import that put it on.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>The card lies in the bin or was merged away; when it comes back the label does too.</summary>
    public bool InBin { get; init; }

    /// <summary>The merge that brought it from another card, and takes it away when it is undone.</summary>
    public Guid? MergeId { get; init; }
}
