using Platform.Clients.Fields;

namespace Platform.Clients.Importing;

/// <summary>What one chunk does: worked out in the same way for the dry run, which only counts, and for the run.</summary>
internal sealed class ChunkPlan(
    Import import, KnownCards known, ImportedCard maker, CardFields fields, IReadOnlyList<RequiredField> required)
{
    private readonly HashSet<Guid> filled = [];
    private readonly HashSet<Guid> touched = [];
    private readonly Dictionary<string, List<Guid>> labels = new(StringComparer.OrdinalIgnoreCase);

    public List<Client> NewCards { get; } = [];

    public List<ClientNote> NewNotes { get; } = [];

    /// <summary>What cards of the database get, in the order of the rows.</summary>
    public List<CardFilling> Fillings { get; } = [];

    /// <summary>What undoing has to know of cards that were there before.</summary>
    public List<ImportFilling> ToTakeBack { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    public int Created => NewCards.Count;

    public int Updated { get; private set; }

    public int Skipped { get; private set; }

    public int Failed { get; private set; }

    /// <summary>The new cards whose row says yes to the newsletter.</summary>
    public List<Guid> NewsletterIds { get; } = [];

    /// <summary>Cards that were there before the file and got something.</summary>
    public IReadOnlyList<Guid> FilledIds => [.. filled];

    public IReadOnlyDictionary<string, IReadOnlyList<Guid>> Labels => labels.ToDictionary(label => label.Key, label => (IReadOnlyList<Guid>)label.Value);

    public bool HasNews => NewCards.Count + filled.Count + labels.Count > 0;

    public void Take(ImportedRow row)
    {
        if (row.Card is null)
        {
            var isMistake = row.Row.Problems.Any(problem => problem.Kind == ProblemKind.Error);
            Failed += isMistake ? 1 : 0;
            Skipped += isMistake ? 0 : 1;
        }
        else if (known.Find(row.Row.CardId, row.Card, row.Name) is { } card)
        {
            Fill(card, row.Row, row.Card);
        }
        else
        {
            Register(row.Row, row.Card, row.Name);
        }

        foreach (var problem in row.Row.Problems)
        {
            Problems.Add(ImportProblem.Of(import.Id, row.Row.Row, problem));
        }
    }

    private void Fill(KnownCard card, ClientRow row, Client values)
    {
        var missing = known.Fill(card, values);
        var isFilled = missing != 0;
        if (isFilled && card.Unwritten is { } unwritten)
        {
            fields.Take(missing, values, unwritten);
        }
        else if (isFilled)
        {
            Fillings.Add(new(card.Id, missing, values));
            Remember(card, missing, values);
        }

        if (!card.HasNote)
        {
            card.HasNote = TakeNotes(row, card.Id);
            isFilled |= card.HasNote;
        }

        Updated += isFilled ? 1 : 0;
        Skipped += isFilled ? 0 : 1;
        if (isFilled && !card.IsNew)
        {
            filled.Add(card.Id);
        }

        if ((isFilled || row.Labels.Count > 0) && !touched.Contains(card.Id))
        {
            Remember(card, 0, values);
        }

        TakeLabels(row, card.Id);
    }

    private void Remember(KnownCard card, UInt128 given, Client values)
    {
        if (!card.IsNew)
        {
            ToTakeBack.Add(ImportFilling.Of(import.Id, card.Id, fields.Of(given), values));
            touched.Add(card.Id);
        }
    }

    private void Register(ClientRow row, Client card, ulong name)
    {
        if (required.Count > 0 && ClientInput.Of(card) is var input && required.FirstOrDefault(field => field.IsMissing(input)) is { } missing)
        {
            row.Refuse(missing.Column, ProblemCode.RequiredMissing, "");
            Failed++;
            return;
        }

        if (known.FindAlike(card) is { } alike)
        {
            row.Warn(alike.Field, ProblemCode.PossibleDuplicate, alike.Value);
        }

        NewCards.Add(card);
        known.LearnNew(card, name, TakeNotes(row, card.Id));
        if (row.Newsletter == true)
        {
            NewsletterIds.Add(card.Id);
        }

        TakeLabels(row, card.Id);
    }

    private bool TakeNotes(ClientRow row, Guid clientId)
    {
        var before = NewNotes.Count;
        NewNotes.AddRange(maker.NotesOf(row, clientId));
        return NewNotes.Count > before;
    }

    private void TakeLabels(ClientRow row, Guid clientId)
    {
        foreach (var label in row.Labels)
        {
            if (!labels.TryGetValue(label, out var carriers))
            {
                labels[label] = carriers = [];
            }

            carriers.Add(clientId);
        }
    }
}

/// <summary>Fields that were empty on a card, and the card of the row that has something for them.</summary>
/// <param name="Fields">Bits of <see cref="CardFields.FilledOn"/>.</param>
internal sealed record CardFilling(Guid CardId, UInt128 Fields, Client From);
