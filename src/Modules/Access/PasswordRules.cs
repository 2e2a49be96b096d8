namespace Platform.Access;

/// <summary>
/// What a password may be: long enough, not one that everybody tries, not the salon's own name. No rules about digits and
/// signs: they make passwords worse (NIST SP 800-63B, 5.1.1.2).
/// </summary>
internal sealed class PasswordRules(TenantContext tenant, IStringLocalizer<AccessText> texts)
{
    private static readonly string[] Tried =
    [
        "password", "wachtwoord", "welkom", "welcome", "qwerty", "qwertyuiop", "azerty", "azertyuiop", "letmein", "admin", "administrator",
        "iloveyou", "ikhouvanjou", "geheim", "secret", "platform", "changeme", "amsterdam", "feyenoord", "antwerpen", "belgie", "nederland",
    ];

    /// <summary>Says what is wrong at the field, if anything.</summary>
    public void Check(string? password, string field, FormState state, params string[] alsoGuessed)
    {
        if (password is null || password.Length < Passwords.Shortest)
        {
            state.Add(field, texts["PasswordTooShort", Passwords.Shortest]);
        }
        else if (password.Length > Passwords.Longest)
        {
            state.Add(field, texts["PasswordTooLong", Passwords.Longest]);
        }
        else if (IsGuessed(password, alsoGuessed))
        {
            state.Add(field, texts["PasswordGuessed"]);
        }
    }

    /// <summary>A known word, once or more often, with nothing but digits and signs around it; or one character again and again.</summary>
    private bool IsGuessed(string password, string[] alsoGuessed)
    {
        var letters = new string([.. password.ToLowerInvariant().Where(char.IsLetter)]);
        if (password.Distinct().Count() < 5 || letters.Length < 3)
        {
            return true;
        }

        string[] salon = tenant.IsSet ? [tenant.Tenant.Name, tenant.Tenant.Slug] : [];
        return Tried.Concat(salon).Concat(alsoGuessed)
            .Select(word => new string([.. word.ToLowerInvariant().Where(char.IsLetter)]))
            .Any(word => word.Length > 2 && letters.Replace(word, "", StringComparison.Ordinal).Length == 0);
    }
}
