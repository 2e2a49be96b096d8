using System.Text;

namespace Platform.Clients.Searching;

/// <summary>
/// What a person typed, as terms that <see cref="SearchText"/> contains. Groups of digits are one number, whether typed as
/// "06 12 34 56 78", "+31 6 12345678" or "0031612345678"; "van den", "vd" and "v.d." are one word; an address is taken as it is.
/// </summary>
internal static class SearchTerms
{
    private const string BetweenDigits = " +-./()";

    /// <returns>Folded terms, each once, in no promised order; none for a text without letters and digits.</returns>
    public static IReadOnlyList<string> Of(string query)
    {
        var terms = new List<string>();
        var names = new StringBuilder();
        for (var at = 0; at < query.Length;)
        {
            var word = Word(query.AsSpan(at));
            if (word.Contains('@') && word.Length > 1)
            {
                terms.Add(Folding.Fold(word));
                at += word.Length;
            }
            else if (NumberLength(query.AsSpan(at)) is var length and > 0)
            {
                terms.Add(Digits(query.AsSpan(at, length)));
                at += length;
            }
            else
            {
                names.Append(word).Append(' ');
                at += word.Length + 1;
            }
        }

        AddNames(terms, SearchWords.Split(names.ToString()));
        return [.. terms.Distinct()];
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text) =>
        text.IndexOf(' ') is var space and >= 0 ? text[..space] : text;

    /// <summary>How far digits with only signs between them reach; 0 when the text does not start with a number.</summary>
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var afterLastDigit = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                afterLastDigit = at + 1;
            }
            else if (!BetweenDigits.Contains(text[at], StringComparison.Ordinal) || (afterLastDigit == 0 && text[at] == ' '))
            {
                break;
            }
        }

        return afterLastDigit;
    }

    /// <summary>Only the digits, without the 00 of dialling abroad and without the zero of "+31 (0)6".</summary>
    private static string Digits(ReadOnlySpan<char> number)
    {
        var digits = string.Concat(number.ToString().Where(char.IsAsciiDigit));
        var isAbroad = number[0] == '+';
        if (digits.Length > 2 && digits.StartsWith("00", StringComparison.Ordinal))
        {
            digits = digits[2..];
            isAbroad = true;
        }

        var hasTrunkZero = isAbroad && digits.Length > 2 && digits[2] == '0' && digits[..2] is "31" or "32";
        return hasTrunkZero ? digits.Remove(2, 1) : digits;
    }

    private static void AddNames(List<string> terms, List<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var length = InfixForms.RunLength(words, at);
            if (length > 1 || (length == 1 && words[at] == "vd"))
            {
                terms.Add(InfixForms.Abbreviate(words.GetRange(at, length)));
                at += length - 1;
            }
            else
            {
                terms.Add(InfixForms.Abbreviated(words[at]) ?? words[at]);
            }
        }
    }
}
