using Platform.Kernel.Files;

namespace Platform.History;

/// <summary>A file that is kept and not yet saved with what it belongs to.</summary>
internal sealed record FiledDocument(string FileName, string ContentType, long Size, string Key)
{
    public bool IsSound => ContentType.StartsWith("audio/", StringComparison.Ordinal);
}

/// <summary>Takes documents in, and lets go of those that nobody saved.</summary>
internal sealed class Filing(HistoryDb db, IFileStore files, TenantContext salon, IStringLocalizer<HistoryText> texts)
{
    /// <summary>In megabytes.</summary>
    public const int Largest = 20;

    public const int MostAtOnce = 10;
    private const long Megabyte = 1024 * 1024;

    /// <summary>Keeps all of them, or none: the state then says which one was refused and why.</summary>
    public async Task<List<FiledDocument>> Keep(
        IReadOnlyList<IFormFile>? brought, string field, FormState state, CancellationToken cancellationToken)
    {
        // A file field that was left empty still sends a file without a name.
        var chosen = (brought ?? []).Where(file => file.Length > 0 || file.FileName.Length > 0).ToList();
        if (chosen.Count > MostAtOnce)
        {
            state.Add(field, texts["Document-TooMany", MostAtOnce]);
        }

        var kept = new List<FiledDocument>();
        if (!state.IsValid)
        {
            return kept;
        }

        foreach (var file in chosen)
        {
            await using var content = file.OpenReadStream();
            var (document, problem) = await Keep(content, file.FileName, cancellationToken);
            if (document is null)
            {
                state.Add(field, texts[$"Document-{problem}", NameOf(file.FileName), Largest]);
                LetGo(kept);
                return [];
            }

            kept.Add(document);
        }

        return kept;
    }

    /// <returns>The document, or the name of what is wrong with it.</returns>
    public async Task<(FiledDocument? Document, string? Problem)> Keep(Stream content, string fileName, CancellationToken cancellationToken)
    {
        if (content.Length is 0 or > Largest * Megabyte)
        {
            return (null, content.Length == 0 ? "Empty" : "TooLarge");
        }

        var name = NameOf(fileName);
        return await DocumentType.Of(content, name, cancellationToken) is { } type
            ? (new FiledDocument(name, type.ContentType, content.Length, await files.Keep(db.TenantId, content, cancellationToken)), null)
            : (null, "Unknown");
    }

    /// <summary>Adds the rows; the caller saves them.</summary>
    /// <param name="byClient">The client brought them, by mail or in the restricted area.</param>
    public void Add(Guid clientId, Guid subjectId, IEnumerable<FiledDocument> kept, RecordingBasis? basis = null, bool byClient = false)
        => db.AddRange(kept.Select(document => new Document
        {
            ClientId = clientId, SubjectId = subjectId, FileName = document.FileName, ContentType = document.ContentType, Size = document.Size,
            Key = document.Key, Author = byClient ? "" : salon.Actor.Name, AuthorId = byClient ? null : salon.Actor.Id, At = db.Now,
            Basis = document.IsSound ? basis : null,
        }));

    public void LetGo(IEnumerable<FiledDocument> kept)
    {
        foreach (var document in kept)
        {
            files.Delete(document.Key);
        }
    }

    /// <summary>The last part of a path, without what turns or breaks a line, and short enough to read.</summary>
    public static string NameOf(string typed)
    {
        var clean = RichText.Clean(typed.Replace('\\', '/').Split('/')[^1]).Replace('\n', ' ').Trim('.', ' ');
        var ending = Path.GetExtension(clean);
        return clean.Length <= Document.LongestName ? (clean.Length == 0 ? "document" : clean)
            : clean[..(Document.LongestName - Math.Min(ending.Length, 10))] + ending[..Math.Min(ending.Length, 10)];
    }
}
