using System.Collections.Frozen;

namespace Platform.Clients.Importing;

/// <summary>Reads the yes and no of spreadsheets and other systems. What it does not know is neither: consent is never guessed.</summary>
internal static class YesNo
{
    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Answers = new Dictionary<string, bool>
    {
        ["ja"] = true, ["j"] = true, ["yes"] = true, ["y"] = true, ["true"] = true, ["waar"] = true, ["1"] = true, ["x"] = true,
        ["aan"] = true, ["on"] = true, ["oui"] = true, ["vrai"] = true, ["wahr"] = true, ["✓"] = true, ["✔"] = true,
        ["subscribed"] = true, ["ingeschreven"] = true,
        ["nee"] = false, ["neen"] = false, ["n"] = false, ["no"] = false, ["false"] = false, ["onwaar"] = false, ["0"] = false,
        ["uit"] = false, ["off"] = false, ["non"] = false, ["faux"] = false, ["falsch"] = false,
        ["unsubscribed"] = false, ["uitgeschreven"] = false, ["cleaned"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool? Read(ReadOnlySpan<char> cell) => Answers.TryGetValue(cell, out var answer) ? answer : null;
}
