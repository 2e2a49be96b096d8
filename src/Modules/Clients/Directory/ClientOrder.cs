namespace Platform.Clients.Directory;

/// <summary>The orders in which a list of clients can be seen. Who has nothing to sort by comes last, whichever way round.</summary>
internal static class ClientOrder
{
    private static readonly Dictionary<string, Comparison<ClientEntry>> Named = new()
    {
        ["-name"] = (one, other) => ByName(other, one),
        ["email"] = By(entry => entry.EmailKey, 1),
        ["-email"] = By(entry => entry.EmailKey, -1),
        ["phone"] = By(entry => entry.AnyPhone, 1),
        ["-phone"] = By(entry => entry.AnyPhone, -1),
        ["login"] = By(entry => entry.Login, 1),
        ["-login"] = By(entry => entry.Login, -1),
        ["city"] = By(entry => entry.CityKey, 1),
        ["-city"] = By(entry => entry.CityKey, -1),
        ["region"] = By(entry => entry.RegionKey, 1),
        ["-region"] = By(entry => entry.RegionKey, -1),
        ["postcode"] = By(entry => entry.Postcode, 1),
        ["-postcode"] = By(entry => entry.Postcode, -1),
        ["language"] = By(entry => entry.Language, 1),
        ["-language"] = By(entry => entry.Language, -1),
        ["status"] = By(entry => entry.Status, 1),
        ["-status"] = By(entry => entry.Status, -1),
        ["created"] = By(entry => entry.CreatedAt, 1),
        ["-created"] = By(entry => entry.CreatedAt, -1),
    };

    /// <summary>Null for the usual order, by name.</summary>
    public static Comparison<ClientEntry>? Of(string? sort) => sort is null ? null : Named.GetValueOrDefault(sort);

    public static int ByName(ClientEntry one, ClientEntry other)
    {
        var names = string.CompareOrdinal(one.SortName, other.SortName);
        return names != 0 ? names : one.Id.CompareTo(other.Id);
    }

    private static Comparison<ClientEntry> By(Func<ClientEntry, string?> read, int direction) => (one, other) =>
    {
        var (first, second) = (read(one), read(other));
        var order = (first, second) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => direction * string.CompareOrdinal(first, second),
        };
        return order != 0 ? order : direction * ByName(one, other);
    };

    private static Comparison<ClientEntry> By<T>(Func<ClientEntry, T> read, int direction)
        where T : struct => (one, other) =>
    {
        var order = Comparer<T>.Default.Compare(read(one), read(other));
        return direction * (order != 0 ? order : ByName(one, other));
    };
}
