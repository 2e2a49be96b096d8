using Microsoft.AspNetCore.Components;
using Platform.Contracts.Clients;
using Platform.Kernel.Files;

namespace Platform.History;

/// <summary>In the restricted area: the client reads what was written, writes to the salon and answers. Whose threads is said by the session alone.</summary>
internal sealed class OwnMessages : IFeature
{
    public const string Path = "/portal/messages";

    public static string PathOf(Guid threadId, Guid documentId) => $"{Path}/{threadId}/documents/{documentId}";

    public void Map(Doors doors)
    {
        doors.Portal.MapGet("/messages", Show).NeedsNoRight();
        doors.Portal.MapPost("/messages", Write).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
        doors.Portal.MapGet("/messages/{threadId:guid}", ShowThread).NeedsNoRight();
        doors.Portal.MapGet("/messages/{threadId:guid}/documents/{documentId:guid}", OpenDocumentOf).NeedsNoRight();
        doors.Portal.MapPost("/messages/{threadId:guid}", Answer).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> Show(OwnThreads own, CancellationToken cancellationToken) => await own.Page(new(), null, cancellationToken);

    private static async Task<IResult> Write(
        Posted<OwnMessageForm> posted, OwnThreads own, Correspondence correspondence, TenantContext salon, Flash flash, Here here,
        IStringLocalizer<InboxText> texts, CancellationToken cancellationToken)
    {
        if (await correspondence.Standing(salon.Client!.Id!.Value, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var form = posted.Value;
        var kind = form.NeedsHelp ? ThreadKind.Support : ThreadKind.Message;
        var input = new MessageInput { Subject = form.Subject, Text = form.Text };
        if (await correspondence.Open(client, kind, input, MessageVia.Portal, posted.State, cancellationToken) is not { } thread)
        {
            return await own.Page(form, posted.State, cancellationToken);
        }

        flash.Success(texts["OwnSent"]);
        return TypedResults.LocalRedirect(here[$"{Path}/{thread.Id}"]);
    }

    private static async Task<IResult> ShowThread(Guid threadId, OwnThreads own, CancellationToken cancellationToken)
        => await own.ThreadPage(threadId, new(), null, cancellationToken);

    private static async Task<IResult> OpenDocumentOf(
        Guid threadId, Guid documentId, OwnThreads own, HistoryDb db, IFileStore files, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await own.Find(threadId, cancellationToken) is not { } thread
            || !(await own.Messages(thread, cancellationToken)).SelectMany(message => message.Documents).Any(one => one.Id == documentId))
        {
            return TypedResults.NotFound();
        }

        var document = await db.Documents.AsNoTracking().FirstAsync(document => document.Id == documentId, cancellationToken);
        return OpenDocument.HandOut(document, files, context) ?? TypedResults.NotFound();
    }

    private static async Task<IResult> Answer(
        Guid threadId, Posted<MessageInput> posted, OwnThreads own, Correspondence correspondence, Flash flash, Here here,
        IStringLocalizer<InboxText> texts, CancellationToken cancellationToken)
    {
        if (await own.Find(threadId, cancellationToken) is not { } thread)
        {
            return TypedResults.NotFound();
        }

        if (await correspondence.Answer(thread, posted.Value, MessageVia.Portal, posted.State, cancellationToken) is null)
        {
            return await own.ThreadPage(threadId, posted.Value, posted.State, cancellationToken);
        }

        flash.Success(texts["OwnSent"]);
        return TypedResults.LocalRedirect(here[$"{Path}/{threadId}"]);
    }

    /// <summary>The client's own threads.</summary>
    internal sealed class OwnThreads(HistoryDb db, TenantContext salon, ThreadReading reading)
    {
        private const int MostShown = 100;

        public async Task<IResult> Page(OwnMessageForm form, FormState? state, CancellationToken cancellationToken)
            => Ui.Page<OwnMessagesPage>(
                new { Form = form, State = state, Threads = await All(cancellationToken) },
                state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

        public async Task<IResult> ThreadPage(Guid threadId, MessageInput input, FormState? state, CancellationToken cancellationToken)
        {
            if (await Find(threadId, cancellationToken) is not { } thread)
            {
                return TypedResults.NotFound();
            }

            return Ui.Page<OwnThreadPage>(
                new
                {
                    thread.Subject, Form = input, State = state, Name = salon.Client!.Name, ThreadId = threadId,
                    Messages = await Messages(thread, cancellationToken),
                },
                state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }

        /// <summary>What the client may read of a thread.</summary>
        public async Task<IReadOnlyList<ShownMessage>> Messages(MessageThread thread, CancellationToken cancellationToken)
        {
            var messages = await reading.Messages(thread.Id, null, cancellationToken);
            return [.. messages.Where(message => thread.Kind != ThreadKind.Support || IsForTheClient(message, messages))];
        }

        /// <summary>Null for somebody else's, like one that never was.</summary>
        public async Task<MessageThread?> Find(Guid threadId, CancellationToken cancellationToken)
        {
            var cards = await db.CardsOf(salon.Client!.Id!.Value, cancellationToken);
            return await db.Threads.FirstOrDefaultAsync(thread => thread.Id == threadId && cards.Contains(thread.ClientId), cancellationToken);
        }

        public async Task<IReadOnlyList<OwnThread>> All(CancellationToken cancellationToken)
            => await (await reading.Of(salon.Client!.Id!.Value, cancellationToken)).Take(MostShown)
                .Select(thread => new OwnThread(thread.Id, thread.Subject, thread.Progress, thread.LastAt)).ToListAsync(cancellationToken);

        /// <summary>What staff wrote down at the beginning of a request is the salon's own.</summary>
        private static bool IsForTheClient(ShownMessage message, IReadOnlyList<ShownMessage> all)
            => message.IsFromClient || message.Delivery is not null || message != all[0];
    }
}

/// <summary>On the first page of the restricted area: the newest threads, and the way to write.</summary>
internal sealed class OwnMessagesPart(OwnMessages.OwnThreads own) : PortalPart
{
    private const int MostShown = 3;

    public override int Order => 40;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => OwnMessagesView.Of([.. (await own.All(cancellationToken)).Take(MostShown)]);
}

/// <summary>A message to the salon.</summary>
[FormLabels(typeof(InboxText))]
public sealed class OwnMessageForm
{
    public string? Subject { get; set; }

    public string? Text { get; set; }

    /// <summary>It is a request for help, which the salon keeps until it is done.</summary>
    public bool NeedsHelp { get; set; }
}

/// <summary>A thread as its client sees it in a list.</summary>
public sealed record OwnThread(Guid Id, string Subject, ThreadProgress Progress, DateTime LastAt);
