using System.Globalization;
using System.Linq.Expressions;
using Platform.Clients.Dates;
using Platform.Clients.Directory;
using Platform.Clients.Fields;
using Platform.Clients.Origin;
using Platform.Clients.Words;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.Clients.Choosing;

/// <summary>
/// Chooses clients by what stands on their cards, one question a query. What databases compare in ways of their own (letters with signs,
/// capitals) is settled before: the spellings that a salon has of a place are few.
/// </summary>
internal sealed class ClientTraits(
    ClientsDb db, Moments moments, SalonWords words, OwnFields ownFields, Sight sight, IStringLocalizer<ClientsText> texts)
{
    public const string OwnPrefix = "own.";

    private static readonly TraitTest[] Exact = [TraitTest.Is];
    private static readonly TraitTest[] ExactOrUnknown = [TraitTest.Is, TraitTest.Unknown];

    private static readonly string[] UsualSources = ["desk", "api", "import", "form", "newsletter"];

    private static readonly string[] Answers = ["yes", "no"];

    private static readonly LoginState[] Logins = Enum.GetValues<LoginState>();

    public async Task<IReadOnlyList<TraitField>> Fields(CancellationToken cancellationToken)
    {
        var sources = await db.Clients.Select(client => client.Source).Distinct().ToListAsync(cancellationToken);
        TraitField[] usual =
        [
            Choices("status", "Status", Exact, (await words.Offered(WordField.Status, cancellationToken))
                .Select(word => (word.Code, word.Text))),
            Choices("language", "Language", Exact, SalonCultures.Languages.Select(code => (code, texts.Choice(code)))),
            Choices("gender", "Gender", ExactOrUnknown, (await words.Offered(WordField.Gender, cancellationToken))
                .Select(word => (word.Code, word.Text))),
            new("city", texts["City"], TraitValue.Text, ExactOrUnknown, []),
            new("postcode", texts["Postcode"], TraitValue.Text, [TraitTest.Starts, TraitTest.Unknown], []),
            new("region", texts["Region"], TraitValue.Text, ExactOrUnknown, []),
            new("birthday", texts["Birthday"], TraitValue.Number, [TraitTest.Coming, TraitTest.InMonth, TraitTest.Unknown], []),
            new("age", texts["Age"], TraitValue.Number, [TraitTest.AtLeast, TraitTest.AtMost, TraitTest.Unknown], []),
            new("created", texts["CreatedAt"], TraitValue.Day, [TraitTest.Past, TraitTest.Before, TraitTest.From], []),
            Choices(
                "source", "Source", Exact,
                sources.Union(UsualSources).Order(StringComparer.Ordinal).Select(code => (code, texts.Choice(code)))),
            Choices("login", "Login", Exact, Logins.Select(login => (CodeOf(login), texts[$"Login-{login}"].Value))),
            new("email", texts["Email"], TraitValue.Text, [TraitTest.Unknown], []),
        ];
        var origins = await db.Origins.Select(origin => new { origin.UtmSource, origin.UtmMedium, origin.UtmCampaign }).Distinct()
            .ToListAsync(cancellationToken);
        var named = origins.Select(origin => new[] { origin.UtmSource, origin.UtmMedium, origin.UtmCampaign }).ToList();
        var cameFrom = ClientFilter.CameFrom.Select((part, at) => Choices(
            part, $"Condition-{part}", Exact, named.Select(parts => parts[at]).OfType<string>().Distinct().Order().Select(name => (name, name))));
        var own = (await ownFields.Shown(cancellationToken)).Where(IsOffered)
            .Select(field => new TraitField(OwnPrefix + field.Key, field.Label, TraitValue.Choice, ExactOrUnknown, [.. ChoicesOf(field)]));
        return [.. usual, .. cameFrom.Where(part => part.Choices.Count > 0), .. own];
    }

    public async Task<HashSet<Guid>> Having(ClientTrait? trait, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        var clients = among is null ? db.Clients : db.Clients.Where(client => EF.Parameter(among).Contains(client.Id));
        if (trait is not null)
        {
            if (await Fits(trait, cancellationToken) is not { } fits)
            {
                return [];
            }

            clients = clients.Where(fits);
        }

        return await clients.IgnoreAutoIncludes().Select(client => client.Id).ToHashSetAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, string>> Of(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return new Dictionary<string, string>();
        }

        var birthday = client.BirthDate is { } born ? born[^2..] + "-" + born[^5..^3] : null;
        var origin = await db.Origins.AsNoTracking().FirstOrDefaultAsync(one => one.ClientId == id, cancellationToken);
        var said = new (string Field, string? Text)[]
        {
            ("status", texts.Choice(client.Status)), ("language", texts.Choice(client.Language)),
            ("gender", client.Gender is { } gender ? texts.Choice(gender) : null),
            ("city", sight.IsFull ? client.City : null), ("postcode", sight.IsFull ? client.Postcode : null),
            ("region", sight.IsFull ? client.Region : null), ("birthday", birthday),
            ("age", client.BirthDate is { } day ? CalendarDate.OfStored(day).AgeOn(moments.Today)?.ToString(CultureInfo.InvariantCulture) : null),
            ("created", DateOnly.FromDateTime(moments.OnTheWall(client.CreatedAt)).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)),
            ("source", texts.Choice(client.Source)), ("login", texts[$"Login-{client.Login}"]), ("email", sight.Email(client.Email)),
            ("utmSource", origin?.UtmSource), ("utmMedium", origin?.UtmMedium), ("utmCampaign", origin?.UtmCampaign),
        };
        var own = client.OwnValues.Where(value => value.Field.RemovedAt is null && IsOffered(value.Field))
            .Select(value => (Field: OwnPrefix + value.Field.Key, Text: ownFields.Said(value.Field, value.Value)));
        return said.Concat(own).Where(one => !string.IsNullOrEmpty(one.Text)).ToDictionary(one => one.Field, one => one.Text!);
    }

    /// <returns>Null when nobody can fit.</returns>
    private async Task<Expression<Func<Client, bool>>?> Fits(ClientTrait trait, CancellationToken cancellationToken)
    {
        var (field, test, value) = (trait.Field, trait.Test, trait.Value);
        if (field.StartsWith(OwnPrefix, StringComparison.Ordinal))
        {
            return await FitsOwn(field[OwnPrefix.Length..], test, value, cancellationToken);
        }

        return (field, test) switch
        {
            ("status", TraitTest.Is) => client => client.Status == value,
            ("language", TraitTest.Is) => client => client.Language == value,
            ("gender", TraitTest.Is) => client => client.Gender == value,
            ("gender", TraitTest.Unknown) => client => client.Gender == null,
            ("city", TraitTest.Is) => await In(client => client.City, value, cancellationToken),
            ("city", TraitTest.Unknown) => client => client.City == null,
            ("region", TraitTest.Is) => await In(client => client.Region, value, cancellationToken),
            ("region", TraitTest.Unknown) => client => client.Region == null,
            ("postcode", TraitTest.Starts) => PostcodeFrom(ClientLookup.PostcodeStart(value)),
            ("postcode", TraitTest.Unknown) => client => client.Postcode == null,
            ("source", TraitTest.Is) => client => client.Source == value,
            ("utmSource" or "utmMedium" or "utmCampaign", TraitTest.Is) => CameFrom(field, value),
            ("login", TraitTest.Is) => LoginIs(value),
            ("email", TraitTest.Unknown) => client => client.Email == null,
            ("birthday" or "age", _) => BirthDateFits(field, test, value),
            ("created", _) => CreatedFits(test, value),
            _ => null,
        };
    }

    private async Task<Expression<Func<Client, bool>>?> FitsOwn(
        string key, TraitTest test, string value, CancellationToken cancellationToken)
    {
        if ((await ownFields.Shown(cancellationToken)).FirstOrDefault(field => field.Key == key) is not { } own || !IsOffered(own))
        {
            return null;
        }

        return test switch
        {
            TraitTest.Is => client => db.OwnValues.Any(one => one.ClientId == client.Id && one.FieldId == own.Id && one.Value == value),
            TraitTest.Unknown => client => !db.OwnValues.Any(one => one.ClientId == client.Id && one.FieldId == own.Id),
            _ => null,
        };
    }

    /// <summary>A text field of the salon may say anything, also about health; what can be chosen was thought about.</summary>
    private static bool IsOffered(OwnField field) => field.Type is OwnFieldType.Choice or OwnFieldType.YesNo;

    /// <summary>However the place is spelled on the cards: the database is asked for those spellings.</summary>
    private async Task<Expression<Func<Client, bool>>> In(
        Expression<Func<Client, string?>> place, string value, CancellationToken cancellationToken)
    {
        var key = ClientEntry.PlaceKey(value);
        var spelled = await db.Clients.Select(place).Distinct().ToListAsync(cancellationToken);
        var same = spelled.Where(spelling => spelling is not null && ClientEntry.PlaceKey(spelling) == key).ToList();
        var contains = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], Expression.Constant(same), place.Body);
        return Expression.Lambda<Func<Client, bool>>(contains, place.Parameters);
    }

    private Expression<Func<Client, bool>> CameFrom(string part, string value)
    {
        var brought = db.Origins.Where(ClientOrigin.Names(part, value));
        return client => brought.Any(origin => origin.ClientId == client.Id);
    }

    private static Expression<Func<Client, bool>> PostcodeFrom(string start)
        => client => client.Postcode != null && client.Postcode.Substring(0, start.Length) == start;

    private static Expression<Func<Client, bool>>? LoginIs(string code)
    {
        var known = Logins.Where(login => CodeOf(login) == code).ToList();
        return known is [var state] ? client => client.Login == state : null;
    }

    private Expression<Func<Client, bool>>? BirthDateFits(string field, TraitTest test, string value)
    {
        if (test == TraitTest.Unknown)
        {
            // Who has a birthday without a year has no age.
            return field == "birthday" ? client => client.BirthDate == null
                : client => client.BirthDate == null || client.BirthDate.Substring(0, 1) == "-";
        }

        if (Number(value) is not { } number)
        {
            return null;
        }

        var month = number.ToString("00", CultureInfo.InvariantCulture);
        var days = BirthDays.From(moments.Today, number);
        var (grown, tooOld) = (WrittenDay(moments.Today.AddYears(-number)), WrittenDay(moments.Today.AddYears(-number - 1)));
        return test switch
        {
            TraitTest.InMonth => client => client.BirthDate != null && client.BirthDate.Substring(client.BirthDate.Length - 5, 2) == month,
            TraitTest.Coming => client => client.BirthDate != null
                && days.Contains(client.BirthDate.Substring(client.BirthDate.Length - 5, 5)),
            TraitTest.AtLeast => client => client.BirthDate != null && client.BirthDate.Substring(0, 1) != "-"
                && client.BirthDate.CompareTo(grown) <= 0,
            TraitTest.AtMost => client => client.BirthDate != null && client.BirthDate.Substring(0, 1) != "-"
                && client.BirthDate.CompareTo(tooOld) > 0,
            _ => null,
        };
    }

    private Expression<Func<Client, bool>>? CreatedFits(TraitTest test, string value)
    {
        if (test == TraitTest.Past)
        {
            return Number(value) is { } days && moments.StartOf(moments.Today.AddDays(-days)) is var since
                ? client => client.CreatedAt >= since : null;
        }

        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var moment = moments.StartOf(day);
        return test == TraitTest.Before ? client => client.CreatedAt < moment : client => client.CreatedAt >= moment;
    }

    private TraitField Choices(string field, string title, IReadOnlyList<TraitTest> tests, IEnumerable<(string, string)> choices)
        => new(field, texts[title], TraitValue.Choice, tests, [.. choices]);

    private IEnumerable<(string, string)> ChoicesOf(OwnField field) => field.Type == OwnFieldType.YesNo
        ? Answers.Select(code => (code, texts.Choice(code)))
        : field.Choices.Select(choice => (choice, choice));

    private static int? Number(string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1000 ? number : null;

    private static string WrittenDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string CodeOf(LoginState login) => login.ToString().ToLowerInvariant();
}
