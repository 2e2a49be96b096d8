namespace Platform.History;

/// <summary>The lines of a client, as sentences in which staff have no names.</summary>
internal sealed class LinesKept(HistoryDb db, Sentences sentences, IStringLocalizer<HistoryText> texts) : PersonalDataPart
{
    public override int Order => 40;

    public override Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
    {
        List<string> ids = [.. cards.Select(id => id.ToString())];
        return Task.FromResult<IReadOnlyList<PersonalTable>>(
        [
            new PersonalTable<HistoryEntry>(db, "history", texts["History"], db.Entries.Where(entry => cards.Contains(entry.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(HistoryEntry.ClientId), nameof(HistoryEntry.EventId), nameof(HistoryEntry.ActorId), nameof(HistoryEntry.ActorName), nameof(HistoryEntry.Lines),
                    nameof(HistoryEntry.OnBehalfOfId), nameof(HistoryEntry.OnBehalfOfName), nameof(HistoryEntry.ActorKind), nameof(HistoryEntry.Name),
                ],
                Instead = new Dictionary<string, Func<HistoryEntry, object?>> { [nameof(HistoryEntry.Payload)] = entry => sentences.Of(entry, namesStaff: false) },
            },
            new PersonalTable<AuditLine>(db, "looks", texts["AuditLog"], db.AuditLines.Where(line => cards.Contains(line.ClientId)
                    || cards.Contains(line.ActorId!.Value) || cards.Contains(line.OnBehalfOfId!.Value)), texts)
            {
                NotTold =
                [
                    nameof(AuditLine.ClientId), nameof(AuditLine.EventId), nameof(AuditLine.ActorId), nameof(AuditLine.ActorName),
                    nameof(AuditLine.OnBehalfOfId), nameof(AuditLine.Count), nameof(AuditLine.Address), nameof(AuditLine.ChangeId),
                    nameof(AuditLine.ChangeDigest), nameof(AuditLine.Number), nameof(AuditLine.IsEmptied), nameof(AuditLine.Salt),
                    nameof(AuditLine.Digest), nameof(AuditLine.Hash),
                ],
                EmptiedBy = AuditTrail.Empty,
            },
            new PersonalTable<OwnAction>(db, "actions", texts["DataActions"], db.OwnActions.Where(action => cards.Contains(action.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(OwnAction.ClientId), nameof(OwnAction.Author), nameof(OwnAction.AuthorId), nameof(OwnAction.ChangedBy), nameof(OwnAction.RemovedAt),
                ],
            },
            new PersonalTable<OwnActionVersion>(
                db, "earlier-actions", texts["DataEarlierActions"], db.OwnActionVersions.Where(version => cards.Contains(version.ClientId)), texts)
            {
                NotTold = [nameof(OwnActionVersion.ClientId), nameof(OwnActionVersion.ActionId), nameof(OwnActionVersion.SavedBy)],
            },
            new PersonalTable<Document>(db, "documents", texts["Files"], db.Documents.Where(document => cards.Contains(document.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(Document.ClientId), nameof(Document.SubjectId), nameof(Document.Author), nameof(Document.AuthorId), nameof(Document.RemovedAt),
                ],
                Instead = new Dictionary<string, Func<Document, object?>> { [nameof(Document.Key)] = FileOf },
                FilesOf = document => [new(document.Key, FileOf(document))],
            },
            new PersonalTable<MergedCard>(
                db, "merged-cards", texts["History"], db.MergedCards.Where(card => cards.Contains(card.ClientId) || cards.Contains(card.MainId)), texts)
            {
                IsTold = false,
            },
            new PersonalTable<HistoryEntry>(
                db, "named-elsewhere", texts["History"], db.Entries.Where(entry => entry.Payload != null && ids.Any(id => entry.Payload.Contains(id))), texts)
            {
                // "Linked with Anna" in the history of somebody else.
                IsTold = false,
            },
        ]);
    }

    /// <summary>The id in front: two documents may have one name.</summary>
    private static string FileOf(Document document) => $"documents/{document.Id:N}-{document.FileName}";
}
