using System.Globalization;
using Platform.Clients.Searching;

namespace Platform.Clients.Fields;

/// <summary>What kind of answer a field takes. The names are stored; the API writes them in camel case.</summary>
internal enum OwnFieldType
{
    Text,
    LongText,
    Number,
    Date,
    Email,
    Phone,
    Choice,
    /// <summary>Any number of the choices.</summary>
    Choices,
    YesNo,
    Url,
    Address,
}

/// <summary>The forms for clients on which a field can be asked.</summary>
[Flags]
internal enum OnlineForms
{
    None = 0,
    Booking = 1,
    Contact = 2,
    PortalSignUp = 4,
    Intake = 8,
}

/// <summary>A field that the salon added to its clients.</summary>
internal sealed class OwnField : TenantOwned
{
    /// <summary>In one salon; an import keeps a bit for each.</summary>
    public const int Most = 50;

    public const int LongestLabel = 60;
    public const int LongestChoices = 4000;

    /// <summary>Between choices, here and in a value that holds several.</summary>
    public const char BetweenChoices = '\n';

    /// <summary>How the API, forms and events call the field; made of its first label and never changed.</summary>
    public required string Key { get; init; }

    public required OwnFieldType Type { get; init; }

    public required string LabelNl { get; set; }

    public required string LabelEn { get; set; }

    /// <summary>One a line; empty for a type that has none.</summary>
    public string ChoiceLines { get; set; } = "";

    /// <summary>Lower stands first.</summary>
    public int Position { get; set; }

    public OnlineForms Forms { get; set; }

    /// <summary>On the forms that ask for it a client cannot go on without it. Staff can.</summary>
    public bool IsRequiredOnline { get; set; }

    /// <summary>UTC; what was filled in is kept, so that the field can come back.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>In the language of whoever reads.</summary>
    public string Label => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? LabelEn : LabelNl;

    public IReadOnlyList<string> Choices => ChoiceLines.Split(BetweenChoices, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A mailbox, a number or an address: not for those who may not see contact data.</summary>
    public bool IsContactData => Type is OwnFieldType.Email or OwnFieldType.Phone or OwnFieldType.Url or OwnFieldType.Address;

    public static bool TakesChoices(OwnFieldType type) => type is OwnFieldType.Choice or OwnFieldType.Choices;

    /// <summary>"Telefoon 2" is "telefoon-2"; behind one that is taken comes a number.</summary>
    public static string NewKey(string label, IReadOnlySet<string> taken)
    {
        var words = label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Folding.FoldLettersAndDigits(word));
        var key = string.Join('-', words.Where(word => word.Length > 0)) is { Length: > 0 } made ? made : "field";
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? key : $"{key}-{number}")
            .First(free => !taken.Contains(free));
    }
}

/// <summary>What stands on one card in one of the salon's own fields, in the form of <see cref="OwnFieldReading"/>.</summary>
internal sealed class OwnValue : TenantOwned
{
    public const int LongestText = 4000;

    public Guid ClientId { get; init; }

    public Guid FieldId { get; init; }

    /// <summary>Read along with every value.</summary>
    public OwnField Field { get; init; } = default!;

    public required string Value { get; set; }
}
