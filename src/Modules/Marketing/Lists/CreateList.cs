using System.ComponentModel.DataAnnotations;

namespace Platform.Marketing;

/// <summary>What a list is made of; the same for the form and the API.</summary>
[FormLabels(typeof(MarketingText))]
public sealed class ListInput
{
    [Required, StringLength(MailingList.LongestName)]
    public string? Name { get; set; }

    /// <summary>What stands in it, for whoever thinks of signing up.</summary>
    [StringLength(MailingList.LongestDescription)]
    public string? Description { get; set; }

    /// <summary>People can put themselves on it.</summary>
    public bool Public { get; set; }

    /// <summary>"nl" or "en"; left out, the salon's.</summary>
    public string? Language { get; set; }

    internal static ListInput Of(MailingList list)
        => new() { Name = list.Name, Description = list.Description, Public = list.Public, Language = list.Language };
}

/// <summary>Makes a list, and lists the lists there are.</summary>
internal sealed class CreateList : IFeature
{
    public void Map(Doors doors)
    {
        doors.Api.MapGet("/lists", List).Needs(Right.SeeClients).WithSummary("The salon's newsletter lists, the first one first.");
        doors.Api.MapPost("/lists", Post).Needs(Right.LabelClients).WithSummary("Makes a newsletter list.");
        doors.Staff.MapPost("/marketing/lists", Create).Needs(Right.LabelClients);
    }

    private static async Task<Listing<ListLine>> List(int? page, int? pageSize, MarketingDb db, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<ListLine>.Bounds(page, pageSize);
        var lines = await ListLine.All(db, cancellationToken);
        return new Listing<ListLine>([.. lines.Skip((number - 1) * size).Take(size)], lines.Count, number, size);
    }

    private static async Task<IResult> Post(
        ListInput input, MarketingDb db, TenantContext salon, IStringLocalizer<MarketingText> texts, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await Make(input, state, db, salon, texts, cancellationToken) is { } list
            ? TypedResults.Created($"/api/v1/lists/{list.Id}", ListLine.Of(list))
            : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> Create(
        Posted<ListInput> posted, MarketingDb db, TenantContext salon, Flash flash, Here here, IStringLocalizer<MarketingText> texts,
        CancellationToken cancellationToken)
    {
        if (await Make(posted.Value, posted.State, db, salon, texts, cancellationToken) is not { } list)
        {
            var overview = await MarketingOverview.Of(db, cancellationToken);
            return Ui.Page<MarketingPage>(
                new { Overview = overview, NewList = posted.Value, ListState = posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["ListMade", list.Name]);
        return TypedResults.LocalRedirect(here["/marketing"]);
    }

    /// <returns>Null when something is wrong; the state says what.</returns>
    private static async Task<MailingList?> Make(
        ListInput input, FormState state, MarketingDb db, TenantContext salon, IStringLocalizer<MarketingText> texts,
        CancellationToken cancellationToken)
    {
        Check(input, state, texts);
        if (!state.IsValid)
        {
            return null;
        }

        var list = new MailingList
        {
            Name = input.Name!.Trim(), Description = Line(input.Description), Public = input.Public,
            Language = input.Language ?? salon.Tenant.Language,
        };
        await db.SettleWithOthers(async () =>
        {
            if (await db.Lists.AnyAsync(l => l.Name == list.Name, cancellationToken))
            {
                state.Add(nameof(input.Name), texts["ListExists", list.Name]);
                return;
            }

            db.Add(list);
            await db.SaveChangesAsync(cancellationToken);
        });
        return state.IsValid ? list : null;
    }

    /// <summary>One line; null when nothing was typed.</summary>
    internal static string? Line(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    internal static void Check(ListInput input, FormState state, IStringLocalizer texts)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            state.Add(nameof(input.Name), texts["NameRequired"]);
        }
        else if (input.Name.Trim().Length > MailingList.LongestName)
        {
            state.Add(nameof(input.Name), texts["NameTooLong", MailingList.LongestName]);
        }

        if (input.Description?.Trim().Length > MailingList.LongestDescription)
        {
            state.Add(nameof(input.Description), texts["DescriptionTooLong", MailingList.LongestDescription]);
        }

        if (input.Language is { } language && !SalonCultures.Languages.Contains(language))
        {
            state.Add(nameof(input.Language), texts["NoLanguage"]);
        }
    }
}

/// <summary>A newsletter list as lists show it.</summary>
/// <param name="Clients">How many are subscribed and have said yes.</param>
public sealed record ListLine(Guid Id, string Name, string? Description, bool Public, string Language, bool IsFirst, int Clients)
{
    internal static ListLine Of(MailingList list, int clients = 0)
        => new(list.Id, list.Name, list.Description, list.Public, list.Language, list.IsFirst, clients);

    /// <summary>Every list of the salon, the first one first, counted in one query.</summary>
    internal static async Task<List<ListLine>> All(MarketingDb db, CancellationToken cancellationToken)
    {
        var subscribed = await db.Subscriptions.Where(s => s.State == SubscriptionState.Subscribed)
            .GroupBy(s => s.ListId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
        return [.. lists.Select(list => Of(list, subscribed.GetValueOrDefault(list.Id)))];
    }
}
