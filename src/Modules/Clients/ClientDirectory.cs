using Platform.Clients.Choosing;
using Platform.Clients.Contact;
using Platform.Clients.Household;
using Platform.Clients.Keeping;
using Platform.Clients.Merging;
using Platform.Contracts.Clients;
using Platform.Kernel.Keys;

namespace Platform.Clients;

/// <summary>Tells other modules who a client is.</summary>
internal sealed class ClientDirectory(ClientsDb db, Sight sight, AddressHash hash, ClientTraits traits, Minority minority, Holds holds)
    : IClientDirectory
{
    public Task<ClientContact?> Find(Guid id, CancellationToken cancellationToken) => db.Clients
        .Where(client => client.Id == id)
        .Select(client => new ClientContact(client.Id, client.DisplayName, client.Email, client.Language))
        .FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, string>> NamesOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await db.WithHidden.AsNoTracking().Where(client => client.DeletedAt == null && ids.Contains(client.Id))
            .Select(client => new { client.Id, client.DisplayName, client.FirstName, client.LastName }).ToListAsync(cancellationToken);
        return found.ToDictionary(client => client.Id, client => sight.Name(client.DisplayName, client.FirstName, client.LastName));
    }

    public async Task<IReadOnlyDictionary<Guid, string>> AddressHashesOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await db.Clients.Where(client => ids.Contains(client.Id) && client.Email != null)
            .Select(client => new { client.Id, client.Email }).ToListAsync(cancellationToken);
        return found.ToDictionary(client => client.Id, client => hash.Of(db.TenantId, EmailAddress.MatchingKey(client.Email!)));
    }

    public async Task<bool> NeedsGuardian(Guid id, CancellationToken cancellationToken)
        => await minority.Of(id, cancellationToken) is { NeedsGuardian: true };

    public Task<IReadOnlyList<Guid>> NeedingGuardian(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        => minority.Alone(ids, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, ChangedValues>> ChangesOf(IReadOnlyCollection<Guid> changeIds, CancellationToken cancellationToken)
    {
        if (changeIds.Count == 0)
        {
            return new Dictionary<Guid, ChangedValues>();
        }

        var changes = await db.Changes.AsNoTracking().Where(change => EF.Parameter(changeIds).Contains(change.Id)).ToListAsync(cancellationToken);
        var contact = (await db.OwnFields.AsNoTracking().ToListAsync(cancellationToken)).Where(field => field.IsContactData)
            .Select(field => InputField.OwnApiName(field.Key)).ToHashSet();
        return changes.ToDictionary(change => change.Id, change => new ChangedValues(
            change.Digest(), [.. change.Read().Select(value => value with { Before = Seen(value, value.Before), After = Seen(value, value.After) })]));

        string? Seen(ChangedValue value, string? text) => sight.Value(value.Field, text, contact.Contains(value.Field));
    }

    public async Task<IReadOnlySet<Guid>> Held(CancellationToken cancellationToken) => await holds.Held(cancellationToken);

    public TypedAddress? ReadAddress(string typed)
        => EmailAddress.Parse(typed) is { } email ? new(email, hash.Of(db.TenantId, EmailAddress.MatchingKey(email))) : null;

    public async Task<Guid?> LastChangedWith(string email, CancellationToken cancellationToken)
    {
        var key = EmailAddress.MatchingKey(email);

        // The database lowers the case, by its own rules.
#pragma warning disable CA1304, CA1311, CA1862
        return await db.Clients.Where(client => client.Email!.ToLower() == key).OrderByDescending(client => client.ChangeNumber)
            .Select(client => (Guid?)client.Id).FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862
    }

    public async Task<IReadOnlyList<Guid>> CardsWith(IReadOnlyCollection<string> emails, CancellationToken cancellationToken)
    {
        var keys = emails.Select(EmailAddress.MatchingKey).ToList();
#pragma warning disable CA1304, CA1311
        return await db.Clients.Where(client => client.Email != null && EF.Parameter(keys).Contains(client.Email.ToLower()))
            .Select(client => client.Id).ToListAsync(cancellationToken);
#pragma warning restore CA1304, CA1311
    }

    public async Task<IReadOnlyDictionary<Guid, MailContact>> ContactsOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await db.Clients.IgnoreAutoIncludes().AsNoTracking().Where(client => ids.Contains(client.Id))
            .Select(client => new { client.Id, client.FirstName, client.LastName, client.DisplayName, client.City, client.Email,
                client.ChangeNumber, client.Language })
            .ToListAsync(cancellationToken);
        return found.ToDictionary(client => client.Id, client => new MailContact(
            client.Id, client.FirstName, client.LastName, client.DisplayName, client.City, client.Email,
            client.Email is { } email ? hash.Of(db.TenantId, EmailAddress.MatchingKey(email)) : null, client.ChangeNumber,
            client.Language));
    }

    public async Task<Guid?> StandingCard(Guid id, CancellationToken cancellationToken)
    {
        var standing = await db.MainOf(id, cancellationToken) ?? id;
        return await db.Clients.AnyAsync(client => client.Id == standing, cancellationToken) ? standing : null;
    }

    public Task<IReadOnlyList<Guid>> CardsOf(Guid id, CancellationToken cancellationToken) => db.CardsOf(id, cancellationToken);

    public Task<IReadOnlyDictionary<Guid, Guid>> CardsOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        => db.CardsOf(ids, cancellationToken);

    public Task<DateTime?> KnownSince(Guid id, CancellationToken cancellationToken)
        => db.Clients.Where(client => client.Id == id && client.ImportId != null).Select(client => (DateTime?)client.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);

    public Task<IReadOnlyList<TraitField>> TraitFields(CancellationToken cancellationToken) => traits.Fields(cancellationToken);

    public Task<HashSet<Guid>> Having(ClientTrait? trait, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
        => traits.Having(trait, among, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> TraitsOf(Guid id, CancellationToken cancellationToken)
        => traits.Of(id, cancellationToken);

    public Task<string?> WordsOfRequest(Guid requestId, CancellationToken cancellationToken)
        => db.ContactRequests.Where(request => request.Id == requestId).Select(request => request.Message).FirstOrDefaultAsync(cancellationToken);
}
