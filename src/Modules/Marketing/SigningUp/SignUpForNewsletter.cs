using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Marketing;

/// <summary>The page on which anyone signs up for newsletters.</summary>
[FormLabels(typeof(MarketingText))]
public sealed class NewsletterForm
{
    [Required, StringLength(SignUp.LongestName)]
    public string? FirstName { get; set; }

    [StringLength(SignUp.LongestName)]
    public string? LastName { get; set; }

    [Required]
    public string? Email { get; set; }

    /// <summary>"nl" or "en".</summary>
    public string? Language { get; set; }

    /// <summary>The newsletters that were ticked; not asked where there is only one.</summary>
    public List<Guid> Lists { get; set; } = [];

    /// <summary>People do not see it; whoever fills it in is a program.</summary>
    public string? Reason { get; set; }
}

/// <summary>
/// The salon's public newsletters, for anyone. What is filled in there is nobody's consent yet: a mail goes to the address, and the link
/// in it gives the consent. Whether somebody is known is never told.
/// </summary>
internal sealed class SignUpForNewsletter : IFeature
{
    public const string Path = "/newsletter";

    public void Map(Doors doors)
    {
        doors.Public.MapGet(Path, Show);
        doors.Public.MapPost(Path, Send).RequireRateLimiting(RateLimits.Tries);
        doors.Public.MapGet($"{Path}/thanks", () => Ui.Page<NewsletterPage>(new { IsSent = true }));
    }

    private static async Task<IResult> Show(SignUps signUps, CancellationToken cancellationToken)
        => await Page(new() { Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName }, null, signUps, cancellationToken);

    private static async Task<IResult> Send(
        Posted<NewsletterForm> posted, SignUps signUps, Here here, HttpContext context, CancellationToken cancellationToken)
        => !string.IsNullOrEmpty(posted.Value.Reason)
            || await signUps.Take(posted.Value, Arrival.Of(context), posted.State, cancellationToken)
            ? TypedResults.LocalRedirect(here[$"{Path}/thanks"])
            : await Page(posted.Value, posted.State, signUps, cancellationToken);

    /// <summary>A salon without a public newsletter has no such page.</summary>
    private static async Task<IResult> Page(NewsletterForm form, FormState? state, SignUps signUps, CancellationToken cancellationToken)
    {
        var lists = await signUps.Public(cancellationToken);
        return lists.Count == 0 ? TypedResults.NotFound() : Ui.Page<NewsletterPage>(
            new
            {
                Form = form, State = state, Wording = signUps.WordingOf(lists),
                Lists = lists.Select(list => new OfferedList(list.Id, list.Name, list.Description)).ToList(),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What is done with a form that was filled in.</summary>
    internal sealed class SignUps(
        MarketingDb db, IClientDirectory clients, TenantContext salon, SalonAddress addresses, IStringLocalizer<MarketingText> texts,
        IStringLocalizer<UiText> common)
    {
        /// <summary>Mails to one address in a day, whoever fills it in.</summary>
        private const int MostMails = 3;

        private const string Turn = "marketing.sign-ups";

        private static readonly TimeSpan Day = TimeSpan.FromHours(24);

        public Task<List<MailingList>> Public(CancellationToken cancellationToken)
            => db.ListsInOrder.Where(list => list.Public).ToListAsync(cancellationToken);

        /// <summary>What people say yes to. One newsletter needs no list of names beside it.</summary>
        public string WordingOf(IReadOnlyList<MailingList> offered)
            => offered.Count == 1 ? texts["WordingYes", salon.Tenant.Name] : texts["WordingLists", salon.Tenant.Name];

        /// <returns>False when something is wrong; the state then says what.</returns>
        public async Task<bool> Take(NewsletterForm form, Arrival arrival, FormState state, CancellationToken cancellationToken)
        {
            var offered = await Public(cancellationToken);
            var chosen = offered.Count == 1 ? offered : offered.FindAll(list => form.Lists.Contains(list.Id));
            var address = clients.ReadAddress(form.Email ?? "");
            if (address is null)
            {
                state.Add(nameof(form.Email), common["NotAnEmail", texts[nameof(form.Email)].Value]);
            }

            if (!SalonCultures.Languages.Contains(form.Language))
            {
                state.Add(nameof(form.Language), texts["NoLanguage"]);
            }

            if (chosen.Count == 0)
            {
                state.Add(nameof(form.Lists), texts["ChooseAList"]);
            }

            if (state.IsValid)
            {
                await db.InTransaction(() => Keep(form, arrival, address!, offered, chosen, cancellationToken), cancellationToken);
            }

            return state.IsValid;
        }

        /// <summary>Does the same for every address, so that neither the answer nor its time tells who is known.</summary>
        private async Task Keep(
            NewsletterForm form, Arrival arrival, TypedAddress address, List<MailingList> offered, List<MailingList> chosen,
            CancellationToken cancellationToken)
        {
            // Whoever holds the number counts alone: many at once send no more than one after another.
            await db.NextNumber(Turn, cancellationToken);
            var since = db.Now - Day;
            if (await db.SignUps.CountAsync(one => one.AddressHash == address.Hash && one.At > since, cancellationToken) >= MostMails)
            {
                return;
            }

            var names = string.Join(", ", chosen.Select(list => list.Name));
            var wording = offered.Count == 1 ? WordingOf(offered) : $"{WordingOf(offered)} {names}";
            var signUp = db.Add(SignUp.Of(
                form, address.Email, address.Hash, [.. chosen.Select(list => list.Id)], Cut(wording), addresses.Of(salon.Tenant, Path),
                arrival, db.Now)).Entity;

            // The typed name is not in it: nobody has words of their own mailed to a stranger by the salon.
            db.Send(new MailOrder(
                typeof(SignUpMail), new SignUpMailModel(signUp.Id, names), address.Email, "", SalonCultures.Of(form.Language).Culture.Name,
                $"newsletter-{signUp.Id:N}")
            {
                Urgency = MailUrgency.Security, DeliverBy = db.Now + SignUp.Life,
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        private static string Cut(string wording)
            => wording.Length <= ConsentEntry.LongestWording ? wording : wording[..ConsentEntry.LongestWording];
    }
}

/// <summary>A newsletter as the page offers it.</summary>
public sealed record OfferedList(Guid Id, string Name, string? Description);
