namespace Platform.Clients.Fields;

/// <summary>The fields that this salon requires of new clients: the same for the form, the API and a file.</summary>
internal sealed class RequiredFields(ClientsDb db, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
{
    private IReadOnlyList<RequiredField>? known;

    public async Task<IReadOnlyList<RequiredField>> Read(CancellationToken cancellationToken = default)
    {
        var stored = known is null ? await db.FieldRules.AsNoTracking().FirstOrDefaultAsync(cancellationToken) : null;
        return known ??= Parse((stored?.Required ?? "").Split(','))!;
    }

    /// <summary>A message at each field that a new client lacks.</summary>
    public async Task<bool> Pass(ClientInput input, FormState state, CancellationToken cancellationToken)
    {
        foreach (var field in (await Read(cancellationToken)).Where(field => field.IsMissing(input)))
        {
            state.Add(field.Label, common["IsRequired", texts[field.ChoiceText].Value]);
        }

        return state.IsValid;
    }

    /// <summary>What a client who is there already still lacks, as people call it.</summary>
    public async Task<IReadOnlyList<string>> MissingOn(Client client, CancellationToken cancellationToken)
    {
        var input = ClientInput.Of(client);
        return [.. (await Read(cancellationToken)).Where(field => field.IsMissing(input)).Select(field => texts[field.ChoiceText].Value)];
    }

    public async Task Save(IReadOnlyList<RequiredField> required, CancellationToken cancellationToken)
    {
        var rules = await db.FieldRules.FirstOrDefaultAsync(cancellationToken) ?? db.Add(new FieldRules()).Entity;
        rules.Required = string.Join(',', required.Select(field => field.Name));
        await db.SaveChangesAsync(cancellationToken);
        known = required;
    }

    /// <summary>The fields with these names, in the usual order; what is no such name is left out.</summary>
    public static IReadOnlyList<RequiredField> Parse(IEnumerable<string> names)
    {
        var wanted = names.ToHashSet();
        return [.. RequiredField.All.Where(field => wanted.Contains(field.Name))];
    }
}
