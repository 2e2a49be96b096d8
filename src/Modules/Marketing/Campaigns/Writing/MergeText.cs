using System.Diagnostics.CodeAnalysis;
using Platform.Contracts.Clients;

namespace Platform.Marketing.Campaigns;

/// <summary>What of a client can stand in a campaign.</summary>
internal static class MergeField
{
    public const string SalonName = "salonName";

    private static readonly Dictionary<string, Func<MailContact, Tenant, string?>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["firstName"] = (client, _) => client.FirstName,
        ["lastName"] = (client, _) => client.LastName,
        ["displayName"] = (client, _) => client.DisplayName,
        ["city"] = (client, _) => client.City,
        [SalonName] = (_, salon) => salon.Name,
    };

    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The name as it is written here; null for one that is not known.</summary>
    public static string? Find(
        string name) => Known.Keys.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// One line without signs that nobody sees: a name must not end a header, turn the reading direction or hide in the words around
    /// it.
    /// </summary>
    /// <returns>Null when the client has no such thing.</returns>
    public static string? ValueOf(string field, MailContact client, Tenant salon)
    {
        if (Known[field](client, salon) is not { } value)
        {
            return null;
        }

        var seen = string.Concat(value.Select(sign => char.IsControl(sign) ? ' ' : sign).Where(sign => !IsHidden(sign))).Trim();
        return seen.Length == 0 ? null : seen;
    }

    /// <summary>Marks of direction and joiners without width (Unicode, category Cf), and lone halves of signs.</summary>
    private static bool IsHidden(char sign) => char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}

/// <summary>A field in a text: <c>{{ firstName | client }}</c>.</summary>
/// <param name="Fallback">For who has no such thing; null when nothing was given.</param>
internal sealed record MergePart(string Field, string? Fallback);

/// <summary>What is wrong with a text, and where.</summary>
/// <param name="Code">The message in the texts.</param>
/// <param name="Place">The sign at which it begins, from 1.</param>
/// <param name="What">The name that is not known.</param>
internal sealed record MergeTrouble(string Code, int Place, string What = "");

/// <summary>A text that a salon wrote, taken apart: fixed parts, and fields between them. There is no other language in it.</summary>
internal sealed class MergeText
{
    private const string Open = "{{";
    private const string Close = "}}";

    private readonly List<(string? Fixed, MergePart? Part)> parts = [];

    public IEnumerable<MergePart> Fields => parts.Where(part => part.Part is not null).Select(part => part.Part!);

    /// <returns>False when it cannot be read; then it says why.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out MergeText? read, [NotNullWhen(false)] out MergeTrouble? trouble)
    {
        (read, trouble) = (null, null);
        var made = new MergeText();
        var at = 0;
        while (text.IndexOf(Open, at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf(Close, open + Open.Length, StringComparison.Ordinal);
            var again = text.IndexOf(Open, open + Open.Length, StringComparison.Ordinal);
            if (close < 0 || (again >= 0 && again < close))
            {
                trouble = new MergeTrouble("MergeNotClosed", open + 1);
                return false;
            }

            var said = text[(open + Open.Length)..close].Split('|', 2);
            if (MergeField.Find(said[0].Trim()) is not { } field)
            {
                trouble = new MergeTrouble("MergeUnknown", open + 1, said[0].Trim());
                return false;
            }

            made.parts.Add((text[at..open], null));
            made.parts.Add((null, new MergePart(field, said.Length == 2 && said[1].Trim().Length > 0 ? said[1].Trim() : null)));
            at = close + Close.Length;
        }

        if (text.IndexOf(Close, at, StringComparison.Ordinal) is >= 0 and var stray)
        {
            trouble = new MergeTrouble("MergeNotOpened", stray + 1);
            return false;
        }

        made.parts.Add((text[at..], null));
        read = made;
        return true;
    }

    /// <summary>The text with something else in place of its fields.</summary>
    public string With(Func<MergePart, string> instead) => string.Concat(parts.Select(part => part.Fixed ?? instead(part.Part!)));
}
