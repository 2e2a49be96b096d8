using System.Globalization;
using Platform.Contracts.Clients;

namespace Platform.Marketing.Segments;

/// <summary>Says a filter in a sentence, in the language of whoever reads.</summary>
internal sealed class SegmentWords(SegmentFields fields, IStringLocalizer<SegmentText> texts)
{
    public async Task<string> Sentence(SegmentFilter filter, CancellationToken cancellationToken)
    {
        var all = (await fields.All(cancellationToken)).ToDictionary(field => field.Field);
        var said = Said(filter, all, isInner: false);
        return char.ToUpper(said[0], CultureInfo.CurrentCulture) + said[1..];
    }

    /// <summary>One condition, or what a group asks of those in it.</summary>
    public async Task<string> Line(SegmentFilter part, CancellationToken cancellationToken)
    {
        if (part.IsGroup)
        {
            return texts[$"Match-{part.Match}"];
        }

        var said = Condition(part, (await fields.All(cancellationToken)).ToDictionary(field => field.Field));
        return char.ToUpper(said[0], CultureInfo.CurrentCulture) + said[1..];
    }

    /// <summary>How somebody stands with marketing by e-mail.</summary>
    public string Standing(ConsentState? state)
        => texts[$"Consent-{(state is { } known ? Campaigns.CampaignView.Code(known) : SegmentFields.NeverAsked)}"];

    private string Said(SegmentFilter filter, Dictionary<string, TraitField> all, bool isInner)
    {
        if (!filter.IsGroup)
        {
            return Condition(filter, all);
        }

        var parts = filter.Parts.Select(part => Said(part, all, isInner: true)).ToList();
        var said = filter.Match == SegmentFilter.None
            ? texts["NoneOf", string.Join(", ", parts)]
            : string.Join(texts[filter.Match == SegmentFilter.Any ? "Or" : "And"], parts);
        return isInner && (parts.Count > 1 || filter.Match == SegmentFilter.None) ? $"({said})" : said;
    }

    private string Condition(SegmentFilter condition, Dictionary<string, TraitField> all)
    {
        var how = SegmentOperator.Find(condition.Operator);
        if (how is null || condition.Field is null || !all.TryGetValue(condition.Field, out var field))
        {
            return texts["GoneField", condition.Field ?? ""];
        }

        var title = char.ToLower(field.Title[0], CultureInfo.CurrentCulture) + field.Title[1..];
        var own = texts[$"Says-{field.Field}-{how.Name}", title, ValueOf(field, how, condition.Value)];
        return own.ResourceNotFound ? texts[$"Says-{how.Name}", title, ValueOf(field, how, condition.Value)] : own;
    }

    private string ValueOf(TraitField field, SegmentOperator how, string? value)
    {
        if (!how.HasValue || string.IsNullOrEmpty(value))
        {
            return "";
        }

        if (how.Test == TraitTest.InMonth && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && month is > 0 and <= 12)
        {
            return CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month);
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
        }

        return field.Value != TraitValue.Choice || how.IsNumber ? value
            : field.Choices.Where(choice => choice.Value == value).Select(choice => choice.Text).FirstOrDefault() ?? texts["GoneChoice"];
    }
}
