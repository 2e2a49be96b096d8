using Microsoft.Extensions.Configuration;
using Platform.Marketing.Automations;
using Platform.Marketing.Campaigns;
using Platform.Marketing.Returning;
using Platform.Marketing.Segments;
using Platform.Marketing.SendingDomains;
using Platform.Marketing.Suppressing;

namespace Platform.Marketing;

/// <summary>Whom the salon may write to and about what: labels, lists, the ledger of consents, and campaigns.</summary>
public sealed class MarketingModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<MarketingDb>();
        services.AddScoped<Decisions>().AddScoped<Suppression>();
        services.AddScoped<SuppressionReading>().AddScoped<SuppressAddresses.Blocking>().AddScoped<ReleaseAddress.Releasing>();
        services.AddScoped<ChangeList.Keeping>().AddScoped<ChangeLabel.Keeping>();
        services.AddSingleton<SignUpLinks>().AddScoped<SignUpForNewsletter.SignUps>().AddScoped<ConfirmNewsletter.Confirming>();
        services.AddScoped<ConsentGate>().AddScoped<ConsentReading>().AddScoped<SwitchConsent.Switches>();
        services.AddScoped<CampaignChecks>().AddScoped<CampaignTemplates>().AddScoped<CampaignReading>().AddScoped<CampaignOverview>()
            .AddScoped<CampaignPreview>();
        services.AddScoped<Preflight>().AddScoped<TestCampaign.Test>().AddScoped<RunCampaign.Steps>()
            .AddScoped<ShowRecipients.Recipients>();
        services.AddScoped<MailRoom>().AddScoped<AudienceFilter>().AddScoped<Eligibility>().AddScoped<Audience>().AddScoped<Leaving>();
        services.AddScoped<SegmentFields>().AddScoped<SegmentMembers>().AddScoped<SegmentWords>().AddScoped<SegmentChecks>()
            .AddScoped<SegmentReading>().AddScoped<EditSegment.Editing>().AddScoped<RemoveSegment.Removal>();
        services.AddScoped<Entering>().AddScoped<StepTaking>().AddScoped<AutomationChecks>().AddScoped<AutomationWords>()
            .AddScoped<AutomationReading>().AddScoped<AutomationOverview>().AddScoped<AutomationExamples>()
            .AddScoped<EditAutomation.Editing>().AddScoped<RunAutomation.Steps>().AddScoped<TryAutomation.Trial>();
        services.AddScoped<CopyCampaign.Copying>().AddScoped<ChooseWinner.Choosing>().AddScoped<VariantReading>();
        services.AddSingleton<PictureLinks>().AddScoped<KeepPicture.Taking>().AddScoped<ShowArchive.Archive>();
        services.AddScoped<FollowLink.Touches>().AddScoped<CampaignResponses>();
        services.AddScoped<CampaignSenders>().AddScoped<SendingRecords>().AddScoped<WarmUp>().AddScoped<SetUpSending.Sending>();
        services.AddSingleton(
            new SettingsEntry("SendingDomain", "SendingDomainHelp", SetUpSending.Path, "mail", Right.ManageStaff, 40, typeof(SendingText)));
        services.AddScoped<Returns>().AddScoped<Complaints>().AddSingleton<RecipientAddresses>().AddSingleton<SalonMail>();
        services.AddSingleton<UnsubscribeLinks>().AddSingleton<TrackedLinks>().AddSingleton<CampaignWorker>()
            .AddSingleton<AutomationWorker>();

        // The tests do the work themselves, when they say so.
        if (configuration.GetValue("Workers:Enabled", true))
        {
            services.AddHostedService(provider => provider.GetRequiredService<CampaignWorker>());
            services.AddHostedService(provider => provider.GetRequiredService<AutomationWorker>());
        }

        services.AddSingleton(new NavItem("Marketing", "/marketing", "send", Right.LabelClients, 30));
        services.AddSingleton(
            new NavItem("Campaigns", "/marketing/campaigns", "send", Right.SeeReports, 30, typeof(CampaignText))
            {
                Except = Right.LabelClients,
            });
    }

    public void MapTables(ModelBuilder model) => MarketingDb.MapTables(model);
}
