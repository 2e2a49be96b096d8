using System.Text;
using Platform.Clients.Naming;

namespace Platform.Clients.Searching;

/// <summary>
/// The text a client is found by, kept beside the client. A client matches when every term of <see cref="SearchTerms"/> is
/// contained in it; a term with a space in front matches only the start of a word.
/// </summary>
internal static class SearchText
{
    /// <summary>
    /// Every word of the name, folded, each with a space in front, and the surname with its infix written on and shortened:
    /// " anna van den berg vandenberg vdberg".
    /// </summary>
    public static string OfName(string? firstName, string? infix, string? lastName, string? displayName)
    {
        var name = $"{firstName} {PersonName.WithInfix(infix, lastName ?? "")} {displayName}";
        var words = SearchWords.Split(name);
        return Separated(words.Concat(SurnameForms(words)).Concat(SearchWords.WithoutHyphens(name)));
    }

    /// <summary>
    /// The address and the numbers, each number as it is dialled at home and from abroad:
    /// " anna@example.org 0612345678 31612345678".
    /// </summary>
    /// <param name="phones">In E.164.</param>
    public static string OfContact(string? email, params ReadOnlySpan<string?> phones)
    {
        var tokens = new List<string>();
        if (!string.IsNullOrEmpty(email))
        {
            tokens.Add(Folding.Fold(email));
        }

        foreach (var phone in phones)
        {
            if (!string.IsNullOrEmpty(phone))
            {
                tokens.AddRange(PhoneForms(phone));
            }
        }

        return Separated(tokens);
    }

    private static IEnumerable<string> SurnameForms(List<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var length = InfixForms.RunLength(words, at);
            if (length > 0 && at + length < words.Count)
            {
                var run = words.GetRange(at, length);
                var core = words[at + length];
                yield return string.Concat(run) + core;
                yield return InfixForms.Abbreviate(run) + core;
                if (run[0] is "v" or "vd")
                {
                    yield return "van";
                }

                at += length;
            }

            if (InfixForms.Abbreviated(words[at]) is { } shortened)
            {
                yield return shortened;
            }
        }
    }

    private static IEnumerable<string> PhoneForms(string phone)
    {
        var digits = phone.TrimStart('+');
        if (digits.StartsWith("31", StringComparison.Ordinal) || digits.StartsWith("32", StringComparison.Ordinal))
        {
            yield return string.Concat("0", digits.AsSpan(2));
        }

        yield return digits;
    }

    private static string Separated(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens.Distinct())
        {
            text.Append(' ').Append(token);
        }

        return text.ToString();
    }
}
