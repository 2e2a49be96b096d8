using System.Globalization;
using Platform.Clients.Contact;
using Platform.Clients.Fields;
using Platform.Clients.Importing;
using Platform.Clients.Merging;
using Platform.Clients.Origin;
using Platform.Contracts.Clients;

namespace Platform.Clients.Requests;

/// <summary>The contact form.</summary>
[FormLabels(typeof(ClientsText))]
public sealed class ContactForm
{
    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Message { get; set; }

    /// <summary>The own fields that the salon asks here, by their keys.</summary>
    public Dictionary<string, string?>? Custom { get; set; }

    /// <summary>Never ticked beforehand.</summary>
    public bool Newsletter { get; set; }

    /// <summary>See <see cref="FramedForms"/>; empty unless the form stands in a frame.</summary>
    public string? FrameToken { get; set; }

    /// <summary>People do not see it; whoever fills it in is a program.</summary>
    public string? Reason { get; set; }
}

/// <summary>
/// The salon's contact form, for anyone: makes a lead of somebody new, and hangs on the card of somebody who is known. Whether
/// somebody is known is never told.
/// </summary>
internal sealed class RequestContact : IFeature
{
    public const string Path = "/contact";

    public void Map(Doors doors)
    {
        doors.Public.MapGet(Path, Show);
        doors.Public.MapPost(Path, Send).RequireRateLimiting(RateLimits.Tries).WithMetadata(new MayBeFramed());
        doors.Public.MapGet($"{Path}/thanks", Thank);
    }

    private static async Task<IResult> Show(
        bool? framed, FrameContactForm.FramingSites sites, FramedForms frames, OwnFields own, TenantContext salon,
            IStringLocalizer<ClientsText> texts,
        HttpContext context, CancellationToken cancellationToken)
    {
        await sites.Allow(context, cancellationToken);
        return await Page(new() { FrameToken = framed == true ? frames.Token() : null }, null, own, salon, texts, cancellationToken);
    }

    private static async Task<IResult> Thank(
        bool? framed, FrameContactForm.FramingSites sites, HttpContext context, CancellationToken cancellationToken)
    {
        await sites.Allow(context, cancellationToken);
        return Ui.Page<RequestContactPage>(new { IsSent = true, Form = new ContactForm { FrameToken = framed == true ? "framed" : null } });
    }

    private static async Task<IResult> Send(
        Posted<ContactForm> posted, Requests requests, FrameContactForm.FramingSites sites, OwnFields own, TenantContext salon, Here here,
        IStringLocalizer<ClientsText> texts, HttpContext context, CancellationToken cancellationToken)
    {
        await sites.Allow(context, cancellationToken);
        var wording = posted.Value.Newsletter ? NewsletterWording(salon, texts) : null;
        return !string.IsNullOrEmpty(posted.Value.Reason) || await requests.Take(posted.Value, wording, Arrival.Of(context), posted.State, cancellationToken)
            ? TypedResults.LocalRedirect(here[$"{Path}/thanks{(string.IsNullOrEmpty(posted.Value.FrameToken) ? "" : "?framed=true")}"])
            : await Page(posted.Value, posted.State, own, salon, texts, cancellationToken);
    }

    private static async Task<IResult> Page(
        ContactForm form, FormState? state, OwnFields own, TenantContext salon, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        var asked = await Asked(own, cancellationToken);
        return Ui.Page<RequestContactPage>(
            new
            {
                Form = form,
                State = state,
                Fields = asked.ConvertAll(AskedField.Online),
                NewsletterWording = NewsletterWording(salon, texts),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<List<OwnField>> Asked(OwnFields own, CancellationToken cancellationToken)
        => [.. (await own.Shown(cancellationToken)).Where(field => field.Forms.HasFlag(OnlineForms.Contact))];

    /// <summary>What the box says, and what is kept as the proof of it.</summary>
    private static string NewsletterWording(TenantContext salon, IStringLocalizer<ClientsText> texts)
        => texts["NewsletterWording", salon.Tenant.Name];

    /// <summary>What is done with a form that was filled in.</summary>
    internal sealed class Requests(
        ClientsDb db, ClientChecks checks, OwnFields own, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
    {
        /// <param name="newsletterWording">The words that were said yes to; null for who did not.</param>
        /// <returns>False when something is wrong; the state then says what.</returns>
        public async Task<bool> Take(
            ContactForm form, string? newsletterWording, Arrival arrival, FormState state, CancellationToken cancellationToken)
        {
            var asked = await Asked(own, cancellationToken);
            var input = InputOf(form, asked);
            checks.Pass(input, state);
            if (input.Email is null && input.Phone is null)
            {
                state.Add(nameof(form.Email), texts["ContactNeedsAddress"]);
            }

            await own.Pass(input, null, state, cancellationToken);
            own.Require(asked, input, state);
            var message = MessageOf(form, state);
            if (!state.IsValid)
            {
                return false;
            }

            if (input.Phone is { } phone && new PhoneNumber(phone).IsMobile)
            {
                (input.Mobile, input.Phone) = (phone, null);
            }

            var lead = Client.Register(input, "form", db.Now, asked);
            await db.InTransaction(() => Keep(lead, arrival, asked, message, newsletterWording, cancellationToken), cancellationToken);
            return true;
        }

        private static ClientInput InputOf(ContactForm form, List<OwnField> asked) => new()
        {
            FirstName = form.FirstName, LastName = form.LastName, Email = form.Email, Phone = form.Phone, Status = ClientStatus.Lead,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Custom = asked.ToDictionary(field => field.Key, field => form.Custom?.GetValueOrDefault(field.Key)),
        };

        private string MessageOf(ContactForm form, FormState state)
        {
            var message = CellText.Clean(form.Message, keepLines: true);
            if (message.Length == 0)
            {
                state.Add(nameof(form.Message), common["IsRequired", texts[nameof(form.Message)].Value]);
            }
            else if (message.Length > ContactRequest.LongestMessage)
            {
                state.Add(nameof(form.Message), common["TooLong", texts[nameof(form.Message)].Value, ContactRequest.LongestMessage]);
            }

            return message;
        }

        private async Task Keep(
            Client lead, Arrival arrival, List<OwnField> asked, string message, string? newsletterWording, CancellationToken cancellationToken)
        {
            // Whoever holds the number is the only one who adds clients: sent twice at once, a form makes one lead.
            await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
            var known = await Known(lead, cancellationToken);
            if (known is null)
            {
                db.Add(lead);
                db.Add(ClientOrigin.Of(lead.Id, arrival, db.Now));
                db.Publish(new ClientRegistered(lead.Id, lead.DisplayName, lead.Source));
            }

            var card = known ?? lead;
            var request = new ContactRequest
            {
                ClientId = card.Id, Message = message, At = db.Now,
                Answers = Answers(card, lead, asked.Where(field => !field.IsContactData), []),
                ContactAnswers = Answers(card, lead, asked.Where(field => field.IsContactData), ContactOf(lead).Except(ContactOf(card))),
            };
            db.Add(request);
            var isReached = lead.Email is not null && Same(lead.Email, card.Email);
            db.Publish(new ContactRequested(card.Id, isReached ? newsletterWording : null, request.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        /// <summary>The card that is met as a row of a file would meet it: by e-mail and name, else by telephone and name.</summary>
        private async Task<Client?> Known(Client lead, CancellationToken cancellationToken)
        {
            var (email, phone, name) = (lead.Email, lead.Mobile ?? lead.Phone, MatchKeys.OfName(lead));
            var key = email is null ? null : EmailAddress.MatchingKey(email);

            // The database lowers the case, by its own rules.
#pragma warning disable CA1304, CA1311, CA1862
            var alike = await db.WithHidden.AsNoTracking()
                .Where(card => card.DeletedAt == null
                    && ((key != null && card.Email!.ToLower() == key) || (phone != null && (card.Mobile == phone || card.Phone == phone))))
                .OrderBy(card => card.CreatedAt).ToListAsync(cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862
            var byEmailFirst = alike.OrderByDescending(card => email is not null && Same(email, card.Email));
            foreach (var card in byEmailFirst.Where(card => MatchKeys.OfName(card) == name))
            {
                var id = await db.MainOf(card.Id, cancellationToken) ?? card.Id;
                if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(main => main.Id == id, cancellationToken) is { } main)
                {
                    return main;
                }
            }

            return null;
        }

        private string? Answers(Client card, Client lead, IEnumerable<OwnField> fields, IEnumerable<string> first)
        {
            var answers =
                from field in fields
                let answer = lead.Own(field.Id)
                where answer is not null && answer != card.Own(field.Id)
                select $"{field.Label}: {own.Said(field, OwnFields.Typed(field, answer, checks.Country))}";
            var lines = string.Join('\n', first.Concat(answers));
            return card == lead || lines.Length == 0 ? null : lines;
        }

        private IEnumerable<string> ContactOf(Client card) =>
        [
            .. from phone in new[] { card.Mobile, card.Phone }
               where phone is not null
               select new PhoneNumber(phone).Display(checks.Country),
            .. card.Email is { } email ? [EmailAddress.MatchingKey(email)] : Array.Empty<string>(),
        ];

        private static bool Same(string email, string? other)
            => other is not null && EmailAddress.MatchingKey(email) == EmailAddress.MatchingKey(other);
    }
}
