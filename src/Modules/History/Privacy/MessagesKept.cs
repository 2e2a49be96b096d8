namespace Platform.History;

/// <summary>What the salon and a client wrote to each other.</summary>
internal sealed class MessagesKept(HistoryDb db, IStringLocalizer<InboxText> texts) : PersonalDataPart
{
    public override int Order => 45;

    public override Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<PersonalTable>>(
        [
            new PersonalTable<MessageThread>(db, "threads", texts["Messages"], db.Threads.Where(thread => cards.Contains(thread.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(MessageThread.ClientId), nameof(MessageThread.AssignedId), nameof(MessageThread.AssignedName), nameof(MessageThread.LastWords),
                    nameof(MessageThread.IsUnread),
                ],
            },
            new PersonalTable<ThreadMessage>(db, "messages", texts["DataMessages"], db.Messages.Where(message => cards.Contains(message.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(ThreadMessage.ClientId), nameof(ThreadMessage.ThreadId), nameof(ThreadMessage.Author), nameof(ThreadMessage.AuthorId),
                    nameof(ThreadMessage.SourceHash), nameof(ThreadMessage.NotKept), nameof(ThreadMessage.IsMailed),
                ],
            },
        ]);
}
