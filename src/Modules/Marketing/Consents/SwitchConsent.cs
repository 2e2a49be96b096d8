using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>
/// Says yes or no for one purpose and channel: a switch at the desk, a switch of the client's own in the restricted area, and a list for
/// programs. Every change is a line of the ledger. Marketing by e-mail goes the ways of the newsletter switch.
/// </summary>
internal sealed class SwitchConsent : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/consents/{code}", AtTheDesk).Needs(Right.LabelClients);
        doors.Portal.MapPost("/consents/{code}", InThePortal).NeedsNoRight();
        doors.Api.MapGet("/clients/{id:guid}/consents", List).Needs(Right.SeeContactData)
            .WithSummary("Every purpose and channel, and how the client stands with it.");
        doors.Api.MapPut("/clients/{id:guid}/consents", Put).Needs(Right.LabelClients)
            .WithSummary("Sets the purposes and channels in the list; the others stay as they are.");
    }

    private static async Task<IResult> AtTheDesk(
        Guid id, string code, Posted<OnOff> posted, Switches switches, ConsentReading reading, IClientDirectory clients, MarketingDb db,
        Decisions decisions, HttpContext context, Here here, CancellationToken cancellationToken)
    {
        if (ConsentPair.Find(code) is not { } pair || await clients.Find(id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var isSet = await switches.Set(id, [(pair, posted.Value.On)], client.Language, cancellationToken);
        if (!Ui.IsPartial(context))
        {
            return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={ConsentsTab.TabKey}"]);
        }

        return Ui.Fragment<ConsentsOnCard>(new
        {
            Sheet = await reading.ForSalon(client, cancellationToken),
            Ledger = await reading.Ledger(id, cancellationToken),
            Saved = isSet ? code : null,
            Newsletter = pair == ConsentPair.Newsletter ? await NewsletterStanding.Of(id, db, decisions, clients, cancellationToken) : null,
        });
    }

    /// <summary>Whose consent it is the session says; no address carries an id.</summary>
    private static async Task<IResult> InThePortal(
        string code, Posted<OnOff> posted, Switches switches, ConsentReading reading, IClientDirectory clients, TenantContext salon,
        HttpContext context, Here here, CancellationToken cancellationToken)
    {
        if (ConsentPair.Find(code) is not { } pair || await clients.Find(salon.Client!.Id!.Value, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var isSet = await switches.Set(client.Id, [(pair, posted.Value.On)], language: null, cancellationToken);
        return Ui.IsPartial(context)
            ? Ui.Fragment<OwnConsentsView>(new { Sheet = await reading.ForClient(client, cancellationToken), Saved = isSet ? code : null })
            : TypedResults.LocalRedirect(here["/portal"]);
    }

    private static async Task<IResult> List(Guid id, ConsentReading reading, IClientDirectory clients, CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is not { } client)
        {
            return ApiProblems.NotFound();
        }

        var sheet = await reading.ForSalon(client, cancellationToken);
        var items = sheet.Rows.Select(ConsentView.Of).ToList();
        return TypedResults.Ok(new Listing<ConsentView>(items, items.Count, 1, items.Count));
    }

    private static async Task<IResult> Put(
        Guid id, Wishes wishes, Switches switches, IClientDirectory clients, IStringLocalizer<MarketingText> texts,
        CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is not { } client)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        var wanted = Read(wishes.Consents ?? [], state, texts);
        if (!state.IsValid)
        {
            return ApiProblems.Invalid(state);
        }

        if (await switches.Set(id, wanted, client.Language, cancellationToken))
        {
            return TypedResults.NoContent();
        }

        state.Add("consents", texts["NeedsGuardian"]);
        return ApiProblems.Invalid(state);
    }

    private static List<(ConsentPair Pair, bool Given)> Read(IReadOnlyList<Wish?> wishes, FormState state, IStringLocalizer texts)
    {
        var wanted = new List<(ConsentPair Pair, bool Given)>();
        for (var i = 0; i < wishes.Count; i++)
        {
            var wish = wishes[i] ?? new Wish(null, null, null);
            var pair = ConsentPair.All.FirstOrDefault(known => known.PurposeCode == wish.Purpose && known.ChannelCode == wish.Channel);
            if (pair is null)
            {
                state.Add($"consents.{i}.purpose", texts["NoSuchConsent", string.Join(", ", ConsentPair.All.Select(known => known.Code))]);
            }
            else if (wanted.Exists(earlier => earlier.Pair == pair))
            {
                state.Add($"consents.{i}.purpose", texts["ConsentTwice"]);
            }
            else if (wish.Given is not { } given)
            {
                state.Add($"consents.{i}.given", texts["ConsentGivenMissing"]);
            }
            else
            {
                wanted.Add((pair, given));
            }
        }

        return wanted;
    }

    /// <summary>What all doors lead to.</summary>
    internal sealed class Switches(MarketingDb db, Decisions decisions, Suppression suppression, IClientDirectory clients)
    {
        /// <summary>Changes what differs, all of it or nothing.</summary>
        /// <param name="language">Of the words that are recorded; null for the one in which the page is read.</param>
        /// <param name="source">Where it was said; null for what follows from who says it.</param>
        /// <returns>False for a yes of somebody too young to say it; nothing is changed then.</returns>
        public async Task<bool> Set(
            Guid clientId, IReadOnlyList<(ConsentPair Pair, bool Given)> wanted, string? language, CancellationToken cancellationToken,
            ConsentSource? source = null)
        {
            if (wanted.Any(wish => wish.Given) && await clients.NeedsGuardian(clientId, cancellationToken))
            {
                return false;
            }

            await db.SettleWithOthers(() => db.InTransaction(
                async () =>
                {
                    var consents = await db.Consents.Where(consent => consent.ClientId == clientId).ToListAsync(cancellationToken);
                    foreach (var (pair, given) in wanted)
                    {
                        var consent = consents.Find(consent => consent.Pair() == pair);
                        if (!IsSo(consent, pair, given))
                        {
                            var said = decisions.On(pair, given, language);
                            var decision = said with { Source = source ?? said.Source };
                            await (pair == ConsentPair.Newsletter
                                ? SwitchNewsletter(clientId, given, decision, cancellationToken)
                                : Switch(consent ?? db.Add(Consent.For(clientId, pair)).Entity, given, decision, cancellationToken));
                        }
                    }

                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken));
            return true;
        }

        /// <summary>An unconfirmed yes is neither: the client's own word settles it, whichever it is.</summary>
        private static bool IsSo(Consent? consent, ConsentPair pair, bool given)
            => consent is null ? pair.IsOnUnasked == given : given && consent.IsGiven;

        private async Task SwitchNewsletter(Guid clientId, bool given, ConsentDecision decision, CancellationToken cancellationToken)
        {
            if (given)
            {
                var first = await db.Lists.AsNoTracking().SingleAsync(list => list.IsFirst, cancellationToken);
                await SubscribeClient.Subscribe(db, clientId, first, decision, suppression, clients, cancellationToken);
            }
            else
            {
                await SubscribeClient.SwitchOff(db, clientId, decision, suppression, cancellationToken);
            }
        }

        /// <summary>Turns one that is not the newsletter's. Whoever calls it saves.</summary>
        public async Task Switch(Consent consent, bool given, ConsentDecision decision, CancellationToken cancellationToken)
        {
            if (given)
            {
                await suppression.Remind(consent, cancellationToken);
            }

            if ((given ? consent.Give(decision) : consent.Withdraw(decision)) is { } line)
            {
                db.Add(line);
                var (purpose, channel) = (consent.Pair().PurposeCode, consent.Pair().ChannelCode);
                db.Publish(line.State switch
                {
                    ConsentState.Given => new ConsentGiven(consent.ClientId, purpose, channel),
                    ConsentState.Unconfirmed => new ConsentLeftUnconfirmed(consent.ClientId, purpose, channel),
                    _ => new ConsentWithdrawn(consent.ClientId, purpose, channel),
                });
            }
        }
    }

    /// <summary>What a switch posts.</summary>
    private sealed class OnOff
    {
        public bool On { get; set; }
    }

    /// <summary>What a program sets.</summary>
    internal sealed record Wishes(IReadOnlyList<Wish?>? Consents);

    /// <summary>One purpose and channel as a program sets it.</summary>
    /// <param name="Channel">Null for a purpose without channels.</param>
    internal sealed record Wish(string? Purpose, string? Channel, bool? Given);

    /// <summary>One purpose and channel as programs read it.</summary>
    /// <param name="State">"given", "unconfirmed", "withdrawn", "neverAsked", or "byAgreement": on without having been asked.</param>
    /// <param name="At">Of the last decision, UTC; null before the first.</param>
    /// <param name="Wording">The exact words of it.</param>
    internal sealed record ConsentView(string Purpose, string? Channel, string State, DateTime? At, string? Source, string? Wording)
    {
        public static ConsentView Of(ConsentRow row) => new(
            row.Pair.PurposeCode, row.Pair.ChannelCode, row.Status, row.Proof?.At, row.Proof?.Source.ToString().ToLowerInvariant(),
            row.Proof?.Wording);
    }
}
