using System.Globalization;
using Platform.Contracts.Clients;

namespace Platform.Marketing.Segments;

/// <summary>What a salon says about a segment: the body of the API, and what the editor's form becomes.</summary>
[FormLabels(typeof(SegmentText))]
public sealed class SegmentInput
{
    public string? Name { get; set; }

    public SegmentFilter? Filter { get; set; }

    /// <summary>The version that was read before; needed to change one.</summary>
    public int? Version { get; set; }

    internal static SegmentInput Of(Segment segment) => new() { Name = segment.Name, Filter = SegmentFilter.Of(segment),
        Version = segment.Version };
}

/// <summary>The one place that says what is wrong with a segment, each thing at its place: "Filter.1.0.value".</summary>
internal sealed class SegmentChecks(MarketingDb db, SegmentFields fields, IStringLocalizer<SegmentText> texts)
{
    private const int LongestValue = 100;
    private const int MostDays = 366;
    private const int MostYears = 120;

    /// <summary>Puts what was said into the segment, when nothing is wrong with it.</summary>
    public async Task Take(SegmentInput input, Segment segment, FormState state, CancellationToken cancellationToken)
    {
        var name = input.Name?.Trim();
        if (string.IsNullOrEmpty(name))
        {
            state.Add(nameof(input.Name), texts["Empty"]);
        }
        else if (name.Length > Segment.LongestName)
        {
            state.Add(nameof(input.Name), texts["TooLong", Segment.LongestName]);
        }
        else if (await db.Segments.AnyAsync(other => other.Name == name && other.Id != segment.Id, cancellationToken))
        {
            state.Add(nameof(input.Name), texts["NameTaken"]);
        }

        if (await Filter(input.Filter, state, cancellationToken) is { } filter && state.IsValid)
        {
            (segment.Name, segment.Filter) = (name!, SegmentFilter.Write(filter));
        }
    }

    /// <returns>The filter with nothing in it but what counts.</returns>
    public async Task<SegmentFilter?> Filter(SegmentFilter? said, FormState state, CancellationToken cancellationToken)
    {
        const string Place = nameof(SegmentInput.Filter);
        if (said is not { IsGroup: true })
        {
            state.Add(Place, texts["NoConditions"]);
            return null;
        }

        if (CountOf(said, 1) > SegmentFilter.MostConditions)
        {
            state.Add(Place, texts["TooMany", SegmentFilter.MostConditions]);
            return null;
        }

        return await Group(Place, said, 1, state, cancellationToken);
    }

    private async Task<SegmentFilter> Group(
        string place, SegmentFilter said, int depth, FormState state, CancellationToken cancellationToken)
    {
        if (said.Match is null || !SegmentFilter.Matches.Contains(said.Match))
        {
            state.Add($"{place}.match", texts["NoSuchMatch", string.Join(", ", SegmentFilter.Matches)]);
        }

        if (depth > SegmentFilter.Deepest)
        {
            state.Add(place, texts["TooDeep", SegmentFilter.Deepest]);
            return said;
        }

        var parts = new List<SegmentFilter?>();
        foreach (var (index, part) in (said.Conditions ?? []).Index())
        {
            var at = $"{place}.{index}";
            parts.Add(part is { IsGroup: true } ? await Group(at, part, depth + 1, state, cancellationToken)
                : await Condition(at, part ?? new SegmentFilter(), state, cancellationToken));
        }

        if (parts.Count == 0)
        {
            state.Add(place, texts["NoConditions"]);
        }

        return new SegmentFilter { Match = said.Match, Conditions = parts };
    }

    private async Task<SegmentFilter> Condition(string place, SegmentFilter said, FormState state, CancellationToken cancellationToken)
    {
        if (await fields.Find(said.Field, cancellationToken) is not { } field)
        {
            var known = (await fields.All(cancellationToken)).Select(one => one.Field);
            state.Add($"{place}.field", texts["NoSuchField", string.Join(", ", known)]);
            return said;
        }

        var offered = SegmentOperator.Of(field).ToList();
        if (offered.Find(one => one.Name == said.Operator) is not { } how)
        {
            state.Add($"{place}.operator", texts["NoSuchOperator", string.Join(", ", offered.Select(one => one.Name))]);
            return said;
        }

        var value = how.HasValue ? said.Value?.Trim() ?? "" : null;
        if (value is not null && Complaint(field, how, value) is { } wrong)
        {
            state.Add($"{place}.value", wrong);
        }

        return new SegmentFilter { Field = field.Field, Operator = how.Name, Value = value };
    }

    private string? Complaint(TraitField field, SegmentOperator how, string value)
    {
        if (value.Length == 0)
        {
            return texts["Empty"];
        }

        if (how.IsNumber)
        {
            var (least, most) = how.Test switch
            {
                TraitTest.InMonth => (1, 12),
                TraitTest.AtLeast or TraitTest.AtMost => (0, MostYears),
                _ => (0, MostDays),
            };
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? null : texts["NotANumber", least, most].Value;
        }

        return field.Value switch
        {
            TraitValue.Choice => field.Choices.Any(choice => choice.Value == value) ? null : texts["NotAChoice"].Value,
            TraitValue.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? null : texts["NotADay"].Value,
            _ => value.Length <= LongestValue ? null : texts["TooLong", LongestValue].Value,
        };
    }

    /// <summary>A program may send a tree of any depth: deeper than is read nobody counts.</summary>
    private static int CountOf(SegmentFilter filter, int depth)
        => depth > SegmentFilter.Deepest + 1 ? 0 : 1 + (filter.Conditions ?? []).Sum(part => part is null ? 1 : CountOf(part, depth + 1));
}
