using Platform.Clients.Origin;
using Platform.Clients.Searching;
using Platform.Clients.Words;
using Platform.Contracts.Access;

namespace Platform.Clients.Directory;

/// <summary>Finds clients of the salon, as far as the person of this scope may look for them.</summary>
internal sealed class ClientLookup(ClientsDb db, ClientIndexes indexes, SalonWords words, Sight sight, TenantContext salon)
{
    /// <summary>Whom a filter lets through, in its order.</summary>
    public async Task<IReadOnlyList<ClientEntry>> Find(ClientFilter filter, CancellationToken cancellationToken)
    {
        var index = await Index(cancellationToken);
        var found = index.InOrder(filter.Sort);
        foreach (var (name, value) in filter.Conditions)
        {
            found = name switch
            {
                ClientFilter.Typed => Search(index, value, filter.Sort),
                "label" or "list" => await Tagged(found, value, cancellationToken),
                ClientFilter.Assigned => await AssignedTo(found, Guid.Parse(value), cancellationToken),
                "utmSource" or "utmMedium" or "utmCampaign" => await CameFrom(found, name, value, cancellationToken),
                "region" => Those(found, ClientEntry.PlaceKey(value), (entry, key) => entry.RegionKey == key),
                "city" => Those(found, ClientEntry.PlaceKey(value), (entry, key) => entry.CityKey == key),
                "postcode" => Those(found, PostcodeStart(value), (entry, start) => entry.Postcode?.StartsWith(start, StringComparison.Ordinal) == true),
                ClientFilter.InGroup => await InGroup(found, Guid.Parse(value), cancellationToken),
                "group" => Those(found, ClientEntry.Key(value), (entry, key) => entry.GroupKey == key),
                "occupation" => Those(found, ClientEntry.Key(value)!, (entry, part) => Has(entry.OccupationKey, part)),
                "education" => Those(found, ClientEntry.Key(value)!, (entry, part) => Has(entry.EducationKey, part)),
                "language" => Those(found, value, (entry, language) => entry.Language == language),
                "status" => Those(found, value, (entry, status) => entry.Status == status),
                "login" => WithLogin(found, value),
                _ => Those(found, value, Lacks),
            };
        }

        return found;
    }

    /// <summary>What fits best of what somebody has typed until now.</summary>
    public async Task<IReadOnlyList<ClientEntry>> Suggest(string typed, int most, CancellationToken cancellationToken)
    {
        return [.. BestFirst(await Index(cancellationToken), typed).Take(most)];
    }

    /// <summary>Another client with the same address or a telephone of this one; the oldest, where there are several.</summary>
    public Task<ClientEntry?> Alike(Client client, CancellationToken cancellationToken)
        => Alike(client.Email, client.Mobile, client.Phone, client.Id, cancellationToken);

    /// <param name="except">A client that does not count.</param>
    public async Task<ClientEntry?> Alike(string? email, string? mobile, string? phone, Guid? except, CancellationToken cancellationToken)
    {
        if (email is null && mobile is null && phone is null)
        {
            return null;
        }

        var index = await Index(cancellationToken);
        var key = email is null ? null : Contact.EmailAddress.MatchingKey(email);
        return index.InOrder(null)
            .Where(entry => entry.Id != except && ((key is not null && entry.EmailKey == key) || Has(entry, mobile) || Has(entry, phone)))
            .MinBy(entry => entry.CreatedAt);

        static bool Has(ClientEntry entry, string? phone) => phone is not null && (entry.Mobile == phone || entry.Phone == phone);
    }

    private Task<ClientIndex> Index(CancellationToken cancellationToken) => indexes.Of(db, salon.Tenant.Country, cancellationToken);

    private IReadOnlyList<ClientEntry> Search(ClientIndex index, string typed, string? sort)
    {
        if (string.IsNullOrEmpty(sort))
        {
            return [.. BestFirst(index, typed)];
        }

        var found = new TypedSearch(typed, sight.IsFull).In(index.ByName).ConvertAll(place => index.ByName.Entries[place]);
        if (ClientOrder.Of(sort) is { } order)
        {
            found.Sort(order);
        }

        return found;
    }

    private IEnumerable<ClientEntry> BestFirst(ClientIndex index, string typed)
    {
        var search = new TypedSearch(typed, sight.IsFull);
        return search.BestFirst(search.In(index.ByName), index.ByName).Select(place => index.ByName.Entries[place]);
    }

    private static List<ClientEntry> Those<T>(IEnumerable<ClientEntry> entries, T value, Func<ClientEntry, T, bool> fits)
        => [.. entries.Where(entry => fits(entry, value))];

    private async Task<IReadOnlyList<ClientEntry>> Tagged(IReadOnlyList<ClientEntry> entries, string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var tag))
        {
            return [];
        }

        var carriers = await db.ClientTags.Where(carried => carried.TagId == tag).Select(carried => carried.ClientId).ToHashSetAsync(cancellationToken);
        return Those(entries, carriers, (entry, ids) => ids.Contains(entry.Id));
    }

    private async Task<IReadOnlyList<ClientEntry>> AssignedTo(IReadOnlyList<ClientEntry> entries, Guid staff, CancellationToken cancellationToken)
    {
        var theirs = await db.Clients.Where(client => client.AssignedStaffId == staff).Select(client => client.Id).ToHashSetAsync(cancellationToken);
        return Those(entries, theirs, (entry, ids) => ids.Contains(entry.Id));
    }

    private async Task<IReadOnlyList<ClientEntry>> InGroup(IReadOnlyList<ClientEntry> entries, Guid id, CancellationToken cancellationToken)
        => await words.Group(id, cancellationToken) is { } group
            ? Those(entries, ClientEntry.Key(group.Name), (entry, key) => entry.GroupKey == key)
            : [];

    private static bool Has(string? line, string part) => line?.Contains(part, StringComparison.Ordinal) == true;

    private async Task<IReadOnlyList<ClientEntry>> CameFrom(
        IReadOnlyList<ClientEntry> entries, string part, string value, CancellationToken cancellationToken)
    {
        var brought = await db.Origins.Where(ClientOrigin.Names(part, value)).Select(origin => origin.ClientId).ToHashSetAsync(cancellationToken);
        return Those(entries, brought, (entry, ids) => ids.Contains(entry.Id));
    }

    /// <summary>"1234ab" looks like "1234 AB" in the books.</summary>
    public static string PostcodeStart(string typed)
    {
        var start = typed.ToUpperInvariant();
        return start.Length > 4 && char.IsAsciiDigit(start[3]) && char.IsAsciiLetter(start[4]) ? start.Insert(4, " ") : start;
    }

    private static bool Lacks(ClientEntry entry, string missing) => missing switch
    {
        "phone" => entry.AnyPhone is null,
        "email" => entry.EmailKey is null,
        "contact" => entry.AnyPhone is null && entry.EmailKey is null,
        _ => false,
    };

    private static IReadOnlyList<ClientEntry> WithLogin(IReadOnlyList<ClientEntry> entries, string code)
        => Enum.TryParse<LoginState>(code, ignoreCase: true, out var login) && !char.IsAsciiDigit(code[0])
            ? Those(entries, login, (entry, state) => entry.Login == state)
            : [];
}
