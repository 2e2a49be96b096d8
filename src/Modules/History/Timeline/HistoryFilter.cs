using System.Globalization;

namespace Platform.History;

/// <summary>What somebody wants to see of a history. It lives in the address: type, from, to and search.</summary>
/// <param name="From">The first day, in the salon's time.</param>
/// <param name="To">The last day, which counts to its end.</param>
public sealed record HistoryFilter(ActionKind? Kind, DateOnly? From, DateOnly? To)
{
    /// <summary>In a search of one letter everything is found.</summary>
    private const int ShortestSearch = 2;

    private const int LongestSearch = 100;

    /// <summary>
    /// What salon and client said to each other and did together, whichever module tells of it: mails, calls, forms, appointments,
    /// purchases.
    /// </summary>
    internal static readonly ActionKind[] Thread =
    [
        ActionKind.Mail, ActionKind.Call, ActionKind.Conversation, ActionKind.Appointment, ActionKind.Purchase, ActionKind.ContactRequest,
        ActionKind.SupportRequest,
    ];

    /// <summary>How <see cref="IsThread"/> is written where a kind stands otherwise.</summary>
    internal const string ThreadCode = "thread";

    /// <summary>The kinds of <see cref="Thread"/> together, in place of one.</summary>
    public bool IsThread { get; init; }

    /// <summary>Words that a line has to say, in the history of one client.</summary>
    public string? Search { get; init; }

    public bool IsEmpty => Kind is null && !IsThread && From is null && To is null && Search is null;

    /// <summary>Reads the address. What cannot be read is left out of the filter and named in the state.</summary>
    internal static HistoryFilter Read(IQueryCollection query, FormState state, IStringLocalizer texts)
    {
        var type = query["type"].ToString();
        var kind = ActionKinds.Parse(type);
        var isThread = type == ThreadCode;
        if (kind is null && !isThread && type.Length > 0)
        {
            var known = Enum.GetValues<ActionKind>().Select(ActionKinds.Code).Append(ThreadCode);
            state.Add("type", texts["NoSuchType", string.Join(", ", known)]);
        }

        var search = RichText.Clean(query["search"]);
        var filter = new HistoryFilter(kind, Day("from", query, state, texts), Day("to", query, state, texts))
        {
            IsThread = isThread, Search = search.Length is >= ShortestSearch and <= LongestSearch ? search : null,
        };
        if (filter.To < filter.From)
        {
            state.Add("to", texts["ToBeforeFrom"]);
            return filter with { To = null };
        }

        return filter;
    }

    /// <summary>As the address says it; null for everything.</summary>
    internal string? TypeCode => IsThread ? ThreadCode : Kind is { } kind ? ActionKinds.Code(kind) : null;

    internal IQueryable<HistoryEntry> Of(IQueryable<HistoryEntry> entries, Moments moments)
    {
        if (Kind is { } kind)
        {
            entries = entries.Where(entry => entry.Kind == kind);
        }

        if (IsThread)
        {
            entries = entries.Where(entry => Thread.Contains(entry.Kind));
        }

        if (From is { } from)
        {
            var start = moments.StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (To is { } to)
        {
            var end = moments.StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    /// <summary>The filter as the query of an address, with more behind it.</summary>
    internal QueryString Query(params ReadOnlySpan<(string Name, string Value)> more)
    {
        var query = new QueryString();
        query = TypeCode is { } type ? query.Add("type", type) : query;
        query = From is { } from ? query.Add("from", Iso(from)) : query;
        query = To is { } to ? query.Add("to", Iso(to)) : query;
        query = Search is { } search ? query.Add("search", search) : query;
        foreach (var (name, value) in more)
        {
            query = query.Add(name, value);
        }

        return query;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string name, IQueryCollection query, FormState state, IStringLocalizer texts)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue)
        {
            return day;
        }

        state.Add(name, texts["NoDate"]);
        return null;
    }
}
