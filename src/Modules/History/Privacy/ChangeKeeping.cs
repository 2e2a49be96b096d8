using System.ComponentModel.DataAnnotations;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Contracts.History;
using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>How long, and whether at all.</summary>
[FormLabels(typeof(HistoryText))]
public sealed class KeepingForm
{
    /// <summary>Ten years, in days.</summary>
    public const int Longest = 3650;

    public bool IsOn { get; set; }

    [Required, Range(1, Longest)]
    public int? Term { get; set; }
}

/// <summary>What the mail says before a rule runs for the first time.</summary>
/// <param name="Count">Of what would go at this moment.</param>
/// <param name="StartsAt">In the salon's time.</param>
public sealed record RuleStartsModel(string Rule, int Count, DateTime StartsAt);

/// <summary>
/// One rule by which something goes by itself: what would go now, whom and how much, and the switch. Nothing goes before the owner had a
/// mail and a week to look (D-13); a shorter term gives the week anew.
/// </summary>
internal sealed class ChangeKeeping : IFeature
{
    public const int DaysOfNotice = 7;

    private const string Path = ShowKeeping.Path + "/{code}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);
        doors.Staff.MapPost(Path, Change).Needs(Right.ChangeSettings);
    }

    private static async Task<IResult> Show(
        string code, int? page, IEnumerable<RetentionPart> parts, Pages pages, Terms terms, CancellationToken cancellationToken)
    {
        if (Find(code, parts) is not { } part)
        {
            return TypedResults.NotFound();
        }

        var rule = await terms.Of(code, cancellationToken);
        return await pages.Of(part, rule, new() { IsOn = rule?.IsOn ?? false, Term = rule?.Term ?? part.Usual }, null, page, cancellationToken);
    }

    private static async Task<IResult> Change(
        string code, Posted<KeepingForm> posted, IEnumerable<RetentionPart> parts, Pages pages, Terms terms, Switching switching, Flash flash,
        Here here, IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        if (Find(code, parts) is not { } part)
        {
            return TypedResults.NotFound();
        }

        if (!posted.State.IsValid)
        {
            return await pages.Of(part, await terms.Of(code, cancellationToken), posted.Value, posted.State, page: 1, cancellationToken);
        }

        await switching.Set(part, posted.Value.IsOn, posted.Value.Term!.Value, cancellationToken);
        flash.Success(texts["KeepingSaved"]);
        return TypedResults.LocalRedirect(here[$"{ShowKeeping.Path}/{code}"]);
    }

    private static RetentionPart? Find(string code, IEnumerable<RetentionPart> parts) => parts.FirstOrDefault(part => part.Code == code);

    /// <summary>The page with the list of what would go.</summary>
    internal sealed class Pages(Terms terms, IClientDirectory clients, TenantContext salon)
    {
        public async Task<IResult> Of(
            RetentionPart part, RetentionRule? rule, KeepingForm form, FormState? state, int? page, CancellationToken cancellationToken)
        {
            var (number, size) = Listing<DueThing>.Bounds(page, null);
            var before = terms.Before(part, rule?.Term ?? part.Usual);
            var due = await part.Due(before, (number - 1) * size, size, cancellationToken);
            var shown = salon.Actor.May(part.Needs) ? due.Things : [];
            var ids = shown.Select(thing => thing.ClientId).OfType<Guid>().Distinct().ToList();
            return Ui.Page<ChangeKeepingPage>(
                new
                {
                    Form = form, State = state, part.Title, part.Text, IsInDays = part.Unit == TermUnit.Days, part.IsAlwaysOn, rule?.StartsAt,
                    rule?.LastRunAt, LastCount = rule?.LastCount ?? 0, Names = await clients.NamesOf(ids, cancellationToken),
                    Due = new Listing<DueThing>(shown, due.Total, number, size),
                },
                state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Writes down what the salon chose, and tells the owner before anything goes.</summary>
    internal sealed class Switching(HistoryDb db, Terms terms, IStaffDirectory staff, TenantContext salon, Moments moments)
    {
        private const string Turn = "history.retention";

        public async Task Set(RetentionPart part, bool isOn, int term, CancellationToken cancellationToken)
        {
            isOn |= part.IsAlwaysOn;
            var due = await part.Due(terms.Before(part, term), 0, 0, cancellationToken);
            var owner = await staff.AddressOf(null, cancellationToken);
            await db.InTransaction(
                async () =>
                {
                    await db.NextNumber(Turn, cancellationToken);
                    var known = await terms.Of(part.Code, cancellationToken);
                    var (wasOn, before) = (known?.IsOn ?? part.IsAlwaysOn, known?.Term ?? part.Usual);
                    if (wasOn == isOn && before == term)
                    {
                        return;
                    }

                    var rule = known ?? db.Add(new RetentionRule { Code = part.Code, Term = term }).Entity;
                    var isNews = isOn && (!wasOn || term < before) && !part.IsAlwaysOn;
                    (rule.IsOn, rule.Term) = (isOn, term);
                    rule.StartsAt = isNews ? db.Now.AddDays(DaysOfNotice) : isOn ? rule.StartsAt : null;
                    if (isNews && owner is not null)
                    {
                        db.Send(Mail(rule, due.Total, owner));
                    }

                    db.Publish(new RetentionRuleChanged(part.Code, isOn, term));
                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }

        private MailOrder Mail(RetentionRule rule, int count, string owner) => new(
            typeof(RuleStartsMail), new RuleStartsModel(rule.Code, count, moments.OnTheWall(rule.StartsAt!.Value)), owner, salon.Tenant.Name,
            SalonCultures.Of(salon.Tenant.Language).Culture.Name, $"retention-{rule.Id:N}-{rule.StartsAt.Value.Ticks}");
    }
}
