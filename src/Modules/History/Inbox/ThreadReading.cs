using System.Text.Json;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>A thread in a list.</summary>
/// <param name="Name">Of the client; null for one who is gone.</param>
public sealed record ThreadLine(
    Guid Id, Guid ClientId, string? Name, string Subject, ThreadKind Kind, ThreadProgress Progress, string? AssignedName, DateTime LastAt, string LastWords,
    bool IsUnread);

/// <summary>A message as people see it.</summary>
/// <param name="Delivery">"queued", "sent" or "failed"; null for what did not go by mail.</param>
public sealed record ShownMessage(
    Guid Id, DateTime At, bool IsFromClient, MessageVia Via, string Text, string? Quoted, string Author, string? Delivery, int NotKept,
    IReadOnlyList<ShownDocument> Documents);

/// <summary>The thread that a line of a history tells of, and the words of its message.</summary>
public sealed record LineOfThread(Guid ThreadId, string? Words);

/// <summary>Reads threads for those who may see contact data: what people write to each other says who they are.</summary>
internal sealed class ThreadReading(HistoryDb db, TenantContext salon, IClientDirectory clients, DocumentSight sight)
{
    /// <summary>The thread, to be changed; null when it is not there, its client is gone, or it is not for this person.</summary>
    public async Task<(MessageThread Thread, Guid ClientId)?> Find(Guid threadId, CancellationToken cancellationToken)
        => salon.Actor.May(Right.SeeContactData)
            && await db.Threads.FirstOrDefaultAsync(thread => thread.Id == threadId, cancellationToken) is { } thread
            && await clients.StandingCard(thread.ClientId, cancellationToken) is { } standing
            ? (thread, standing)
            : null;

    /// <summary>All of a client's threads, newest first, also of the cards behind it.</summary>
    public async Task<IQueryable<MessageThread>> Of(Guid clientId, CancellationToken cancellationToken)
    {
        var cards = await db.CardsOf(clientId, cancellationToken);
        return Newest(db.Threads.AsNoTracking().Where(thread => cards.Contains(thread.ClientId)));
    }

    public static IQueryable<MessageThread> Newest(IQueryable<MessageThread> threads)
        => threads.OrderByDescending(thread => thread.LastAt).ThenByDescending(thread => thread.Id);

    public async Task<IReadOnlyList<ThreadLine>> Lines(IReadOnlyList<MessageThread> threads, CancellationToken cancellationToken)
    {
        var standing = new Dictionary<Guid, Guid>();
        foreach (var id in threads.Select(thread => thread.ClientId).Distinct())
        {
            standing[id] = await clients.StandingCard(id, cancellationToken) ?? id;
        }

        var names = await clients.NamesOf([.. standing.Values.Distinct()], cancellationToken);
        return
        [
            .. threads.Select(thread => new ThreadLine(
                thread.Id, standing[thread.ClientId], names.GetValueOrDefault(standing[thread.ClientId]), thread.Subject, thread.Kind, thread.Progress,
                thread.AssignedName, thread.LastAt, thread.LastWords, thread.IsUnread)),
        ];
    }

    /// <summary>The messages of a thread in the order in which they were written.</summary>
    /// <param name="clientId">Whose card is open; null when the client reads them.</param>
    public async Task<IReadOnlyList<ShownMessage>> Messages(Guid threadId, Guid? clientId, CancellationToken cancellationToken)
    {
        var messages = await db.Messages.AsNoTracking().Where(message => message.ThreadId == threadId).OrderBy(message => message.At)
            .ThenBy(message => message.Id).ToListAsync(cancellationToken);
        var ids = messages.ConvertAll(message => message.Id);
        var documents = await db.Documents.AsNoTracking().Where(document => ids.Contains(document.SubjectId) && document.RemovedAt == null)
            .OrderBy(document => document.FileName).ToListAsync(cancellationToken);
        var causes = messages.Where(message => message.IsMailed).Select(message => message.Cause).ToList();
        var states = await db.Set<QueuedMail>().AsNoTracking().Where(mail => mail.TenantId == db.TenantId && causes.Contains(mail.Cause))
            .ToDictionaryAsync(mail => mail.Cause, mail => mail.State, cancellationToken);
        return messages.ConvertAll(message => new ShownMessage(
            message.Id, message.At, message.IsFromClient, message.Via, message.Text, message.Quoted, message.Author,
            message.IsMailed ? Delivery(states.TryGetValue(message.Cause, out var state) ? state : null) : null, message.NotKept,
            [
                .. documents.Where(document => document.SubjectId == message.Id)
                    .Select(document => clientId is { } card ? sight.Shown(document, card) : sight.ShownToClient(document, threadId)),
            ]));
    }

    /// <summary>What stands behind lines of a history that tell of threads, by the ids of their events.</summary>
    public async Task<IReadOnlyDictionary<Guid, LineOfThread>> Behind(IReadOnlyCollection<HistoryEntry> lines, CancellationToken cancellationToken)
    {
        if (!salon.Actor.May(Right.SeeContactData))
        {
            return new Dictionary<Guid, LineOfThread>();
        }

        var told = new Dictionary<Guid, (Guid ThreadId, Guid? MessageId)>();
        foreach (var line in lines.Where(line => line.Payload is not null && line.Name.StartsWith("history.", StringComparison.Ordinal)))
        {
            using var said = JsonDocument.Parse(line.Payload!);
            if (said.RootElement.TryGetProperty("threadId", out var thread))
            {
                told[line.EventId] = (thread.GetGuid(), said.RootElement.TryGetProperty("messageId", out var message) ? message.GetGuid() : null);
            }
        }

        // Threads that were done long ago are gone; their lines stay.
        var threads = told.Values.Select(one => one.ThreadId).Distinct().ToList();
        var there = await db.Threads.Where(thread => threads.Contains(thread.Id)).Select(thread => thread.Id)
            .ToListAsync(cancellationToken);
        var ids = told.Values.Select(one => one.MessageId).OfType<Guid>().ToList();
        var words = await db.Messages.AsNoTracking().Where(message => ids.Contains(message.Id))
            .ToDictionaryAsync(message => message.Id, message => message.Text, cancellationToken);
        var behind = told.Where(one => there.Contains(one.Value.ThreadId)).ToDictionary(
            one => one.Key, one => new LineOfThread(one.Value.ThreadId, one.Value.MessageId is { } id ? words.GetValueOrDefault(id) : null));
        foreach (var (eventId, first) in await Beginnings(lines, told, cancellationToken))
        {
            behind[eventId] = new LineOfThread(first.ThreadId, first.Text);
        }

        return behind;
    }

    /// <summary>Of the contact form and of a request for help, whose events name no message: the first of the thread they began.</summary>
    private async Task<IEnumerable<(Guid EventId, ThreadMessage First)>> Beginnings(
        IReadOnlyCollection<HistoryEntry> lines, Dictionary<Guid, (Guid ThreadId, Guid? MessageId)> told,
        CancellationToken cancellationToken)
    {
        var forms = lines.Where(line => line.Name == "clients.contact-requested").ToList();
        var requests = lines.Where(line => line.Name == "history.support-requested" && told.ContainsKey(line.EventId)).ToList();
        if (forms.Count + requests.Count == 0)
        {
            return [];
        }

        // What stands in the form has the moment of its event.
        var (clients, moments) = (forms.ConvertAll(line => line.ClientId), forms.ConvertAll(line => line.At));
        var threads = requests.ConvertAll(line => told[line.EventId].ThreadId);
        var first = await db.Messages.AsNoTracking().Where(message =>
                (message.Via == MessageVia.Form && clients.Contains(message.ClientId) && moments.Contains(message.At))
                || (threads.Contains(message.ThreadId)
                    && !db.Messages.Any(other => other.ThreadId == message.ThreadId && other.At < message.At)))
            .ToListAsync(cancellationToken);
        return forms.Select(line => (line.EventId, first.Find(message => message.ClientId == line.ClientId && message.At == line.At)))
            .Concat(requests.Select(line => (line.EventId, first.Find(message => message.ThreadId == told[line.EventId].ThreadId))))
            .Where(pair => pair.Item2 is not null).Select(pair => (pair.EventId, pair.Item2!));
    }

    /// <summary>The queue forgets mails that went out long ago.</summary>
    private static string Delivery(MailState? state) => state switch
    {
        null or MailState.Sent => "sent",
        MailState.Ready or MailState.HandingOver => "queued",
        _ => "failed",
    };

    /// <summary>"in-progress".</summary>
    public static string Code(ThreadProgress progress) => progress == ThreadProgress.InProgress ? "in-progress" : progress.ToString().ToLowerInvariant();

    public static ThreadProgress? ParseProgress(string? code)
    {
        foreach (var progress in Enum.GetValues<ThreadProgress>())
        {
            if (Code(progress) == code)
            {
                return progress;
            }
        }

        return null;
    }
}
