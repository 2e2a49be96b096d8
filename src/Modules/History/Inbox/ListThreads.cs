using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>Which threads somebody wants to see; it lives in the address.</summary>
public sealed record InboxFilter(string State, string? Kind, string? Assigned, bool Unread, Guid? Client)
{
    public const string NotDone = "open";
    public const string Everything = "all";

    internal QueryString Query(params ReadOnlySpan<(string Name, string? Value)> other)
    {
        var parts = new Dictionary<string, string?>
        {
            ["state"] = State == NotDone ? null : State, ["kind"] = Kind, ["assigned"] = Assigned, ["unread"] = Unread ? "true" : null,
            ["client"] = Client?.ToString(),
        };
        foreach (var (name, value) in other)
        {
            parts[name] = value;
        }

        return QueryString.Create(parts.Where(part => part.Value is not null));
    }
}

/// <summary>The inbox: threads with all clients, newest first.</summary>
internal sealed class ListThreads : IFeature
{
    public const string Path = "/inbox";
    public const string Mine = "me";
    public const string Nobody = "none";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Page).Needs(Right.SeeContactData);
        doors.Api.MapGet("/threads", List).Needs(Right.SeeContactData)
            .WithSummary("Threads, newest first; filtered by state (open, done, all), kind, assigned (me, none), unread and client.");
    }

    private static async Task<RazorComponentResult<InboxPage>> Page(
        string? state, string? kind, string? assigned, bool? unread, Guid? client, int? page, HistoryDb db, ThreadReading reading, TenantContext salon,
        IClientDirectory clients, CancellationToken cancellationToken)
    {
        var filter = FilterOf(state, kind, assigned, unread, client);
        var names = client is { } id ? await clients.NamesOf([id], cancellationToken) : new Dictionary<Guid, string>();
        return Ui.Page<InboxPage>(new
        {
            Filter = filter, Listed = await Read(filter, page, null, db, reading, salon, cancellationToken),
            ClientName = client is { } one ? names.GetValueOrDefault(one) : null,
        });
    }

    private static async Task<Listing<ThreadItem>> List(
        string? state, string? kind, string? assigned, bool? unread, Guid? client, int? page, int? pageSize, HistoryDb db, ThreadReading reading,
        TenantContext salon, CancellationToken cancellationToken)
    {
        var listed = await Read(FilterOf(state, kind, assigned, unread, client), page, pageSize, db, reading, salon, cancellationToken);
        var items = listed.Items.Select(thread => new ThreadItem(
            thread.Id, thread.ClientId, thread.Name, thread.Subject, thread.Kind.ToString().ToLowerInvariant(),
            ThreadReading.Code(thread.Progress), thread.AssignedName, thread.LastAt, thread.LastWords, thread.IsUnread));
        return new([.. items], listed.Total, listed.Page, listed.PageSize);
    }

    /// <summary>What cannot be read is left out: an address is typed by hand at most.</summary>
    private static InboxFilter FilterOf(string? state, string? kind, string? assigned, bool? unread, Guid? client) => new(
        state is InboxFilter.Everything or "done" ? state : InboxFilter.NotDone,
        Enum.TryParse<ThreadKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known.ToString().ToLowerInvariant() : null,
        assigned is Mine or Nobody ? assigned : null, unread == true, client);

    private static async Task<Listing<ThreadLine>> Read(
        InboxFilter filter, int? page, int? pageSize, HistoryDb db, ThreadReading reading, TenantContext salon, CancellationToken cancellationToken)
    {
        var threads = filter.Client is { } client ? await reading.Of(client, cancellationToken) : db.Threads.AsNoTracking();
        threads = filter.State switch
        {
            InboxFilter.NotDone => threads.Where(thread => thread.Progress != ThreadProgress.Done),
            "done" => threads.Where(thread => thread.Progress == ThreadProgress.Done),
            _ => threads,
        };
        if (filter.Kind is not null)
        {
            var kind = Enum.Parse<ThreadKind>(filter.Kind, ignoreCase: true);
            threads = threads.Where(thread => thread.Kind == kind);
        }

        if (filter.Assigned is not null)
        {
            var whom = filter.Assigned == Mine ? salon.Actor.Id : null;
            threads = threads.Where(thread => thread.AssignedId == whom);
        }

        if (filter.Unread)
        {
            threads = threads.Where(thread => thread.IsUnread);
        }

        var (number, size) = Listing<ThreadLine>.Bounds(page, pageSize);
        var found = await ThreadReading.Newest(threads).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new(await reading.Lines(found, cancellationToken), await threads.CountAsync(cancellationToken), number, size);
    }

    /// <param name="Name">Of the client; null for one who is gone.</param>
    /// <param name="Kind">"message", "contact" or "support".</param>
    /// <param name="Progress">"open", "in-progress" or "done".</param>
    private sealed record ThreadItem(
        Guid Id, Guid ClientId, string? Name, string Subject, string Kind, string Progress, string? AssignedName, DateTime LastAt,
        string LastWords, bool IsUnread);
}
