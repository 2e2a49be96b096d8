namespace Platform.Clients.Photos;

/// <summary>What the person of this scope may do with a photo.</summary>
internal sealed class PhotoSight(TenantContext salon, Here here)
{
    /// <summary>Your own photos, and with the right to the notes of others theirs too.</summary>
    public bool MayRemove(ClientPhoto photo) => salon.Actor.May(Right.WriteNotes)
        && ((photo.AuthorId is { } author && author == salon.Actor.Id) || salon.Actor.May(Right.ChangeNotesOfOthers));

    public static ProblemHttpResult NotYours()
        => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "This photo is not yours to remove.");

    /// <param name="clientId">The card on which it is looked at.</param>
    public ShownPhoto Shown(ClientPhoto photo, Guid clientId) => new(
        photo.Id, photo.Kind, photo.Day, photo.Caption, photo.Author, photo.IsInternal, here[$"/clients/{clientId}/photos/{photo.Id}"],
        MayRemove(photo));

    public PhotoView View(ClientPhoto photo, Guid clientId) => new(
        photo.Id, CodeOf(photo.Kind), photo.Day, photo.Caption, photo.Author, photo.At, photo.IsInternal,
        here[$"/api/v1/clients/{clientId}/photos/{photo.Id}/small"], here[$"/api/v1/clients/{clientId}/photos/{photo.Id}/large"]);

    /// <summary>As events and JSON write it: "result".</summary>
    public static string CodeOf(PhotoKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>A photo as people see it.</summary>
/// <param name="Day">In the salon.</param>
/// <param name="Address">Of its page; the picture itself lies behind it at <c>/small</c> and <c>/large</c>.</param>
public sealed record ShownPhoto(
    Guid Id, PhotoKind Kind, DateOnly Day, string? Caption, string Author, bool IsInternal, string Address, bool MayRemove);

/// <summary>A photo as the API tells it.</summary>
/// <param name="At">When it was added, UTC.</param>
/// <param name="Small">The address of the picture as a square of 256 pixels, JPEG.</param>
/// <param name="Large">The same with at most 1600 pixels a side.</param>
internal sealed record PhotoView(
    Guid Id, string Kind, DateOnly Day, string? Caption, string Author, DateTime At, bool IsInternal, string Small, string Large);
