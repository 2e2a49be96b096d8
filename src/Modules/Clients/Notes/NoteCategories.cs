namespace Platform.Clients.Notes;

/// <summary>A category as people choose it and programs read it.</summary>
/// <param name="Name">As notes carry it.</param>
/// <param name="Label">As the reader calls it.</param>
public sealed record OfferedCategory(string Name, string Label, bool IsOwn, bool AtAgenda, bool AtCheckout);

/// <summary>The categories of this salon's notes: the usual ones, and those it added.</summary>
internal sealed class NoteCategories(ClientsDb db, IStringLocalizer<ClientsText> texts)
{
    private const string Turn = "clients.note-categories";

    public async Task<IReadOnlyList<OfferedCategory>> Offered(CancellationToken cancellationToken)
    {
        var rows = await db.NoteCategories.AsNoTracking().Where(row => row.RemovedAt == null).ToListAsync(cancellationToken);
        return
        [
            .. from usual in UsualCategory.All
               let row = rows.Find(row => row.Name == usual.Code)
               select new OfferedCategory(
                   usual.Code, LabelOf(usual.Code), false, row?.AtAgenda ?? usual.AtAgenda, row?.AtCheckout ?? usual.AtCheckout),
            .. from row in rows
               where UsualCategory.All.All(usual => usual.Code != row.Name)
               orderby row.Name
               select new OfferedCategory(row.Name, row.Name, true, row.AtAgenda, row.AtCheckout),
        ];
    }

    /// <summary>As people call it: a usual one in their language, an own one as the salon wrote it.</summary>
    public string LabelOf(string? name)
        => texts[$"NoteCategory-{name ?? UsualCategory.General}"] is { ResourceNotFound: false } usual ? usual : name!;

    /// <summary>The category that somebody means by a word; null for none of this salon's.</summary>
    public async Task<string?> Find(string word, CancellationToken cancellationToken)
        => UsualCategory.All.FirstOrDefault(usual => usual.IsCalled(word))?.Code
            ?? (await Offered(cancellationToken)).FirstOrDefault(known => IsSame(known.Name, word))?.Name;

    /// <summary>From now on these show there. The allergies always show at the agenda.</summary>
    public Task Show(IEnumerable<OfferedCategory> categories, CancellationToken cancellationToken) => InTurn(
        async () =>
        {
            foreach (var category in categories)
            {
                var row = await Row(category.Name, cancellationToken);
                (row.AtAgenda, row.AtCheckout) = (category.AtAgenda || category.Name == UsualCategory.Allergy, category.AtCheckout);
            }
        },
        cancellationToken);

    /// <summary>Adds an own category, or brings a removed one back.</summary>
    public Task Add(string name, CancellationToken cancellationToken)
        => InTurn(async () => (await Row(name, cancellationToken)).RemovedAt = null, cancellationToken);

    public Task Remove(string name, CancellationToken cancellationToken)
        => InTurn(async () => (await Row(name, cancellationToken)).RemovedAt = db.Now, cancellationToken);

    private async Task<NoteCategory> Row(string name, CancellationToken cancellationToken)
    {
        var rows = await db.NoteCategories.ToListAsync(cancellationToken);
        return rows.Find(row => IsSame(row.Name, name)) ?? db.Add(new NoteCategory { Name = name }).Entity;
    }

    private static bool IsSame(string name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Two people who add the same word at once get one category.</summary>
    private Task InTurn(Func<Task> work, CancellationToken cancellationToken) => db.InTransaction(
        async () =>
        {
            await db.NextNumber(Turn, cancellationToken);
            await work();
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);
}
