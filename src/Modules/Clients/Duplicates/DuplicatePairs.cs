using Platform.Clients.Directory;

namespace Platform.Clients.Duplicates;

/// <summary>Why two cards may be one person.</summary>
[Flags]
public enum Likeness
{
    None = 0,
    Phone = 1,
    Email = 2,
    NameAndBirthDate = 4,
    SoundAndPostcode = 8,
}

/// <summary>Two cards that may be one person.</summary>
/// <param name="Score">1 to 99; how likely they are.</param>
internal sealed record DuplicatePair(ClientEntry One, ClientEntry Other, Likeness Why, int Score);

/// <summary>
/// Finds the cards of a salon that may be one person. Cards are put together by what they share and compared there: never all
/// with all.
/// </summary>
internal static class DuplicatePairs
{
    /// <summary>What more cards than this share says nothing about a person: the salon's own number, "info@".</summary>
    private const int MostAlike = 20;

    /// <summary>The likeliest first.</summary>
    /// <param name="isDismissed">Somebody said that these two are not one person.</param>
    public static IReadOnlyList<DuplicatePair> In(IReadOnlyList<ClientEntry> clients, Func<Guid, Guid, bool> isDismissed)
    {
        var heard = new Dictionary<string, string>();
        var sounds = clients.ToDictionary(client => client, client => Sound(client, heard));
        var pairs = new Dictionary<(ClientEntry One, ClientEntry Other), Likeness>();
        Collect(pairs, Likeness.Phone, clients.SelectMany(client => PhonesOf(client).Select(phone => (phone, client))));
        Collect(pairs, Likeness.Email, clients.Where(client => client.EmailKey is not null).Select(client => (client.EmailKey!, client)));
        Collect(
            pairs, Likeness.NameAndBirthDate,
            clients.Where(client => client.BirthDate is not null).Select(client => ($"{client.BirthDate} {client.SortName}", client)));
        Collect(
            pairs, Likeness.SoundAndPostcode,
            clients.Where(client => client.Postcode is not null && sounds[client].Length > 0)
                .Select(client => ($"{client.Postcode} {sounds[client]}", client)));
        var found = from pair in pairs
                    let score = Score(pair.Key.One, pair.Key.Other, pair.Value, sounds)
                    let alike = new DuplicatePair(pair.Key.One, pair.Key.Other, pair.Value, score)
                    where !isDismissed(alike.One.Id, alike.Other.Id)
                    orderby alike.Score descending, alike.One.Id, alike.Other.Id
                    select alike;
        return [.. found];
    }

    /// <summary>The key of a pair, whichever comes first.</summary>
    public static (Guid One, Guid Other) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    private static void Collect(
        Dictionary<(ClientEntry One, ClientEntry Other), Likeness> pairs, Likeness why, IEnumerable<(string Key, ClientEntry Client)> keyed)
    {
        foreach (var group in keyed.GroupBy(pair => pair.Key, pair => pair.Client).Select(group => group.ToList()))
        {
            for (var i = 0; i < group.Count && group.Count <= MostAlike; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                {
                    var pair = group[i].Id.CompareTo(group[j].Id) < 0 ? (group[i], group[j]) : (group[j], group[i]);
                    pairs[pair] = pairs.GetValueOrDefault(pair) | why;
                }
            }
        }
    }

    private static int Score(ClientEntry one, ClientEntry other, Likeness why, Dictionary<ClientEntry, string> sounds)
    {
        var score = (why.HasFlag(Likeness.Phone) ? 40 : 0) + (why.HasFlag(Likeness.Email) ? 40 : 0)
            + (why.HasFlag(Likeness.NameAndBirthDate) ? 70 : 0) + (why.HasFlag(Likeness.SoundAndPostcode) ? 30 : 0)
            + (one.SortName == other.SortName ? 30 : sounds[one].Length > 0 && sounds[one] == sounds[other] ? 20 : 0);

        // A family shares a number, not a birthday.
        var isAnotherDay = one.BirthDate is { } day && other.BirthDate is { } otherDay && day[^5..] != otherDay[^5..];
        return Math.Clamp(score - (isAnotherDay ? 40 : 0), 1, 99);
    }

    private static IEnumerable<string> PhonesOf(ClientEntry client)
        => new[] { client.Mobile, client.Phone }.OfType<string>().Distinct();

    /// <summary>Of surname and first name, from "berg, anna van den"; empty where there is no surname to tell people apart by.</summary>
    /// <param name="heard">Every name needs to be heard once; a salon has many an Anna.</param>
    private static string Sound(ClientEntry client, Dictionary<string, string> heard)
    {
        return client.SortName.Split(", ", 2) is [var surname, var first] ? $"{Heard(surname)} {Heard(first.Split(' ')[0])}" : "";

        string Heard(string name) => heard.TryGetValue(name, out var sound) ? sound : heard[name] = SoundKey.Of(name);
    }
}
