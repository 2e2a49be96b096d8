using Platform.Contracts.Clients;
using Platform.Kernel.Files;

namespace Platform.History;

/// <summary>
/// Hands a document out, as a file to keep and never as a page; the player of a recording reads the same address. Removes one, and brings
/// it back.
/// </summary>
internal sealed class OpenDocument : IFeature
{
    private const string NothingRuns = "sandbox; default-src 'none'";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/documents/{documentId:guid}", Open).Needs(Right.SeeClients);
        doors.Api.MapGet("/clients/{id:guid}/documents/{documentId:guid}", Open).Needs(Right.SeeClients);
        doors.Staff.MapPost("/clients/{id:guid}/documents/{documentId:guid}/remove", Remove).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/documents/{documentId:guid}/restore", Restore).Needs(Right.WriteNotes);
    }

    private static async Task<IResult> Open(
        Guid id, Guid documentId, HistoryDb db, IClientDirectory clients, DocumentSight sight, IFileStore files, TenantContext salon,
        AuditTrail trail, HttpContext context, CancellationToken cancellationToken)
    {
        if (await Find(id, documentId, db, clients, cancellationToken) is not { RemovedAt: null } document)
        {
            return TypedResults.NotFound();
        }

        if (!sight.MayOpen(document))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (HandOut(document, files, context) is not { } answer)
        {
            return TypedResults.NotFound();
        }

        if (document.IsSound && IsBeginning(context.Request))
        {
            await trail.Add(AuditLine.Of(salon, AuditedAct.Played, document.ClientId, document.Id, db.Now), cancellationToken);
        }

        return answer;
    }

    /// <summary>The content, as something that a browser keeps and never runs; null when there is a row and no file.</summary>
    internal static IResult? HandOut(Document document, IFileStore files, HttpContext context)
    {
        Stream content;
        try
        {
            content = files.Open(document.Key);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A database that was restored without its files.
            return null;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = NothingRuns;
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.Stream(content, document.ContentType, document.FileName, document.At, enableRangeProcessing: true);
    }

    /// <summary>A player asks piece by piece; somebody listens once.</summary>
    private static bool IsBeginning(HttpRequest request)
        => request.Headers.Range.ToString() is var range && (range.Length == 0 || range.StartsWith("bytes=0-", StringComparison.Ordinal));

    private static Task<IResult> Remove(
        Guid id, Guid documentId, HistoryDb db, IClientDirectory clients, DocumentSight sight, Flash flash, Here here,
        IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
        => Move(
            id, documentId, db, clients, sight, db.Now,
            () => flash.Success(texts["DocumentRemoved"], undoPath: here[$"/clients/{id}/documents/{documentId}/restore"]), here, cancellationToken);

    private static Task<IResult> Restore(
        Guid id, Guid documentId, HistoryDb db, IClientDirectory clients, DocumentSight sight, Flash flash, Here here,
        IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
        => Move(id, documentId, db, clients, sight, null, () => flash.Success(texts["DocumentRestored"]), here, cancellationToken);

    private static async Task<IResult> Move(
        Guid id, Guid documentId, HistoryDb db, IClientDirectory clients, DocumentSight sight, DateTime? removedAt, Action say, Here here,
        CancellationToken cancellationToken)
    {
        if (await Find(id, documentId, db, clients, cancellationToken) is not { } document)
        {
            return TypedResults.NotFound();
        }

        if (!sight.MayRemove(document))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        document.RemovedAt = removedAt;
        await db.SaveChangesAsync(cancellationToken);
        say();
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={HistoryPart.TabKey}"]);
    }

    private static async Task<Document?> Find(
        Guid clientId, Guid documentId, HistoryDb db, IClientDirectory clients, CancellationToken cancellationToken)
    {
        if (await clients.Find(clientId, cancellationToken) is null)
        {
            return null;
        }

        var cards = await db.CardsOf(clientId, cancellationToken);
        return await db.Documents.FirstOrDefaultAsync(document => document.Id == documentId && cards.Contains(document.ClientId), cancellationToken);
    }
}
