using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing.Suppressing;

/// <summary>Why an address may be written to again.</summary>
[FormLabels(typeof(SuppressionText))]
public sealed class ReleaseForm
{
    public string? Why { get; set; }
}

/// <summary>
/// Takes an address off the list that the salon itself put there, or to which mail did not arrive, and says why. A person's own no is not
/// the salon's to take back: the page says who can.
/// </summary>
internal sealed class ReleaseAddress : IFeature
{
    private const string Page = $"{ShowSuppressions.Path}/{{id:guid}}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Page, Show).Needs(Right.RunCampaigns);
        doors.Staff.MapPost(Page, FromPage).Needs(Right.RunCampaigns);
        doors.Api.MapDelete("/suppressions/{id:guid}", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Takes an address off the list, for the reason in `why`; never somebody's own no.");
    }

    private static async Task<IResult> Show(Guid id, SuppressionReading reading, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } line ? Ui.Page<ReleasePage>(new { Line = line }) : TypedResults.NotFound();

    private static async Task<IResult> FromPage(
        Guid id, Posted<ReleaseForm> posted, SuppressionReading reading, Releasing releasing, Flash flash, Here here,
        IStringLocalizer<SuppressionText> texts, CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } line)
        {
            return TypedResults.NotFound();
        }

        if (line.Removable)
        {
            SuppressAddresses.Blocking.CheckWhy(posted.Value.Why, posted.State, texts);
        }

        if (!posted.State.IsValid || !await releasing.Release(id, posted.Value.Why, cancellationToken))
        {
            return Ui.Page<ReleasePage>(
                new { Line = line, Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["Released"]);
        return TypedResults.LocalRedirect(here[ShowSuppressions.Path]);
    }

    private static async Task<IResult> FromProgram(
        Guid id, string? why, SuppressionReading reading, Releasing releasing, IStringLocalizer<SuppressionText> texts,
        CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } line)
        {
            return ApiProblems.NotFound();
        }

        if (!line.Removable)
        {
            return ApiProblems.Conflict(texts[$"Stays-{line.Reason}"]);
        }

        var state = new FormState();
        SuppressAddresses.Blocking.CheckWhy(why, state, texts);
        return !state.IsValid ? ApiProblems.Invalid(state)
            : await releasing.Release(id, why, cancellationToken) ? TypedResults.NoContent() : ApiProblems.Conflict(texts["Stays-saidNo"]);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Releasing(MarketingDb db, IClientDirectory clients)
    {
        /// <returns>False when it has to stay, also because its owner said no in this very moment.</returns>
        public async Task<bool> Release(Guid id, string? why, CancellationToken cancellationToken)
        {
            var isReleased = false;
            await db.InTransaction(
                async () =>
                {
                    var email = await db.Suppressed.Where(address => address.Id == id).Select(address => address.Email)
                        .FirstOrDefaultAsync(cancellationToken);
                    isReleased = await db.Suppressed
                        .Where(address => address.Id == id && address.Reason != null
                            && SuppressedAddress.Unsaid.Contains(address.Reason.Value))
                        .ExecuteDeleteAsync(cancellationToken) == 1;
                    if (isReleased)
                    {
                        var cards = email is null ? [] : await clients.CardsWith([email], cancellationToken);
                        db.Publish(new AddressReleased(cards, why!.Trim()));
                        await db.SaveChangesAsync(cancellationToken);
                    }
                },
                cancellationToken);
            return isReleased;
        }
    }
}
