using Platform.Clients.Household;

namespace Platform.Clients.Notes;

/// <summary>What somebody writes down about a client: form and body of the API.</summary>
[FormLabels(typeof(ClientsText))]
public sealed class NoteInput
{
    public string? Text { get; set; }

    /// <summary>One of the salon's categories; left out, the note is a general one.</summary>
    public string? Category { get; set; }

    /// <summary>
    /// That the client said yes, in so many words, to keeping health data. No refuses a note about health as long as the client has none;
    /// a program that leaves it out says yes.
    /// </summary>
    public bool? Consent { get; set; }

    /// <summary>The state that a change starts from; a stale one is refused.</summary>
    public int? Version { get; set; }
}

/// <summary>The rules of a note: the same for writing and changing one, on the card and by a program.</summary>
internal sealed class NoteChecks(
    ClientsDb db, NoteCategories categories, Minority minority, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
{
    /// <summary>Brings text and category to the form they are stored in. What is wrong gets a message and the answer is false.</summary>
    /// <param name="before">The category that the note has already, which it may keep.</param>
    public async Task<bool> Pass(NoteInput input, FormState state, CancellationToken cancellationToken, string? before = null)
    {
        input.Text = input.Text?.Replace("\0", "", StringComparison.Ordinal).Trim();
        if (string.IsNullOrEmpty(input.Text))
        {
            state.Add(nameof(input.Text), common["IsRequired", texts["NoteText"].Value]);
        }
        else if (input.Text.Length > ClientNote.LongestText)
        {
            state.Add(nameof(input.Text), common["TooLong", texts["NoteText"].Value, ClientNote.LongestText]);
        }

        else if (CitizenNumber.IsIn(input.Text))
        {
            state.Add(nameof(input.Text), texts["NoCitizenNumber"]);
        }

        if (input.Category?.Trim() is { Length: > 0 } word && word != before)
        {
            input.Category = await categories.Find(word, cancellationToken);
            if (input.Category is null)
            {
                state.Add(nameof(input.Category), common["NotAChoice", texts["NoteCategory"].Value]);
            }
        }

        input.Category = input.Category is null or "" or UsualCategory.General ? null : input.Category.Trim();
        if (Measure.Of(input.Category) is { } measure && state[nameof(input.Text)] is null)
        {
            input.Text = measure.Read(input.Text!) ?? Unmeasured(measure, input, state);
        }

        return state.IsValid;
    }

    /// <summary>The first note about a client's health needs the client's yes (D-26). Those that follow do not ask again.</summary>
    /// <returns>True when it is the first, with which the yes is told.</returns>
    public async Task<bool> TellsConsent(Guid clientId, NoteInput input, FormState state, CancellationToken cancellationToken)
    {
        if (!UsualCategory.IsHealth(input.Category)
            || await (await db.NotesAbout(clientId, cancellationToken)).AnyAsync(note => UsualCategory.OfHealth.Contains(note.Category), cancellationToken))
        {
            return false;
        }

        if (input.Consent == false)
        {
            state.Add(nameof(input.Consent), texts["HealthNeedsConsent"]);
        }

        else if (await minority.Of(clientId, cancellationToken) is { NeedsGuardian: true })
        {
            state.Add(nameof(input.Consent), texts["HealthNeedsGuardian"]);
        }

        return true;
    }

    private string Unmeasured(Measure measure, NoteInput input, FormState state)
    {
        state.Add(nameof(input.Text), texts["NoMeasure", measure.Least, measure.Most, measure.Unit]);
        return input.Text!;
    }
}
