using System.Globalization;
using System.Text;

namespace Platform.Access.Opening;

/// <summary>The first things of a salon: a slug from its name and its owner's account.</summary>
internal static class OpenSalon
{
    private const int LongestSlug = 40;

    /// <summary>"Kapsalon 't Hoekje" becomes "kapsalon-t-hoekje"; a number behind it makes a second one different.</summary>
    public static string SlugOf(string name, int attempt)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var ending = attempt == 0 ? "" : $"-{attempt + 1}";
        var stem = slug.ToString().Trim('-');
        stem = (stem.Length < 3 ? $"salon-{stem}" : stem).Trim('-');
        return stem[..Math.Min(stem.Length, LongestSlug - ending.Length)].Trim('-') + ending;
    }

    /// <summary>Adds the owner to what is saved next, and says that the salon is there.</summary>
    public static StaffAccount AddOwner(AccessDb db, string name, string email, string passwordHash, string language, bool confirmed)
    {
        var owner = new StaffAccount
        {
            Name = name, Email = email, EmailKey = Account.KeyOf(email), PasswordHash = passwordHash, Role = Role.Owner, CreatedAt = db.Now,
            ConfirmedAt = confirmed ? db.Now : null,
        };
        db.Add(owner);
        return owner;
    }
}
