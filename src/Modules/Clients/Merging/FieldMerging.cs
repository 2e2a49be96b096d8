namespace Platform.Clients.Merging;

/// <summary>Of which card each field of the main card is after a merge.</summary>
/// <param name="Result">The fields of the main card after it.</param>
/// <param name="Winners">Field name, as the API writes it, to the card.</param>
internal sealed record FieldMerging(ClientInput Result, IReadOnlyDictionary<string, Guid> Winners)
{
    private static readonly string[] PartsOfSurname = [nameof(ClientInput.Infix), nameof(ClientInput.LastName)];

    /// <summary>
    /// What stands on the main card stays; what is empty comes from the first other card that has it. The parts of an address or a
    /// surname belong together: they are filled only from a card that does not say otherwise about the rest.
    /// </summary>
    /// <param name="cards">The main card first.</param>
    public static FieldMerging ByDefault(IReadOnlyList<Client> cards)
    {
        var result = FieldsOf(cards[0]);
        foreach (var key in cards.SelectMany(card => card.OwnValues).Select(value => value.Field.Key))
        {
            result.Custom!.TryAdd(key, null);
        }

        var winners = InputField.Of(result).ToDictionary(field => field.ApiName, _ => cards[0].Id);
        foreach (var other in cards.Skip(1))
        {
            var pairs = InputField.Pairs(result, FieldsOf(other))
                .Where(pair => pair.First.Name != nameof(ClientInput.DisplayName));
            foreach (var group in pairs.GroupBy(pair => GroupOf(pair.First)).Where(group => group.All(Agree)))
            {
                foreach (var (field, theirs) in group.Where(pair => IsEmpty(pair.First) && !IsEmpty(pair.Second)))
                {
                    field.SetValue(theirs.Value);
                    winners[field.ApiName] = other.Id;
                }
            }
        }

        return new(result, winners);
    }

    /// <summary>With what somebody chose instead.</summary>
    /// <param name="chosen">Names of fields that exist, and cards of this merge.</param>
    public FieldMerging With(IReadOnlyDictionary<string, Guid> chosen, IReadOnlyList<Client> cards)
    {
        var values = cards.ToDictionary(
            card => card.Id, card => InputField.Of(FieldsOf(card)).ToDictionary(field => field.ApiName, field => field.Value));
        foreach (var field in InputField.Of(Result))
        {
            if (chosen.TryGetValue(field.ApiName, out var card))
            {
                field.SetValue(values[card].GetValueOrDefault(field.ApiName));
            }
        }

        return this with
        {
            Winners = Winners.ToDictionary(winner => winner.Key, winner => chosen.GetValueOrDefault(winner.Key, winner.Value)),
        };
    }

    /// <summary>What a merge looks at of a card: its fields without its version.</summary>
    public static ClientInput FieldsOf(Client card)
    {
        var fields = ClientInput.Of(card);
        fields.Version = null;
        return fields;
    }

    private static bool Agree((InputField First, InputField Second) pair)
        => IsEmpty(pair.First) || IsEmpty(pair.Second) || !IsPartOfMore(pair.First)
            || string.Equals(pair.First.Value, pair.Second.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsEmpty(InputField field) => string.IsNullOrEmpty(field.Value);

    private static bool IsPartOfMore(InputField field) => GroupOf(field) != field.Name;

    private static string GroupOf(InputField field)
        => PartsOfSurname.Contains(field.Name) ? "surname" : field.Owner is AddressInput ? field.Name.Split('.')[0] : field.Name;
}
