namespace Platform.Clients;

/// <summary>The words for the code of a choice.</summary>
internal static class ChoiceText
{
    /// <summary>"Vrouw" of "female"; a word that the salon added stands for itself.</summary>
    public static string Choice(this IStringLocalizer texts, string code)
        => texts[$"Choice-{code}"] is { ResourceNotFound: false } known ? known : code;
}
