using System.Buffers.Binary;
using Platform.Kernel.Files;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>A picture that campaigns show. It stays: mails that were sent ask for it for years.</summary>
internal sealed class CampaignPicture : TenantOwned
{
    public required string SmallKey { get; init; }

    public required string LargeKey { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    public required string By { get; init; }
}

/// <summary>The addresses of pictures: they need no login, because mail programs have none, and nobody can make one up.</summary>
internal sealed class PictureLinks(SealedTokens tokens, SalonAddress addresses)
{
    private const string Purpose = "campaign-picture";
    private const int Length = sizeof(int) + 16;

    public string For(Tenant tenant, Guid id) => addresses.Of(tenant, PathOf(tenant, id));

    /// <summary>The same on a page of the salon.</summary>
    public string PathOf(Tenant tenant, Guid id)
    {
        Span<byte> said = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(said, tenant.Id);
        id.TryWriteBytes(said[sizeof(int)..]);
        return $"/picture/{tokens.Seal(Purpose, said)}";
    }

    /// <summary>Null for everything that was not made here for this salon.</summary>
    public Guid? Read(string token, int tenantId)
        => tokens.Open(Purpose, token) is { Length: Length } said && BinaryPrimitives.ReadInt32BigEndian(said) == tenantId
            ? new Guid(said.AsSpan(sizeof(int))) : null;
}

/// <summary>Takes pictures in for campaigns, and shows them to whoever has a mail with one.</summary>
internal sealed class KeepPicture : IFeature
{
    public void Map(Doors doors)
    {
        doors.Public.MapMethods("/picture/{token}", [HttpMethods.Get, HttpMethods.Head], Show);
        doors.Api.MapPost("/campaigns/pictures", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Takes in a picture for campaigns, as multipart/form-data: picture. A block of type picture names its id.");
    }

    private static async Task<IResult> Show(
        string token, HttpContext context, PictureLinks links, MarketingDb db, IFileStore files, TenantContext salon,
        CancellationToken cancellationToken)
    {
        if (links.Read(token, salon.TenantId) is not { } id
            || await db.CampaignPictures.AsNoTracking().FirstOrDefaultAsync(picture => picture.Id == id, cancellationToken)
                is not { } picture)
        {
            return TypedResults.NotFound();
        }

        try
        {
            var content = TypedResults.Stream(files.Open(picture.LargeKey), Pictures.ContentType);
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return content;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A database that was restored without its files.
            return TypedResults.NotFound();
        }
    }

    private static async Task<IResult> FromProgram(Posted<PictureInput> posted, Taking taking, CancellationToken cancellationToken)
        => await taking.Take(posted.Value.Picture, nameof(PictureInput.Picture), posted.State, cancellationToken) is { } id
            ? TypedResults.Created((string?)null, new PictureView(id)) : ApiProblems.Invalid(posted.State);

    /// <summary>What a program posts.</summary>
    private sealed class PictureInput
    {
        public IFormFile? Picture { get; set; }
    }

    /// <summary>What it gets back.</summary>
    private sealed record PictureView(Guid Id);

    /// <summary>What both doors lead to.</summary>
    internal sealed class Taking(MarketingDb db, Pictures pictures, TenantContext salon, IStringLocalizer<CampaignText> texts)
    {
        /// <summary>In megabytes.</summary>
        private const int Largest = 10;

        /// <summary>The files that came with a form, each for the block whose number it has.</summary>
        public async Task TakeAll(HttpRequest request, IReadOnlyList<BlockInput?> blocks, FormState state,
            CancellationToken cancellationToken)
        {
            foreach (var (index, block) in blocks.Index())
            {
                var place = $"{nameof(CampaignInput.Blocks)}.{index}.file";
                if (block?.Type == CampaignBlock.Image && request.Form.Files[place] is { Length: > 0 } file)
                {
                    block.Picture = await Take(file, place, state, cancellationToken) ?? block.Picture;
                }
            }
        }

        /// <returns>The id of the picture; null when it cannot be taken, and the state says why.</returns>
        public async Task<Guid?> Take(IFormFile? file, string place, FormState state, CancellationToken cancellationToken)
        {
            var (kept, problem) = await pictures.Keep(db.TenantId, file, Largest, cancellationToken);
            if (kept is null)
            {
                state.Add(place, texts[$"Picture-{problem}", problem == PictureProblem.TooLarge ? Largest : Pictures.MostMegapixels]);
                return null;
            }

            try
            {
                var picture = new CampaignPicture
                {
                    SmallKey = kept.SmallKey, LargeKey = kept.LargeKey, At = db.Now, By = salon.Actor.Name,
                };
                db.Add(picture);
                await db.SaveChangesAsync(cancellationToken);
                return picture.Id;
            }
            catch
            {
                pictures.Delete(kept);
                throw;
            }
        }
    }
}
