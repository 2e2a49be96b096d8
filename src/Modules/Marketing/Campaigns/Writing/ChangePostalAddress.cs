using System.ComponentModel.DataAnnotations;

namespace Platform.Marketing.Campaigns;

/// <summary>Where the salon is.</summary>
[FormLabels(typeof(CampaignText))]
public sealed class PostalForm
{
    [Required, StringLength(Platform.Marketing.Campaigns.PostalAddress.Longest)]
    public string? PostalAddress { get; set; }
}

/// <summary>Changes the address that stands below every campaign.</summary>
internal sealed class ChangePostalAddress : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/address", Show).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/address", Change).Needs(Right.RunCampaigns);
    }

    private static async Task<IResult> Show(MarketingDb db, CancellationToken cancellationToken)
    {
        var known = await db.PostalAddresses.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return Ui.Page<PostalPage>(new { Form = new PostalForm { PostalAddress = known?.Lines } });
    }

    private static async Task<IResult> Change(
        Posted<PostalForm> posted, MarketingDb db, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        if (!posted.State.IsValid)
        {
            return Ui.Page<PostalPage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        var lines = posted.Value.PostalAddress!.ReplaceLineEndings("\n");
        await db.SettleWithOthers(async () =>
        {
            var known = await db.PostalAddresses
                .FirstOrDefaultAsync(cancellationToken) ?? db.Add(new PostalAddress { Lines = lines }).Entity;
            known.Lines = lines;
            await db.SaveChangesAsync(cancellationToken);
        });
        flash.Success(texts["Saved"]);
        return TypedResults.LocalRedirect(here["/marketing/campaigns"]);
    }
}
