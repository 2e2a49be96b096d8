namespace Platform.Clients.Notes;

/// <summary>What somebody writes down about a client: form and body of the API.</summary>
[FormLabels(typeof(ClientsText))]
public sealed class NoteInput
{
    public string? Text { get; set; }

    /// <summary>One of the salon's categories; left out, the note is a general one.</summary>
    public string? Category { get; set; }

    /// <summary>The state that a change starts from; a stale one is refused.</summary>
    public int? Version { get; set; }
}

/// <summary>The rules of a note: the same for writing and changing one, on the card and by a program.</summary>
internal sealed class NoteChecks(NoteCategories categories, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
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

        if (input.Category?.Trim() is { Length: > 0 } word && word != before)
        {
            input.Category = await categories.Find(word, cancellationToken);
            if (input.Category is null)
            {
                state.Add(nameof(input.Category), common["NotAChoice", texts["NoteCategory"].Value]);
            }
        }

        input.Category = input.Category is null or "" or UsualCategory.General ? null : input.Category.Trim();
        return state.IsValid;
    }
}
