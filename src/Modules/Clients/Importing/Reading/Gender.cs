using System.Collections.Frozen;

namespace Platform.Clients.Importing;

/// <summary>Reads gender and form of address. The codes are stored; salons name and add their own.</summary>
internal static class Gender
{
    public const string Female = "female";
    public const string Male = "male";
    public const string Other = "other";

    // 1 and 2 are ISO/IEC 5218, in which 0 is "not known" and 9 "not applicable", which is what "other" comes to.
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Codes = new Dictionary<string, string>
    {
        ["v"] = Female, ["vrouw"] = Female, ["mevr"] = Female, ["mevr."] = Female, ["mevrouw"] = Female, ["mw"] = Female, ["mw."] = Female,
        ["f"] = Female, ["female"] = Female, ["woman"] = Female, ["ms"] = Female, ["mrs"] = Female, ["w"] = Female, ["weiblich"] = Female,
        ["frau"] = Female, ["femme"] = Female, ["2"] = Female,
        ["m"] = Male, ["man"] = Male, ["dhr"] = Male, ["dhr."] = Male, ["heer"] = Male, ["de heer"] = Male, ["male"] = Male, ["mr"] = Male,
        ["mr."] = Male, ["männlich"] = Male, ["herr"] = Male, ["homme"] = Male, ["1"] = Male,
        ["x"] = Other, ["anders"] = Other, ["other"] = Other, ["divers"] = Other, ["non-binair"] = Other, ["non-binary"] = Other,
        ["9"] = Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What other systems write for "we did not ask".</summary>
    public static bool IsNotSaid(ReadOnlySpan<char> cell) => cell is "0";

    public static string? Read(ReadOnlySpan<char> cell) => Codes.TryGetValue(cell, out var code) ? code : null;
}
