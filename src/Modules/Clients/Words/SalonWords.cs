namespace Platform.Clients.Words;

/// <summary>A word of a field as it is offered.</summary>
/// <param name="Code">As clients carry it and programs write it.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Id">Of a word that the salon added; null for one that every salon has.</param>
public sealed record OfferedWord(string Code, string Text, Guid? Id);

/// <summary>The words that this salon chooses from: those every salon has, and its own (CL-26, CL-35, CL-37, CL-49).</summary>
internal sealed class SalonWords(ClientsDb db, IStringLocalizer<ClientsText> texts)
{
    private static readonly string[] Ways = ["mouth", "social", "searching", "passing", "marketplace"];

    private List<SalonWord>? own;

    public async Task<IReadOnlyList<OfferedWord>> Offered(WordField field, CancellationToken cancellationToken = default) =>
    [
        .. Usual(field),
        .. (await Own(cancellationToken)).Where(word => word.Field == field && word.RemovedAt is null)
            .Select(word => new OfferedWord(word.Name, word.Name, word.Id)),
    ];

    /// <summary>Brings what is chosen to the word that is stored, and refuses what is none. A word that was removed passes: cards carry it.</summary>
    public async Task<bool> Pass(ClientInput input, FormState state, CancellationToken cancellationToken)
    {
        input.Status = await Find(WordField.Status, input.Status, nameof(input.Status), state, cancellationToken) ?? ClientStatus.Active;
        input.Group = await GroupOf(input, state, cancellationToken);
        input.Gender = await Find(WordField.Gender, input.Gender, nameof(input.Gender), state, cancellationToken);
        return state.IsValid;
    }

    /// <summary>The salon's groups by their names, whatever the case; those that were removed too, because cards carry them.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> Groups(CancellationToken cancellationToken)
        => (await Own(cancellationToken)).Where(word => word.Field == WordField.Group)
            .ToDictionary(word => word.Name, word => word.Id, StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when there is none of this id.</returns>
    public async Task<SalonWord?> Group(Guid id, CancellationToken cancellationToken)
        => (await Own(cancellationToken)).Find(word => word.Field == WordField.Group && word.Id == id);

    /// <summary>Adds a word, or brings a removed one back.</summary>
    /// <returns>False when it is there already.</returns>
    public async Task<bool> Add(WordField field, string name, CancellationToken cancellationToken)
    {
        var added = false;
        await db.InTransaction(
            async () =>
            {
                // Two people who add the same word at once get one.
                await db.NextNumber("clients.words", cancellationToken);
                own = null;
                var known = (await Own(cancellationToken)).Find(word => word.Field == field && IsSame(word.Name, name));
                added = Usual(field).All(word => !IsSame(word.Code, name) && !IsSame(word.Text, name)) && known is not { RemovedAt: null };
                if (added)
                {
                    (known ?? db.Add(new SalonWord { Field = field, Name = name }).Entity).RemovedAt = null;
                    await db.SaveChangesAsync(cancellationToken);
                    own = null;
                }
            },
            cancellationToken);
        return added;
    }

    /// <returns>The word; null when there is none of this id.</returns>
    public async Task<SalonWord?> Remove(Guid id, bool isRemoved, CancellationToken cancellationToken)
    {
        var word = (await Own(cancellationToken)).Find(word => word.Id == id);
        if (word is not null)
        {
            word.RemovedAt = isRemoved ? db.Now : null;
            await db.SaveChangesAsync(cancellationToken);
        }

        return word;
    }

    /// <summary>A program may name a group by its id; a name that a group has is written as the group is.</summary>
    private async Task<string?> GroupOf(ClientInput input, FormState state, CancellationToken cancellationToken)
    {
        if (input.GroupId is { } id)
        {
            var group = await Group(id, cancellationToken);
            if (group is null)
            {
                state.Add(nameof(input.GroupId), texts["NotAChoice", texts[nameof(input.Group)]]);
            }

            return group?.Name ?? input.Group;
        }

        var known = (await Own(cancellationToken)).Find(word => word.Field == WordField.Group && IsSame(word.Name, input.Group ?? ""));
        return known?.Name ?? input.Group;
    }

    private async Task<string?> Find(WordField field, string? typed, string name, FormState state, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var code = Usual(field).Select(word => word.Code).Concat((await Own(cancellationToken)).Where(word => word.Field == field).Select(word => word.Name))
            .FirstOrDefault(code => IsSame(code, typed.Trim()));
        if (code is null)
        {
            state.Add(name, texts["NotAChoice", texts[name]]);
        }

        return code;
    }

    /// <summary>A way to come here is kept in words, in the salon's language: it may be any.</summary>
    private IEnumerable<OfferedWord> Usual(WordField field) => field switch
    {
        WordField.Status => ClientStatus.All.Select(code => new OfferedWord(code, texts.Choice(code), null)),
        WordField.Gender => ClientChecks.Genders.Select(code => new OfferedWord(code, texts.Choice(code), null)),
        WordField.HeardFrom => Ways.Select(way => new OfferedWord(texts[$"Way-{way}"], texts[$"Way-{way}"], null)),
        _ => [],
    };

    private async Task<List<SalonWord>> Own(CancellationToken cancellationToken)
        => own ??= await db.Words.OrderBy(word => word.Name).ToListAsync(cancellationToken);

    private static bool IsSame(string name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);
}
