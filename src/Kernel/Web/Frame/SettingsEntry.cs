using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>One entry of the settings page; a module registers its own as a singleton.</summary>
/// <param name="Needs">Null: for everybody.</param>
/// <param name="Key">The name of its text; <paramref name="HelpKey"/> names the sentence below it.</param>
/// <param name="Needs">Who lacks this right does not see the entry.</param>
public sealed record SettingsEntry(string Key, string HelpKey, string Path, string Icon, Right? Needs, int Order, Type Texts);
