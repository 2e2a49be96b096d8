using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Each night: pictures that came in more than a week ago and that no campaign shows, removed drafts and automations included.
/// </summary>
[Clock("0 45 3 * * ?")]
internal sealed class ForgetUnusedPictures(MarketingDb db, Pictures pictures) : ISalonClockJob
{
    /// <summary>An editor may stand open for a while before it is saved.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task Run(CancellationToken cancellationToken)
    {
        var old = db.Now - Kept;
        List<CampaignPicture> unused = [];
        await db.InTransaction(
            async () =>
            {
                unused = await db.CampaignPictures.Where(picture => picture.At < old).ToListAsync(cancellationToken);
                if (unused.Count > 0)
                {
                    var shown = await Shown(cancellationToken);
                    unused.RemoveAll(picture => shown.Contains(picture.Id));
                    db.RemoveRange(unused);
                    await db.SaveChangesAsync(cancellationToken);
                }
            },
            cancellationToken);

        // Only when nothing names the files any more: a row without its file would be a broken picture.
        unused.ForEach(picture => pictures.Delete(new KeptPicture(picture.SmallKey, picture.LargeKey)));
    }

    private async Task<HashSet<Guid>> Shown(CancellationToken cancellationToken)
    {
        var shown = new HashSet<Guid>();
        foreach (var campaign in await db.CampaignsWithRemoved.AsNoTracking().ToListAsync(cancellationToken))
        {
            shown.UnionWith(CampaignVersion.Kept(campaign).Append(CampaignVersion.Own(campaign))
                .SelectMany(version => version.Blocks).Select(block => block.Picture).OfType<Guid>());
        }

        return shown;
    }
}
