using Platform.Clients.Fields;
using Platform.Contracts.Clients;

namespace Platform.Clients.Merging;

/// <summary>What a program says about a merge.</summary>
internal sealed class MergeInput
{
    public Guid? MainId { get; set; }

    public List<Guid>? OtherIds { get; set; }

    /// <summary>
    /// Name of a field to the card whose value wins; fields that are not named follow <see cref="FieldMerging.ByDefault"/>.
    /// </summary>
    public Dictionary<string, Guid>? Fields { get; set; }
}

/// <summary>What the page posts; the choice of each field stands under "field-" and its name.</summary>
internal sealed class MergeForm
{
    public Guid? MainId { get; set; }

    public List<Guid>? OtherIds { get; set; }

    /// <summary>Each card with the version that was shown: "id:version".</summary>
    public List<string>? Seen { get; set; }
}

/// <summary>Makes one card of several: which one is the main card, whose value wins in each field, and then it is done.</summary>
internal sealed class MergeClients : IFeature
{
    public const string FieldPrefix = "field-";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/merge", Page).Needs(Right.MergeClients);
        doors.Staff.MapPost("/clients/merge", FromPage).Needs(Right.MergeClients);
        doors.Api.MapPost("/clients/merge", FromProgram).Needs(Right.MergeClients)
            .WithSummary("Merges cards into the main card. fields: name of a field to the id of the card whose value wins.");
    }

    /// <param name="ids">What a list of ticked rows sends; a link says id.</param>
    private static async Task<IResult> Page(
        string[]? id, string[]? ids, string? main, string? q, ClientsDb db, MergePreview preview, CancellationToken cancellationToken)
    {
        var asked = new[] { main ?? "" }.Concat(id ?? []).Concat(ids ?? []).Where(text => text.Length > 0).ToList();
        var wanted = asked.Select(text => Guid.TryParse(text, out var card) ? card : Guid.Empty).Distinct()
            .Take(CardMerge.MostCards + 1).ToList();
        var cards = await db.Clients.AsNoTracking().Where(card => wanted.Contains(card.Id)).ToListAsync(cancellationToken);
        return cards.Count < wanted.Count
            ? TypedResults.NotFound()
            : await preview.Show([.. cards.OrderBy(card => wanted.IndexOf(card.Id))], q, cancellationToken);
    }

    private static async Task<IResult> FromPage(
        Posted<MergeForm> posted, HttpRequest request, ClientsDb db, Merging merging, MergePreview preview, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        var (form, state) = (posted.Value, posted.State);
        var chosen = request.HasFormContentType ? Chosen(request.Form) : [];
        var input = new MergeInput { MainId = form.MainId, OtherIds = form.OtherIds, Fields = chosen };
        var outcome = await merging.Merge(input, form.Seen, state, cancellationToken);
        if (outcome.Merge is { } merge)
        {
            flash.Success(texts["Merged", merge.OtherIds.Length + 1], undoPath: here[$"/merges/{merge.Id}/undo"]);
            return TypedResults.LocalRedirect(here[$"/clients/{merge.MainId}"]);
        }

        if (outcome.Missing is not null)
        {
            return TypedResults.NotFound();
        }

        List<Guid> wanted = [form.MainId ?? Guid.Empty, .. form.OtherIds ?? []];
        var cards = await db.Clients.AsNoTracking().Where(card => wanted.Contains(card.Id)).OrderBy(card => card.Id)
            .Take(CardMerge.MostCards).ToListAsync(cancellationToken);
        var ordered = cards.OrderBy(card => wanted.IndexOf(card.Id)).ToList();
        return await preview.Show(ordered, null, cancellationToken, state, chosen, outcome.IsStale);
    }

    private static async Task<Results<Ok<MadeMerge>, ProblemHttpResult>> FromProgram(
        MergeInput input, ClientsDb db, Merging merging, CancellationToken cancellationToken)
    {
        var state = new FormState();
        var outcome = await merging.Merge(input, null, state, cancellationToken);
        return outcome switch
        {
            { Merge: { } merge } => TypedResults.Ok(new MadeMerge(merge.Id)),
            { Missing: { } missing } => await db.NotThere(missing, cancellationToken),
            _ => ApiProblems.Invalid(state),
        };
    }

    private static Dictionary<string, Guid> Chosen(IFormCollection form)
    {
        var chosen = new Dictionary<string, Guid>();
        foreach (var (name, value) in form.Where(field => field.Key.StartsWith(FieldPrefix, StringComparison.Ordinal)))
        {
            chosen[name[FieldPrefix.Length..]] = Guid.TryParse(value, out var card) ? card : Guid.Empty;
        }

        return chosen;
    }

    private sealed record MadeMerge(Guid Id);

    /// <param name="Missing">A card that is not there.</param>
    /// <param name="IsStale">Somebody changed a card after it was shown.</param>
    internal sealed record Outcome(CardMerge? Merge = null, Guid? Missing = null, bool IsStale = false);

    /// <summary>What both doors lead to.</summary>
    internal sealed class Merging(ClientsDb db, TenantContext salon, OwnFields own, IStringLocalizer<ClientsText> texts)
    {
        /// <param name="seen">Null asks for no version.</param>
        public async Task<Outcome> Merge(
            MergeInput input, IReadOnlyList<string>? seen, FormState state, CancellationToken cancellationToken)
        {
            var fields = await own.All(cancellationToken);
            Check(input, fields, state);
            var outcome = new Outcome();
            if (!state.IsValid)
            {
                return outcome;
            }

            if (await Missing(Cards(input), cancellationToken) is { } missing)
            {
                return new(Missing: missing);
            }

            await db.InTransaction(
                async () => outcome = await Merge(Cards(input), input.Fields ?? [], fields, seen, cancellationToken), cancellationToken);
            return outcome;
        }

        /// <summary>
        /// Every way to write a client takes the number first: whoever holds it reads cards that nobody changes meanwhile.
        /// </summary>
        private async Task<Outcome> Merge(
            List<Guid> ids, Dictionary<string, Guid> chosen, IReadOnlyList<OwnField> fields, IReadOnlyList<string>? seen,
            CancellationToken cancellationToken)
        {
            var number = await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
            if (await Missing(ids, cancellationToken) is { } missing)
            {
                return new(Missing: missing);
            }

            var found = await db.Clients.Where(card => ids.Contains(card.Id)).ToListAsync(cancellationToken);
            var cards = found.OrderBy(card => ids.IndexOf(card.Id)).ToList();
            if (seen is not null && cards.Any(card => !seen.Contains(SeenOf(card))))
            {
                return new(IsStale: true);
            }

            var merge = Together(cards, chosen, fields, number);
            await db.SaveChangesAsync(cancellationToken);
            return new(merge);
        }

        /// <summary>The first card that is not there.</summary>
        private async Task<Guid?> Missing(List<Guid> ids, CancellationToken cancellationToken)
        {
            var found = await db.Clients.Where(card => ids.Contains(card.Id)).Select(card => card.Id).ToListAsync(cancellationToken);
            return ids.Except(found).Cast<Guid?>().FirstOrDefault();
        }

        private CardMerge Together(List<Client> cards, Dictionary<string, Guid> chosen, IReadOnlyList<OwnField> fields, long number)
        {
            var (main, others) = (cards[0], cards.Skip(1).ToList());
            var (before, after) = (FieldMerging.FieldsOf(main), FieldMerging.ByDefault(cards).With(chosen, cards).Result);
            main.Change(after, fields);
            var merge = db.Add(new CardMerge
            {
                MainId = main.Id,
                OtherIds = [.. others.Select(card => card.Id)],
                FieldsBefore = CardMerge.Fields(before),
                FieldsAfter = CardMerge.Fields(FieldMerging.FieldsOf(main)),
                Number = number,
                At = db.Now,
                By = salon.Actor.Name,
            }).Entity;
            foreach (var other in others)
            {
                other.MergeInto(main.Id);
                db.Publish(new ClientMerged(other.Id, main.Id, merge.Id, other.DisplayName));
            }

            return merge;
        }

        private void Check(MergeInput input, IReadOnlyList<OwnField> fields, FormState state)
        {
            var ids = Cards(input);
            if (input.MainId is null)
            {
                state.Add(nameof(input.MainId), texts["MergeNeedsMain"]);
            }
            else if (input.OtherIds is not { Count: > 0 } others || others.Contains(input.MainId.Value))
            {
                state.Add(nameof(input.OtherIds), texts["MergeNeedsOthers"]);
            }
            else if (ids.Count > CardMerge.MostCards)
            {
                state.Add(nameof(input.OtherIds), texts["MergeTooMany", CardMerge.MostCards]);
            }

            var known = InputField.Of(new()).Select(field => field.ApiName)
                .Concat(fields.Select(field => InputField.OwnApiName(field.Key))).ToHashSet();
            foreach (var (field, card) in input.Fields ?? [])
            {
                if (!known.Contains(field) || !ids.Contains(card))
                {
                    state.Add($"{nameof(input.Fields)}.{field}", texts["MergeNoSuchField"]);
                }
            }
        }

        private static List<Guid> Cards(MergeInput input) => [.. (input.OtherIds ?? []).Prepend(input.MainId ?? Guid.Empty).Distinct()];
    }

    /// <summary>How a page says which state of a card it shows.</summary>
    internal static string SeenOf(Client card) => $"{card.Id}:{card.Version}";
}
