using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Contracts.History;

namespace Platform.History;

/// <summary>One thread: reading it, answering, and what the salon does with it.</summary>
internal sealed class ShowThread : IFeature
{
    private const string Path = ListThreads.Path + "/{threadId:guid}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.SeeContactData);
        doors.Staff.MapPost(Path, AnswerFromPage).Needs(Right.ChangeClients);
        doors.Staff.MapPost($"{Path}/progress", MoveFromPage).Needs(Right.ChangeClients);
        doors.Staff.MapPost($"{Path}/assign", Assign).Needs(Right.ChangeClients);
        doors.Staff.MapPost($"{Path}/read", MarkAsRead).Needs(Right.ChangeClients);
        doors.Api.MapGet("/threads/{threadId:guid}", ForProgram).Needs(Right.SeeContactData);
        doors.Api.MapPost("/threads/{threadId:guid}/messages", AnswerForProgram).Needs(Right.ChangeClients)
            .WithSummary("Answers the client; by mail when there is an address. text");
        doors.Api.MapPut("/threads/{threadId:guid}/progress", MoveForProgram).Needs(Right.ChangeClients)
            .WithSummary("progress: open, in-progress or done.");
    }

    private static async Task<IResult> Show(Guid threadId, Guid? answer, ThreadPages pages, CancellationToken cancellationToken)
        => await pages.Page(threadId, answer, new(), null, cancellationToken);

    private static async Task<IResult> AnswerFromPage(
        Guid threadId, Posted<MessageInput> posted, ThreadReading reading, Correspondence correspondence, ThreadPages pages, Flash flash, Here here,
        IStringLocalizer<InboxText> texts, CancellationToken cancellationToken)
    {
        if (await reading.Find(threadId, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        if (await correspondence.Answer(found.Thread, posted.Value, MessageVia.Desk, posted.State, cancellationToken) is not { } message)
        {
            return await pages.Page(threadId, null, posted.Value, posted.State, cancellationToken);
        }

        flash.Success(texts[message.IsMailed ? "AnswerSent" : "AnswerKept"]);
        return TypedResults.LocalRedirect(here[$"{ListThreads.Path}/{threadId}"]);
    }

    private static async Task<IResult> MoveFromPage(
        Guid threadId, Posted<ProgressForm> posted, ThreadReading reading, HistoryDb db, Flash flash, Here here, IStringLocalizer<InboxText> texts,
        CancellationToken cancellationToken)
    {
        if (await reading.Find(threadId, cancellationToken) is not { } found || ThreadReading.ParseProgress(posted.Value.Progress) is not { } progress)
        {
            return TypedResults.NotFound();
        }

        await Move(found.Thread, progress, db, cancellationToken);
        flash.Success(texts[$"Moved-{ThreadReading.Code(progress)}"]);
        return TypedResults.LocalRedirect(here[$"{ListThreads.Path}/{threadId}"]);
    }

    /// <summary>Null takes it off whoever looked after it.</summary>
    private static async Task<IResult> Assign(
        Guid threadId, Posted<AssignForm> posted, ThreadReading reading, IStaffDirectory staff, HistoryDb db, Flash flash, Here here,
        IStringLocalizer<InboxText> texts, CancellationToken cancellationToken)
    {
        var colleague = (await staff.Working(cancellationToken)).FirstOrDefault(one => one.Id == posted.Value.StaffId);
        if (await reading.Find(threadId, cancellationToken) is not { } found || (colleague is null && posted.Value.StaffId is not null) || !posted.State.IsValid)
        {
            return TypedResults.NotFound();
        }

        var thread = found.Thread;
        if (thread.AssignedId != colleague?.Id)
        {
            db.Publish(new ThreadAssigned(thread.ClientId, threadId, colleague?.Name ?? ""));
            await Save(db, thread, () => (thread.AssignedId, thread.AssignedName) = (colleague?.Id, colleague?.Name), cancellationToken);
        }

        flash.Success(colleague is null ? texts["AssignedNobody"] : texts["AssignedTo", colleague.Name]);
        return TypedResults.LocalRedirect(here[$"{ListThreads.Path}/{threadId}"]);
    }

    private static async Task<IResult> MarkAsRead(
        Guid threadId, ThreadReading reading, HistoryDb db, Here here, CancellationToken cancellationToken)
    {
        if (await reading.Find(threadId, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        await Save(db, found.Thread, () => found.Thread.IsUnread = false, cancellationToken);
        return TypedResults.LocalRedirect(here[$"{ListThreads.Path}/{threadId}"]);
    }

    private static async Task<Results<Ok<ThreadView>, ProblemHttpResult>> ForProgram(
        Guid threadId, ThreadReading reading, CancellationToken cancellationToken)
        => await reading.Find(threadId, cancellationToken) is { } found ? TypedResults.Ok(await View(found, reading, cancellationToken)) : ApiProblems.NotFound();

    private static async Task<Results<Ok<ThreadView>, ProblemHttpResult>> AnswerForProgram(
        Guid threadId, TextInput input, ThreadReading reading, Correspondence correspondence, CancellationToken cancellationToken)
    {
        if (await reading.Find(threadId, cancellationToken) is not { } found)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        return await correspondence.Answer(found.Thread, new() { Text = input.Text }, MessageVia.Desk, state, cancellationToken) is null
            ? ApiProblems.Invalid(state)
            : TypedResults.Ok(await View(found, reading, cancellationToken));
    }

    private static async Task<Results<Ok<ThreadView>, ProblemHttpResult>> MoveForProgram(
        Guid threadId, ProgressForm input, ThreadReading reading, HistoryDb db, IStringLocalizer<UiText> common, IStringLocalizer<InboxText> texts,
        CancellationToken cancellationToken)
    {
        if (await reading.Find(threadId, cancellationToken) is not { } found)
        {
            return ApiProblems.NotFound();
        }

        if (ThreadReading.ParseProgress(input.Progress) is not { } progress)
        {
            var state = new FormState();
            state.Add(nameof(input.Progress), common["NotAChoice", texts[nameof(input.Progress)].Value]);
            return ApiProblems.Invalid(state);
        }

        await Move(found.Thread, progress, db, cancellationToken);
        return TypedResults.Ok(await View(found, reading, cancellationToken));
    }

    private static async Task Move(MessageThread thread, ThreadProgress progress, HistoryDb db, CancellationToken cancellationToken)
    {
        if (thread.Progress != progress)
        {
            var code = ThreadReading.Code(progress);
            db.Publish(thread.Kind == ThreadKind.Support ? new SupportMoved(thread.ClientId, thread.Id, code)
                : (Event)new ThreadMoved(thread.ClientId, thread.Id, code));
        }

        await Save(
            db, thread, () => (thread.Progress, thread.IsUnread) = (progress, thread.IsUnread && progress != ThreadProgress.Done), cancellationToken);
    }

    /// <summary>What somebody else did meanwhile stays beside it.</summary>
    private static async Task Save(HistoryDb db, MessageThread thread, Action change, CancellationToken cancellationToken)
    {
        for (var isSaved = false; !isSaved;)
        {
            change();
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                isSaved = true;
            }
            catch (DbUpdateConcurrencyException)
            {
                await db.Entry(thread).ReloadAsync(cancellationToken);
            }
        }
    }

    private static async Task<ThreadView> View((MessageThread Thread, Guid ClientId) found, ThreadReading reading, CancellationToken cancellationToken) => new(
        found.Thread.Id, found.ClientId, found.Thread.Subject, found.Thread.Kind.ToString().ToLowerInvariant(), ThreadReading.Code(found.Thread.Progress),
        found.Thread.AssignedId, found.Thread.IsUnread,
        [
            .. (await reading.Messages(found.Thread.Id, found.ClientId, cancellationToken)).Select(message => new MessageView(
                message.Id, message.At, message.IsFromClient, message.Via.ToString().ToLowerInvariant(), message.Text, message.Author, message.Delivery,
                [.. message.Documents.Select(document => document.Id)])),
        ]);

    internal sealed class ProgressForm
    {
        /// <summary>"open", "in-progress" or "done".</summary>
        public string? Progress { get; set; }
    }

    internal sealed class AssignForm
    {
        public Guid? StaffId { get; set; }
    }

    internal sealed record TextInput(string? Text);

    private sealed record ThreadView(
        Guid Id, Guid ClientId, string Subject, string Kind, string Progress, Guid? AssignedId, bool IsUnread, IReadOnlyList<MessageView> Messages);

    /// <param name="Delivery">"queued", "sent" or "failed"; null for what did not go by mail.</param>
    private sealed record MessageView(
        Guid Id, DateTime At, bool IsFromClient, string Via, string Text, string Author, string? Delivery, IReadOnlyList<Guid> Documents);
}

/// <summary>The page of a thread, with what was typed and refused.</summary>
internal sealed class ThreadPages(
    HistoryDb db, ThreadReading reading, IStaffDirectory staff, TenantContext salon, Correspondence correspondence)
{
    /// <param name="answer">A canned answer to begin with.</param>
    public async Task<IResult> Page(Guid threadId, Guid? answer, MessageInput input, FormState? state, CancellationToken cancellationToken)
    {
        if (await reading.Find(threadId, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var mayWrite = salon.Actor.May(Right.ChangeClients);
        var canned = await db.CannedAnswers.AsNoTracking().OrderBy(kept => kept.Title).ToListAsync(cancellationToken);
        input.Text ??= canned.Find(kept => kept.Id == answer)?.Text;
        return Ui.Page<ThreadPage>(
            new
            {
                Thread = (await reading.Lines([found.Thread], cancellationToken))[0], found.Thread.AssignedId,
                Messages = await reading.Messages(threadId, found.ClientId, cancellationToken),
                Form = input, State = state, MayWrite = mayWrite,
                HasAddress = (await correspondence.Standing(found.Thread.ClientId, cancellationToken))?.Email is not null,
                Colleagues = mayWrite ? await staff.Working(cancellationToken) : [],
                Canned = canned.ConvertAll(kept => new Choice(kept.Id.ToString(), kept.Title)),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
