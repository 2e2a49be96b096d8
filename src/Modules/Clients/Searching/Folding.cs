using System.Globalization;
using System.Text;

namespace Platform.Clients.Searching;

/// <summary>
/// Takes case and accents off a text, so that "Çelik" and "celik" or "Groß" and "gross" are the same word. Letters of other
/// scripts stay what they are, without their accents.
/// </summary>
internal static class Folding
{
    // Latin letters up to U+024F come from a table: nearly every accent in a client list is one of these.
    private static readonly string[] Latin = [.. Enumerable.Range(0, 0x250).Select(code => WithoutAccent((char)code))];

    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            folded.AppendFolded(letter);
        }

        return folded.ToString();
    }

    /// <summary>Like <see cref="Fold"/>, with only letters and digits left: "E-mail 1 - Value" becomes "email1value".</summary>
    public static string FoldLettersAndDigits(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.AppendFolded(letter);
            }
        }

        return folded.ToString();
    }

    public static void AppendFolded(this StringBuilder folded, char letter)
    {
        if (char.IsAscii(letter))
        {
            folded.Append(char.ToLowerInvariant(letter));
        }
        else
        {
            folded.Append(letter < Latin.Length ? Latin[letter] : WithoutAccent(letter));
        }
    }

    // Half a surrogate pair has no accent, and Normalize refuses it.
    private static string WithoutAccent(char letter) => char.ToLowerInvariant(letter) switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        var lower when char.IsSurrogate(lower) => lower.ToString(),
        var lower => WithoutMarks(lower),
    };

    private static string WithoutMarks(char letter)
    {
        var decomposed = letter.ToString().Normalize(NormalizationForm.FormD);
        return string.Concat(decomposed.Where(part => !IsMark(part))).Normalize(NormalizationForm.FormC);
    }

    private static bool IsMark(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
