namespace Platform.History;

/// <summary>A document as people see it.</summary>
/// <param name="Address">Null for somebody who may not open it.</param>
public sealed record ShownDocument(Guid Id, string FileName, long Size, bool IsSound, string? Address, bool MayRemove);

/// <summary>A document as the API tells it.</summary>
/// <param name="Url">Of its content.</param>
internal sealed record DocumentView(Guid Id, string FileName, string ContentType, long Size, string Url);

/// <summary>
/// Who may open which document. A document may say everything about a client, so it is for those who see contact data, and for whoever
/// brought it.
/// </summary>
internal sealed class DocumentSight(TenantContext salon, Here here)
{
    public bool MayOpen(Document document) => salon.Actor.May(Right.SeeContactData) || IsOwn(document);

    public bool MayRemove(Document document)
        => salon.Actor.May(Right.WriteNotes) && (IsOwn(document) || salon.Actor.May(Right.ChangeNotesOfOthers));

    /// <param name="clientId">Whose card is open; the document may belong to one behind it.</param>
    public ShownDocument Shown(Document document, Guid clientId) => new(
        document.Id, MayOpen(document) ? document.FileName : Path.GetExtension(document.FileName), document.Size, document.IsSound,
        MayOpen(document) ? here[$"/clients/{clientId}/documents/{document.Id}"] : null, MayRemove(document));

    /// <summary>In the restricted area: what stands in a message that the client may read is the client's to open.</summary>
    public ShownDocument ShownToClient(Document document, Guid threadId) => new(
        document.Id, document.FileName, document.Size, document.IsSound, here[OwnMessages.PathOf(threadId, document.Id)], MayRemove: false);

    public DocumentView View(Document document, Guid clientId)
        => new(document.Id, document.FileName, document.ContentType, document.Size, here[$"/api/v1/clients/{clientId}/documents/{document.Id}"]);

    private bool IsOwn(Document document) => document.AuthorId is { } author && author == salon.Actor.Id;
}
