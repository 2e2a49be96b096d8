namespace Platform.History;

/// <summary>
/// Contact with a client, from the lines of the history: what the client did, and what people of the salon and programs did for this
/// client. What went to many (mails, labels, files) is no contact, except that an import brought the client here. Actions to come and
/// threads that are not done keep a client too.
/// </summary>
internal sealed class StayWithContact(HistoryDb db) : StayPart
{
    private static readonly ActionKind[] NoContact = [ActionKind.Export, ActionKind.Label, ActionKind.Mail, ActionKind.Newsletter];

    public override async Task<IReadOnlyCollection<Guid>> Staying(DateTime since, CancellationToken cancellationToken)
    {
        var heard = await db.Entries.Where(entry => entry.At >= since && entry.ClientId != Guid.Empty
                && (entry.ActorKind == ActorKind.Client || (entry.ActorKind != ActorKind.System && !NoContact.Contains(entry.Kind))))
            .Select(entry => entry.ClientId).Distinct().ToListAsync(cancellationToken);
        var open = await db.Threads.Where(thread => thread.Progress != ThreadProgress.Done).Select(thread => thread.ClientId).Distinct()
            .ToListAsync(cancellationToken);
        return [.. heard, .. open];
    }
}
