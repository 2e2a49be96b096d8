using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>From the card: a message to the client by mail, or what the client asks for help with.</summary>
internal sealed class WriteMessage : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/messages", Show).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/{id:guid}/messages", FromPage).Needs(Right.ChangeClients);
        doors.Api.MapPost("/clients/{id:guid}/messages", FromProgram).Needs(Right.ChangeClients)
            .WithSummary("Opens a thread: subject, text, and kind: message (goes to the client by mail) or support (what the client asks).");
    }

    private static async Task<IResult> Show(Guid id, string? kind, Pages pages, CancellationToken cancellationToken)
        => await pages.Page(id, new() { Kind = kind }, null, cancellationToken);

    private static async Task<IResult> FromPage(
        Guid id, Posted<MessageInput> posted, Desk desk, Pages pages, Flash flash, Here here, IStringLocalizer<InboxText> texts,
        CancellationToken cancellationToken)
    {
        var (thread, isThere) = await desk.Open(id, posted.Value, posted.State, cancellationToken);
        if (!isThere)
        {
            return TypedResults.NotFound();
        }

        if (thread is null)
        {
            return await pages.Page(id, posted.Value, posted.State, cancellationToken);
        }

        flash.Success(texts[thread.Kind == ThreadKind.Support ? "RequestKept" : "AnswerSent"]);
        return TypedResults.LocalRedirect(here[$"{ListThreads.Path}/{thread.Id}"]);
    }

    private static async Task<Results<Created<MessageThreadId>, ProblemHttpResult>> FromProgram(
        Guid id, ThreadInput input, Desk desk, Here here, CancellationToken cancellationToken)
    {
        var state = new FormState();
        var (thread, isThere) = await desk.Open(id, new() { Subject = input.Subject, Text = input.Text, Kind = input.Kind }, state, cancellationToken);
        return !isThere ? ApiProblems.NotFound()
            : thread is null ? ApiProblems.Invalid(state)
            : TypedResults.Created(here[$"/api/v1/threads/{thread.Id}"], new MessageThreadId(thread.Id));
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Desk(
        TenantContext salon, IClientDirectory clients, Correspondence correspondence, IStringLocalizer<InboxText> texts, IStringLocalizer<UiText> common)
    {
        /// <returns>No thread when something is wrong; the state then says what.</returns>
        public async Task<(MessageThread? Thread, bool IsThere)> Open(
            Guid clientId, MessageInput input, FormState state, CancellationToken cancellationToken)
        {
            // Who sees the client masked does not write to the client either.
            if (!salon.Actor.May(Right.SeeContactData) || await clients.Find(clientId, cancellationToken) is not { } client)
            {
                return (null, false);
            }

            ThreadKind? kind = (input.Kind ?? "message") switch { "message" => ThreadKind.Message, "support" => ThreadKind.Support, _ => null };
            if (kind is null)
            {
                state.Add(nameof(input.Kind), common["NotAChoice", texts[nameof(input.Kind)].Value]);
            }

            return (await correspondence.Open(client, kind ?? ThreadKind.Message, input, MessageVia.Desk, state, cancellationToken), true);
        }
    }

    /// <summary>The form, with what was typed.</summary>
    internal sealed class Pages(IClientDirectory clients, TenantContext salon)
    {
        public async Task<IResult> Page(Guid clientId, MessageInput input, FormState? state, CancellationToken cancellationToken)
            => salon.Actor.May(Right.SeeContactData) && await clients.Find(clientId, cancellationToken) is { } client
                ? Ui.Page<WriteMessagePage>(
                    new { ClientId = clientId, Name = client.DisplayName, Form = input, State = state },
                    state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
                : TypedResults.NotFound();
    }

    internal sealed record ThreadInput(string? Subject, string? Text, string? Kind);

    private sealed record MessageThreadId(Guid Id);
}
