using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing.Suppressing;

/// <summary>Addresses that get nothing from now on, typed or in a file.</summary>
[FormLabels(typeof(SuppressionText))]
public sealed class SuppressForm
{
    /// <summary>One a line; whatever else stands in a line is not looked at.</summary>
    public string? Addresses { get; set; }

    public IFormFile? File { get; set; }

    public string? Why { get; set; }
}

/// <summary>The same for programs.</summary>
internal sealed record SuppressInput(IReadOnlyList<string>? Emails, string? Email, string? Why);

/// <summary>What became of it.</summary>
/// <param name="Known">Were on the list before, and stay as they were.</param>
internal sealed record Suppressed(int Added, int Known, IReadOnlyList<SuppressionLine> Items);

/// <summary>
/// Puts addresses on the list by hand, one or many. Whoever said no in person is on it already, and keeps that reason.
/// </summary>
internal sealed class SuppressAddresses : IFeature
{
    private const int LargestFile = 2 * 1024 * 1024;
    private const int MostTold = 200;

    public void Map(Doors doors)
    {
        doors.Staff.MapPost(ShowSuppressions.Path, FromPage).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/suppressions", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Puts addresses on the list of those that get no marketing.");
    }

    private static async Task<IResult> FromPage(
        Posted<SuppressForm> posted, Blocking blocking, SuppressionReading reading, Flash flash, Here here,
        IStringLocalizer<SuppressionText> texts, CancellationToken cancellationToken)
    {
        var (form, state) = (posted.Value, posted.State);
        var field = form.File is null ? nameof(form.Addresses) : nameof(form.File);
        List<string> lines = [.. (form.Addresses ?? "").Split('\n')];
        if (form.File is { } file && file.Length > LargestFile)
        {
            state.Add(field, texts["FileTooLarge"]);
        }
        else if (form.File is not null)
        {
            // What was typed beside a file counts too, and comes first.
            lines.RemoveAll(string.IsNullOrWhiteSpace);
            using var text = new StreamReader(form.File.OpenReadStream());
            lines = [.. (await text.ReadToEndAsync(cancellationToken)).Split('\n'), .. lines];
        }

        if (await blocking.Block(lines, field, form.Why, state, cancellationToken) is not { } done)
        {
            return await ShowSuppressions.Shown(null, 1, form, state, reading, texts, cancellationToken);
        }

        flash.Success(done.Known == 0 ? texts["Added", done.Added] : texts["AddedBeside", done.Added, done.Known]);
        return TypedResults.LocalRedirect(here[ShowSuppressions.Path]);
    }

    private static async Task<IResult> FromProgram(SuppressInput input, Blocking blocking, CancellationToken cancellationToken)
    {
        var state = new FormState();
        IEnumerable<string?> typed = [.. input.Emails ?? [], input.Email];
        var done = await blocking.Block([.. typed.OfType<string>()], nameof(input.Emails), input.Why, state, cancellationToken);
        return done is null ? ApiProblems.Invalid(state) : TypedResults.Json(done, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Blocking(MarketingDb db, IClientDirectory clients, TenantContext salon, IStringLocalizer<SuppressionText> texts)
    {
        private const int AtOnce = 500;
        private const int MostNamed = 10;

        /// <param name="field">At which mistakes in the lines are named.</param>
        /// <returns>Null when something is wrong; nothing is added then, and the state says why.</returns>
        public async Task<Suppressed?> Block(
            IReadOnlyList<string> lines, string field, string? why, FormState state, CancellationToken cancellationToken)
        {
            var read = SuppressionLines.Read(lines, clients);
            if (read.Wrong.Count > 0)
            {
                state.Add(field, texts["LinesWrong", string.Join(", ", read.Wrong.Take(MostNamed))]);
            }
            else if (read.Count == 0 || read.Count > SuppressionLines.Most)
            {
                state.Add(field, texts[read.Count == 0 ? "NoAddresses" : "TooManyAddresses", SuppressionLines.Most]);
            }

            CheckWhy(why, state, texts);
            if (!state.IsValid)
            {
                return null;
            }

            var (added, items) = (0, new List<SuppressionLine>());
            await db.SettleWithOthers(() => db.InTransaction(
                async () =>
                {
                    (added, items) = (0, []);
                    foreach (var some in read.Addresses.Chunk(AtOnce))
                    {
                        var news = await Add(some, why!.Trim(), cancellationToken);
                        added += news.Count;
                        items.AddRange(news.Take(MostTold - items.Count).Select(SuppressionLine.Of));
                    }
                },
                cancellationToken));
            return new Suppressed(added, read.Addresses.Count - added, items);
        }

        private async Task<List<SuppressedAddress>> Add(
            IReadOnlyList<KeyValuePair<string, string?>> some, string why, CancellationToken cancellationToken)
        {
            var hashes = some.Select(address => address.Key).ToList();
            var known = await db.Suppressed.Where(address => EF.Parameter(hashes).Contains(address.Hash)).Select(address => address.Hash)
                .ToHashSetAsync(cancellationToken);
            var news = some.Where(address => !known.Contains(address.Key)).Select(address => new SuppressedAddress
            {
                Hash = address.Key, Email = address.Value, Reason = SuppressionReason.ByHand, Why = why, By = salon.Actor.Name, At = db.Now,
            }).ToList();
            if (news.Count > 0)
            {
                db.AddRange(news);
                db.Publish(new AddressesSuppressed(
                    await clients.CardsWith([.. news.Select(address => address.Email).OfType<string>()], cancellationToken)));
                await db.SaveChangesAsync(cancellationToken);
            }

            return news;
        }

        internal static void CheckWhy(string? why, FormState state, IStringLocalizer texts)
        {
            if (string.IsNullOrWhiteSpace(why))
            {
                state.Add("Why", texts["WhyMissing"]);
            }
            else if (why.Trim().Length > SuppressedAddress.LongestWhy)
            {
                state.Add("Why", texts["WhyTooLong", SuppressedAddress.LongestWhy]);
            }
        }
    }
}
