using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Clients;
using Platform.Contracts.Access;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Marketing.Campaigns;
using Platform.Marketing.Segments;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>A segment is who an evaluator without a database says it is, whatever the tree and whatever is not filled in.</summary>
[Trait("Needs", "Database")]
public sealed class SegmentDifferenceTests(SalonApp app)
{
    private const int People = 150;
    private const int Trees = 200;
    private const int Seed = 20260322;

    /// <summary>Spellings of one place stand together.</summary>
    private static readonly string[][] Places = [["Goes", "GOES", "goes "], ["'s-Hertogenbosch", "S Hertogenbosch"], ["Luik"], ["Curaçao", "curacao"]];

    private static readonly string?[] Born = [null, "--02-29", "--12-31", "1990-02-28", "2004-02-29", "1999-07-15", "--07-15", "1970-01-01", "1950-11-30"];
    private static readonly string?[] Genders = [null, "female", "male"];
    private static readonly string[] Statuses = ["lead", "client", "inactive"];
    private static readonly string[] Sources = ["desk", "api", "import"];
    private static readonly string?[] Postcodes = [null, "4461 AB", "4461 XZ", "1000", "4462 AB"];
    private static readonly string[] Fields = ["label", "list", "consent", "campaign", "status", "language", "gender", "city", "region", "postcode", "birthday", "age", "created", "source", "login", "email"];

    private readonly Random random = new(Seed);

    [Fact]
    public async Task R40_a_segment_is_exactly_who_the_naive_evaluator_finds()
    {
        var salon = await app.Open();
        var neighbour = await app.Open();
        await Fill(neighbour, 5);
        var people = await Fill(salon, People);
        await using var scope = salon.Scope();
        var members = scope.ServiceProvider.GetRequiredService<SegmentMembers>();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(app.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")));
        var sizes = new List<int>();
        for (var i = 0; i < Trees; i++)
        {
            var tree = Tree(1, people);
            var expected = people.Where(person => !person.IsInBin && Naive(tree, person, today)).Select(person => person.Id).ToHashSet();
            var found = await members.Of(SegmentFilter.Read(SegmentFilter.Write(tree)), null, default);
            Assert.True(expected.SetEquals(found), $"Tree {i}: expected {expected.Count}, found {found.Count}: {JsonSerializer.Serialize(tree)}");
            var some = people.Take(20).Select(person => person.Id).ToList();
            Assert.Equal(expected.Intersect(some).Order(), (await members.Of(tree, some, default)).Order());
            sizes.Add(found.Count);
        }

        // Trees that find nobody or everybody would show little.
        Assert.True(sizes.Count(size => size is > 0 and < People - 20) > Trees / 2);
    }

    private async Task<List<Person>> Fill(Salon salon, int count)
    {
        await using var scope = salon.Scope();
        var clients = scope.ServiceProvider.GetRequiredService<ClientsDb>();
        var marketing = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        Guid[] labels = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        Guid[] lists = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        Guid[] campaigns = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
        {
            var place = Maybe(0.8) ? Pick(Places) : null;
            var person = new Person
            {
                Id = Guid.CreateVersion7(), Status = Pick(Statuses), Language = Maybe(0.5) ? "nl" : "en", Gender = Pick(Genders), City = place is null ? null : Pick(place),
                Region = Maybe(0.5) ? "Zeeland" : null, Postcode = Pick(Postcodes), BirthDate = Pick(Born), Created = app.Now.AddDays(-random.Next(0, 60)).AddMinutes(-random.Next(0, 1440)),
                Source = Pick(Sources), Login = Pick(Enum.GetValues<LoginState>()), Email = Maybe(0.7) ? $"p{i}@{salon.Tenant.Slug}.example" : null, IsInBin = Maybe(0.05),
                Labels = [.. labels.Where(_ => Maybe(0.4))], Lists = [.. lists.Where(_ => Maybe(0.5))], Consent = Pick<ConsentState?>([null, ConsentState.Given, ConsentState.Unconfirmed, ConsentState.Withdrawn]),
                Campaigns = [.. campaigns.Where(_ => Maybe(0.4))], AllLabels = labels, AllLists = lists, AllCampaigns = campaigns,
            };
            people.Add(person);
            var client = new Client
            {
                Id = person.Id, FirstName = $"P{i}", Status = person.Status, Language = person.Language, Gender = person.Gender, City = person.City, Region = person.Region, Postcode = person.Postcode,
                BirthDate = person.BirthDate, CreatedAt = person.Created, Source = person.Source, Login = person.Login, Email = person.Email,
            };
            client.Derive();
            if (person.IsInBin)
            {
                client.Delete(app.Now);
            }

            clients.Add(client);
            var decision = new ConsentDecision(app.Now, "ja", ConsentSource.Desk, Actor.System);
            marketing.AddRange(person.Labels.Select(label => new LabelOnClient { ClientId = person.Id, LabelId = label, At = app.Now, By = "" }));
            marketing.AddRange(lists.Select(list => Subscription.Begun(
                person.Id, list, person.Lists.Contains(list) ? SubscriptionState.Subscribed : Maybe(0.5) ? SubscriptionState.Unconfirmed : SubscriptionState.Unsubscribed, decision)));
            marketing.AddRange(campaigns.Select(campaign => new Recipient
            {
                CampaignId = campaign, ClientId = person.Id, At = app.Now,
                State = person.Campaigns.Contains(campaign) ? Pick([RecipientState.Sent, RecipientState.Accepted]) : Pick([RecipientState.Excluded, RecipientState.Uncertain, RecipientState.Pending]),
            }));
            if (person.Consent is { } state)
            {
                var consent = Consent.ToMail(person.Id);
                if (state == ConsentState.Unconfirmed)
                {
                    consent.RememberObjection();
                }

                _ = state == ConsentState.Withdrawn ? consent.Withdraw(decision) : consent.Give(decision);
                marketing.Add(consent);
            }
            else if (Maybe(0.3))
            {
                marketing.Add(Consent.ToMail(person.Id));
            }
        }

        await clients.SaveChangesAsync();
        await marketing.SaveChangesAsync();
        return people;
    }

    private SegmentFilter Tree(int depth, List<Person> people) => depth > SegmentFilter.Deepest || (depth > 1 && Maybe(0.6))
        ? Leaf(people[0])
        : new SegmentFilter { Match = Pick(["all", "any", "none"]), Conditions = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Tree(depth + 1, people))] };

    private SegmentFilter Leaf(Person one)
    {
        var field = Pick(Fields);
        var (how, value) = field switch
        {
            "label" => (Pick(["is", "isNot"]), $"{Pick(one.AllLabels)}"),
            "list" => (Pick(["is", "isNot"]), $"{Pick(one.AllLists)}"),
            "campaign" => (Pick(["is", "isNot"]), $"{Pick(one.AllCampaigns)}"),
            "consent" => (Pick(["is", "isNot"]), Pick(["given", "unconfirmed", "withdrawn", "neverAsked"])),
            "status" => (Pick(["is", "isNot"]), Pick(Statuses)),
            "language" => (Pick(["is", "isNot"]), Pick(["nl", "en"])),
            "gender" => (Pick(["is", "isNot", "unknown", "known"]), Pick(["female", "male"])),
            "city" => (Pick(["is", "isNot", "unknown", "known"]), Pick(["goes", "S-HERTOGENBOSCH", "luik", "CURAÇAO", "Nergens"])),
            "region" => (Pick(["is", "isNot", "unknown", "known"]), Pick(["zeeland", "Limburg"])),
            "postcode" => (Pick(["starts", "startsNot", "unknown", "known"]), Pick(["44", "4461", "4461a", "1000", "9"])),
            "birthday" => Maybe(0.5) ? ("coming", $"{Pick([0, 1, 20, 100, 200, 366])}") : (Pick(["unknown", "known", "inMonth"]), $"{random.Next(1, 13)}"),
            "age" => (Pick(["atLeast", "atMost", "unknown", "known"]), $"{Pick([0, 21, 22, 26, 36, 56, 75, 120])}"),
            "created" => Maybe(0.3) ? ("past", $"{random.Next(0, 60)}") : (Pick(["before", "from"]), DateOnly.FromDateTime(app.Now.AddDays(-random.Next(0, 60))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "source" => (Pick(["is", "isNot"]), Pick(Sources)),
            "login" => (Pick(["is", "isNot"]), Pick(["none", "off", "unconfirmed", "on", "locked"])),
            _ => (Pick(["unknown", "known"]), ""),
        };
        return new SegmentFilter { Field = field, Operator = how, Value = how is "known" or "unknown" ? null : value };
    }

    private static bool Naive(SegmentFilter tree, Person person, DateOnly today) => tree.Match switch
    {
        "all" => tree.Conditions!.TrueForAll(part => Naive(part!, person, today)),
        "any" => tree.Conditions!.Exists(part => Naive(part!, person, today)),
        "none" => !tree.Conditions!.Exists(part => Naive(part!, person, today)),
        _ => NaiveLeaf(tree.Field!, tree.Operator!, tree.Value ?? "", person, today),
    };

    private static bool NaiveLeaf(string field, string how, string value, Person person, DateOnly today) => how switch
    {
        "isNot" => !NaiveLeaf(field, "is", value, person, today),
        "startsNot" => !NaiveLeaf(field, "starts", value, person, today),
        "known" => !NaiveLeaf(field, "unknown", value, person, today),
        _ => (field, how) switch
        {
            ("label", _) => person.Labels.Contains(Guid.Parse(value)),
            ("list", _) => person.Lists.Contains(Guid.Parse(value)),
            ("campaign", _) => person.Campaigns.Contains(Guid.Parse(value)),
            ("consent", _) => (person.Consent?.ToString() ?? "NeverAsked").Equals(value, StringComparison.OrdinalIgnoreCase),
            ("status", _) => person.Status == value,
            ("language", _) => person.Language == value,
            ("gender", "is") => person.Gender == value,
            ("gender", _) => person.Gender is null,
            ("city", "is") => person.City is not null && GroupOf(person.City) is { } place && place == GroupOf(value),
            ("city", _) => person.City is null,
            ("region", "is") => person.Region is not null && value.Equals("zeeland", StringComparison.OrdinalIgnoreCase),
            ("region", _) => person.Region is null,
            ("postcode", "starts") => person.Postcode is not null && person.Postcode.Replace(" ", "", StringComparison.Ordinal).StartsWith(value.ToUpperInvariant(), StringComparison.Ordinal),
            ("postcode", _) => person.Postcode is null,
            ("source", _) => person.Source == value,
            ("login", _) => person.Login.ToString().Equals(value, StringComparison.OrdinalIgnoreCase),
            ("email", _) => person.Email is null,
            ("created", _) => NaiveCreated(how, value, person, today),
            _ => NaiveBirth(field, how, value, person.BirthDate, today),
        },
    };

    private static string? GroupOf(string city) => Array.Find(
        [("goes", Places[0]), ("bosch", Places[1]), ("luik", Places[2]), ("curacao", Places[3])],
        group => group.Item2.Append("S-HERTOGENBOSCH").Any(name => name.Trim().Equals(city.Trim(), StringComparison.OrdinalIgnoreCase))
            && (city != "S-HERTOGENBOSCH" || group.Item1 == "bosch")).Item1;

    private static bool NaiveCreated(string how, string value, Person person, DateOnly today)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(person.Created, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")));
        return how switch
        {
            "past" => day >= today.AddDays(-int.Parse(value, CultureInfo.InvariantCulture)),
            "before" => day < DateOnly.Parse(value, CultureInfo.InvariantCulture),
            _ => day >= DateOnly.Parse(value, CultureInfo.InvariantCulture),
        };
    }

    private static bool NaiveBirth(string field, string how, string value, string? born, DateOnly today)
    {
        DateOnly? birth = born is null || born[0] == '-' ? null : DateOnly.Parse(born, CultureInfo.InvariantCulture);
        if (how == "unknown")
        {
            return field == "birthday" ? born is null : birth is null;
        }

        var number = int.Parse(value, CultureInfo.InvariantCulture);
        if (field == "age")
        {
            if (birth is not { } date)
            {
                return false;
            }

            var age = today.Year - date.Year - ((today.Month, today.Day).CompareTo((date.Month, date.Day)) < 0 ? 1 : 0);
            return how == "atLeast" ? age >= number : age <= number;
        }

        if (born is null)
        {
            return false;
        }

        var (month, dayOfMonth) = (int.Parse(born[^5..^3], CultureInfo.InvariantCulture), int.Parse(born[^2..], CultureInfo.InvariantCulture));
        return how == "inMonth" ? month == number : Enumerable.Range(0, number + 1).Select(today.AddDays).Any(day =>
            (day.Month, day.Day) == (month, dayOfMonth) || ((month, dayOfMonth) == (2, 29) && !DateTime.IsLeapYear(day.Year) && (day.Month, day.Day) == (2, 28)));
    }

    private bool Maybe(double chance) => random.NextDouble() < chance;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private sealed record Person
    {
        public required Guid Id { get; init; }
        public required string Status { get; init; }
        public required string Language { get; init; }
        public required string? Gender { get; init; }
        public required string? City { get; init; }
        public required string? Region { get; init; }
        public required string? Postcode { get; init; }
        public required string? BirthDate { get; init; }
        public required DateTime Created { get; init; }
        public required string Source { get; init; }
        public required LoginState Login { get; init; }
        public required string? Email { get; init; }
        public required bool IsInBin { get; init; }
        public required IReadOnlyList<Guid> Labels { get; init; }
        public required IReadOnlyList<Guid> Lists { get; init; }
        public required ConsentState? Consent { get; init; }
        public required IReadOnlyList<Guid> Campaigns { get; init; }
        public required Guid[] AllLabels { get; init; }
        public required Guid[] AllLists { get; init; }
        public required Guid[] AllCampaigns { get; init; }
    }
}
