using Microsoft.Extensions.Configuration;

namespace Platform.History;

/// <summary>What happened to each client, who did it and when, as sentences. It knows no other module: it hears every event.</summary>
public sealed class HistoryModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<HistoryDb>();
        services.AddScoped<Sentences>().AddScoped<HistoryReading>().AddScoped<HistorySearch>().AddScoped<OwnHistory>().AddScoped<Visits>();
        services.AddScoped<ActionChecks>().AddScoped<ActionSight>().AddScoped<ActionSearch>().AddScoped<ActionPages>()
            .AddScoped<WriteAction.Logbook>().AddScoped<ChangeAction.Changes>().AddScoped<RemoveAction.Bin>();
        services.AddScoped<Terms>().AddScoped<ChangeKeeping.Pages>().AddScoped<ChangeKeeping.Switching>();
        services.AddScoped<AuditTrail>().AddScoped<AuditReading>();
        services.AddScoped<Filing>().AddScoped<DocumentSight>();
        services.AddSingleton<ReplyAddresses>().AddScoped<MessageMailReading>().AddScoped<Correspondence>().AddScoped<TakeReply.Letterbox>()
            .AddScoped<WriteMessage.Desk>().AddScoped<WriteMessage.Pages>().AddScoped<ThreadReading>().AddScoped<ThreadPages>()
            .AddScoped<OwnMessages.OwnThreads>();
        services.AddSingleton(new SettingsEntry("AuditLog", "AuditLogHelp", ShowAuditLog.Path, "history", Right.ReadAuditLog, 60, typeof(HistoryText)));
        services.AddSingleton(
            new SettingsEntry("CannedAnswers", "CannedHelp", KeepAnswers.Path, "message-circle", Right.ChangeSettings, 55, typeof(InboxText)));
        services.AddSingleton(
            new SettingsEntry("Keeping", "KeepingHelp", ShowKeeping.Path, "trash", Right.ChangeSettings, 62, typeof(HistoryText)));
        services.AddSingleton(new NavItem("Inbox", ListThreads.Path, "message-circle", Right.SeeContactData, 15, typeof(InboxText)));
        services.AddSingleton(new NavItem("History", "/history", "history", Right.SeeClients, 20));
    }

    public void MapTables(ModelBuilder model) => HistoryDb.MapTables(model);
}
