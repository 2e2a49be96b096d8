using System.ComponentModel.DataAnnotations;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing;

/// <summary>At most so many mails in so many days; both empty: no limit.</summary>
[FormLabels(typeof(CampaignText))]
public sealed class MailLimitForm
{
    [Range(1, MailLimit.MostMails)]
    public int? Mails { get; set; }

    [Range(1, MailLimit.MostDays)]
    public int? Days { get; set; }
}

/// <summary>Sets how many marketing mails a client gets at most. Mails that wait for room are looked at again at once.</summary>
internal sealed class ChangeMailLimit : IFeature
{
    public const string Path = "/marketing/frequency";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.RunCampaigns);
        doors.Staff.MapPost(Path, Change).Needs(Right.RunCampaigns);
    }

    private static async Task<IResult> Show(MarketingDb db, CancellationToken cancellationToken)
    {
        var limit = await db.MailLimits.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return Ui.Page<MailLimitPage>(new { Form = new MailLimitForm { Mails = limit?.Mails, Days = limit?.Days } });
    }

    private static async Task<IResult> Change(
        Posted<MailLimitForm> posted, MarketingDb db, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        var form = posted.Value;
        if (posted.State.IsValid && form.Mails is null != form.Days is null)
        {
            posted.State.Add(form.Mails is null ? nameof(form.Mails) : nameof(form.Days), texts["LimitNeedsBoth"]);
        }

        if (!posted.State.IsValid)
        {
            return Ui.Page<MailLimitPage>(new { Form = form, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        await db.SettleWithOthers(() => db.InTransaction(() => Set(db, form, cancellationToken), cancellationToken));
        flash.Success(texts["Saved"]);
        return TypedResults.LocalRedirect(here["/marketing"]);
    }

    private static async Task Set(MarketingDb db, MailLimitForm form, CancellationToken cancellationToken)
    {
        var known = await db.MailLimits.FirstOrDefaultAsync(cancellationToken);
        if (form is { Mails: { } mails, Days: { } days })
        {
            known ??= db.Add(new MailLimit { Mails = mails, Days = days }).Entity;
            (known.Mails, known.Days) = (mails, days);
        }
        else if (known is not null)
        {
            db.Remove(known);
        }

        var waiting = db.Recipients.Where(r => r.State == RecipientState.Pending && r.Reason == LeftOut.Frequency);
        foreach (var campaign in await waiting.Select(r => r.CampaignId).Distinct().ToListAsync(cancellationToken))
        {
            await db.Call(campaign, db.Now, cancellationToken);
        }

        await waiting.ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAt, (DateTime?)null), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
