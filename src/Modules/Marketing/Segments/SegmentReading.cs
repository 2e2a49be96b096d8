using Platform.Contracts.Clients;

namespace Platform.Marketing.Segments;

/// <summary>Reads segments for pages and programs.</summary>
internal sealed class SegmentReading(MarketingDb db, SegmentMembers members, SegmentWords words, IClientDirectory clients)
{
    public Task<Segment?> Find(Guid id, CancellationToken cancellationToken)
        => db.Segments.AsNoTracking().FirstOrDefaultAsync(segment => segment.Id == id, cancellationToken);

    public async Task<SegmentView> View(Segment segment, CancellationToken cancellationToken)
    {
        var filter = SegmentFilter.Of(segment);
        return new SegmentView(
            segment.Id, segment.Name, filter, await words.Sentence(filter, cancellationToken), segment.Version, segment.CreatedAt,
            segment.CreatedBy);
    }

    public async Task<Listing<SegmentView>> Page(int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<SegmentView>.Bounds(page, pageSize);
        var found = await db.Segments.AsNoTracking().OrderBy(segment => segment.Name).ThenBy(segment => segment.Id)
            .Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        var views = new List<SegmentView>();
        foreach (var segment in found)
        {
            views.Add(await View(segment, cancellationToken));
        }

        return new(views, await db.Segments.CountAsync(cancellationToken), number, size);
    }

    /// <summary>How many are in it at this moment.</summary>
    public async Task<int> Count(SegmentFilter filter, CancellationToken cancellationToken)
        => (await members.Of(filter, null, cancellationToken)).Count;

    /// <summary>Those in it, or with <paramref name="isOut"/> those who are not, in the order in which they came.</summary>
    public async Task<IReadOnlyList<Guid>> Who(SegmentFilter filter, bool isOut, CancellationToken cancellationToken)
    {
        var inside = await members.Of(filter, null, cancellationToken);
        return [.. (isOut ? (await clients.Having(null, null, cancellationToken)).Except(inside) : inside).Order()];
    }

    /// <summary>Why a client is in or not; null when there is no such client.</summary>
    public async Task<SegmentAnswer?> Explain(Segment segment, Guid clientId, CancellationToken cancellationToken)
    {
        var names = await clients.NamesOf([clientId], cancellationToken);
        if (!names.TryGetValue(clientId, out var name) || await clients.Find(clientId, cancellationToken) is null)
        {
            return null;
        }

        var filter = SegmentFilter.Of(segment);
        var values = new Dictionary<string, string>(await clients.TraitsOf(clientId, cancellationToken));
        await AddOurs(values, clientId, cancellationToken);
        var root = await Explained(filter, clientId, values, cancellationToken);
        return new SegmentAnswer(clientId, name, root.IsMet, root);
    }

    private async Task<ExplainedPart> Explained(
        SegmentFilter part, Guid clientId, Dictionary<string, string> values, CancellationToken cancellationToken)
    {
        var parts = new List<ExplainedPart>();
        foreach (var inner in part.Parts)
        {
            parts.Add(await Explained(inner, clientId, values, cancellationToken));
        }

        var isMet = (await members.Of(part, [clientId], cancellationToken)).Contains(clientId);
        return new ExplainedPart(
            await words.Line(part, cancellationToken), isMet, part.Field is { } field ? values.GetValueOrDefault(field) : null, parts);
    }

    private async Task AddOurs(Dictionary<string, string> values, Guid clientId, CancellationToken cancellationToken)
    {
        var labels = await db.LabelsOnClients.Where(carried => carried.ClientId == clientId)
            .Join(db.Labels, carried => carried.LabelId, label => label.Id, (_, label) => label.Name).Order()
                .ToListAsync(cancellationToken);
        var lists = await db.Subscriptions.Where(s => s.ClientId == clientId && s.State == SubscriptionState.Subscribed)
            .Join(db.Lists, s => s.ListId, list => list.Id, (_, list) => list.Name).Order().ToListAsync(cancellationToken);
        var consent = (await db.ConsentToMail(clientId, cancellationToken))?.State;
        (values[SegmentFields.Label], values[SegmentFields.List]) = (string.Join(", ", labels), string.Join(", ", lists));
        values[SegmentFields.Consent] = words.Standing(consent);
    }
}

/// <summary>A segment as pages and programs see it.</summary>
/// <param name="Sentence">The filter in words.</param>
public sealed record SegmentView(
    Guid Id, string Name, SegmentFilter Filter, string Sentence, int Version, DateTime CreatedAt, string CreatedBy);

/// <summary>Why a client is in a segment, or not.</summary>
/// <param name="Client">The name, as whoever asks may see it.</param>
public sealed record SegmentAnswer(Guid ClientId, string Client, bool IsIn, ExplainedPart Filter);

/// <summary>One condition or group, and whether the client meets it.</summary>
/// <param name="Value">What the client has there; null when that is nothing, or not for whoever asks.</param>
public sealed record ExplainedPart(string Text, bool IsMet, string? Value, IReadOnlyList<ExplainedPart> Parts);

/// <summary>How many clients are in a segment.</summary>
internal sealed record SegmentCount(int Count, DateTime At);
