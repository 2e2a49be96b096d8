using Platform.Clients.Searching;

namespace Platform.Clients.Importing;

/// <summary>
/// What a card is recognised by, as 64 bits each: a dry run keeps the keys of every row of the file in memory. Two keys that
/// differ come out alike once in billions of files.
/// </summary>
internal static class MatchKeys
{
    /// <summary>Identifies by itself, among the clients of one system.</summary>
    public static ulong OfSourceId(string sourceId) => Hash(Start('S'), sourceId);

    /// <summary>Identifies.</summary>
    public static ulong OfEmailAndName(string emailKey, ulong name) => Hash(name ^ Start('E'), emailKey);

    /// <summary>Identifies, whichever of the two telephones it is.</summary>
    public static ulong OfPhoneAndName(string phone, ulong name) => Hash(name ^ Start('P'), phone);

    /// <summary>Only likeness: families share an address and a telephone.</summary>
    public static ulong OfContact(string emailOrPhone) => Hash(Start('C'), emailOrPhone);

    /// <summary>The name without case, accents, spaces and signs.</summary>
    public static ulong OfName(Client client)
    {
        var hash = Start('N');
        foreach (var part in new ReadOnlySpan<string?>([client.FirstName, client.Infix, client.LastName]))
        {
            hash = part is null ? hash : Hash(hash, Folding.FoldLettersAndDigits(part));
        }

        return hash;
    }

    private static ulong Start(char kind) => 14695981039346656037 ^ kind;

    /// <summary>FNV-1a.</summary>
    private static ulong Hash(ulong hash, string text)
    {
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        return hash;
    }
}
