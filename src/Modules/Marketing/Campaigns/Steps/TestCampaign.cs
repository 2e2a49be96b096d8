using Platform.Contracts.Access;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>Sends the campaign to whoever asks, as the worst case or as one client would get it. A program's goes to the owner.</summary>
internal sealed class TestCampaign : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/test", FromPage).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/campaigns/{id:guid}/test", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Sends the campaign to whoever asks; a key's goes to the owner.");
    }

    private static async Task<IResult> FromPage(
        Guid id, Posted<TestForm> posted, Test test, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        switch (await test.Send(id, posted.Value.Client, posted.Value.Language, posted.Value.Variant, cancellationToken))
        {
            case Sent.NotFound:
                return TypedResults.NotFound();
            case Sent.NoMailbox:
                flash.Error(texts["TestNoMailbox"]);
                break;
            default:
                flash.Success(texts["TestSent"]);
                break;
        }

        var query = QueryOf(posted.Value.Client, posted.Value.Language, posted.Value.Variant);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}/preview{query}"]);
    }

    private static async Task<IResult> FromProgram(
        Guid id, string? language, string? variant, Test test, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
        => await test.Send(id, null, language, variant, cancellationToken) switch
        {
            Sent.NotFound => ApiProblems.NotFound(),
            Sent.NoMailbox => ApiProblems.Conflict(texts["TestNoMailbox"]),
            _ => TypedResults.Accepted($"/api/v1/campaigns/{id}"),
        };

    /// <summary>What of the preview was looked at.</summary>
    internal static string QueryOf(Guid? client, string? language, string? variant) => QueryString
        .Create(new Dictionary<string, string?> { ["client"] = client?.ToString(), ["language"] = language, ["variant"] = variant }
            .Where(one => !string.IsNullOrEmpty(one.Value))).ToString();

    private static string LanguageOf(Campaign campaign, string? language)
        => CampaignVersion.All(campaign).FirstOrDefault(version => version.Language == language)?.Language ?? campaign.Language;

    internal enum Sent
    {
        Yes,
        NotFound,
        NoMailbox,
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Test(MarketingDb db, CampaignPreview preview, IStaffDirectory staff, TenantContext salon)
    {
        public async Task<Sent> Send(
            Guid id, Guid? client, string? language, string? variant, CancellationToken cancellationToken)
        {
            if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign
                || await preview.Make(campaign, client, language, variant, cancellationToken) is not { } made)
            {
                return Sent.NotFound;
            }

            var account = salon.Actor.Kind == ActorKind.Staff ? salon.Actor.Id : null;
            if (await staff.AddressOf(account, cancellationToken) is not { } address)
            {
                return Sent.NoMailbox;
            }

            var model = new TestMailModel(made.Mail.Subject, made.Mail.Html, made.Mail.Text);
            db.Send(new MailOrder(typeof(TestMail), model, address, salon.Actor.Name,
                SalonCultures.Of(LanguageOf(campaign, language)).Culture.Name, $"campaign-test-{Guid.CreateVersion7():N}")
            {
                ClientId = client,
            });
            await db.SaveChangesAsync(cancellationToken);
            return Sent.Yes;
        }
    }

    /// <summary>What the button posts.</summary>
    private sealed class TestForm
    {
        public Guid? Client { get; set; }

        public string? Language { get; set; }

        public string? Variant { get; set; }
    }
}

/// <summary>A campaign that was filled in already.</summary>
public sealed record TestMailModel(string Subject, string Html, string Text);
