using Microsoft.Extensions.Configuration;
using Platform.Clients.Assigning;
using Platform.Clients.Card;
using Platform.Clients.Choosing;
using Platform.Clients.Deleting;
using Platform.Clients.Directory;
using Platform.Clients.Erasing;
using Platform.Clients.Exporting;
using Platform.Clients.Fields;
using Platform.Clients.Household;
using Platform.Clients.Importing;
using Platform.Clients.Keeping;
using Platform.Clients.Merging;
using Platform.Clients.Notes;
using Platform.Clients.Photos;
using Platform.Clients.Portal;
using Platform.Clients.Privacy;
using Platform.Clients.Registration;
using Platform.Clients.Requests;
using Platform.Clients.Tagging;
using Platform.Clients.Words;
using Platform.Contracts.Clients;

namespace Platform.Clients;

/// <summary>The salon's clients: who they are, how to find them, how they come in from a file.</summary>
public sealed class ClientsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<ClientsDb>();
        services.AddScoped<IClientDirectory, ClientDirectory>().AddScoped<ClientTraits>();
        services.AddScoped<RequiredFields>().AddScoped<OwnFields>().AddScoped<ChangeOwnField.Keeping>()
            .AddScoped<Sight>().AddScoped<ClientChecks>().AddScoped<CardLayout>().AddScoped<Views>();
        services.AddScoped<RegisterClient.Registry>().AddScoped<ChangeClient.Changes>().AddScoped<ChangeField.FieldChanges>()
            .AddScoped<DeleteClient.Bin>().AddScoped<RequestContact.Requests>().AddScoped<FrameContactForm.FramingSites>().AddScoped<TagCopies>()
            .AddScoped<NoteCategories>().AddScoped<HealthSeal>().AddScoped<NoteSight>().AddScoped<NoteChecks>()
            .AddScoped<WriteNote.Notebook>().AddScoped<ChangeNote.Changes>().AddScoped<DeleteNote.Bin>()
            .AddScoped<Avatars>().AddScoped<PhotoSight>()
            .AddScoped<AddPhoto.Album>().AddScoped<RemovePhoto.Removal>().AddScoped<ChangeAvatar.Faces>()
            .AddScoped<LinkClient.Linking>().AddScoped<UnlinkClient.Links>()
            .AddScoped<MergeClients.Merging>().AddScoped<MergePreview>().AddScoped<UndoMerge.Undoing>();
        services.AddScoped<IAccessPack, AnswerAccessRequest.Ordered>().AddScoped<AnswerAccessRequest.Pack>()
            .AddScoped<DecideWish.Decision>().AddScoped<EraseClient.Deed>().AddScoped<Holds>().AddScoped<Silence>().AddScoped<HoldCard.Keeper>()
            .AddSingleton<ErasureJournal>().AddScoped<JournalReplay>().AddHostedService<ReplayJournal>();
        services.AddSingleton<ClientIndexes>().AddScoped<ClientLookup>().AddScoped<Assignment>().AddScoped<Minority>()
            .AddScoped<ListColumns>().AddScoped<SavedViews>().AddScoped<SalonWords>();
        services.AddSingleton(new ImportChunks(ImportChunks.Most)).AddScoped<UploadFile.Intake>().AddScoped<ExportClients.File>();
        services.AddSingleton(new SettingsEntry("Imports", "ImportsHelp", "/settings/import", "upload", Right.ImportClients, 10, typeof(ImportText)));
        services.AddSingleton(
            new SettingsEntry("ClientFields", "ClientFieldsHelp", "/settings/client-fields", "users", Right.ChangeSettings, 5, typeof(ClientsText)));
        services.AddSingleton(
            new SettingsEntry(
                "NoteCategories", "NoteCategoriesHelp", "/settings/note-categories", "note", Right.ChangeSettings, 6, typeof(ClientsText)));
        services.AddSingleton(new SettingsEntry("Words", "WordsHelp", "/settings/words", "tag", Right.ChangeSettings, 7, typeof(ClientsText)));
        services.AddSingleton(new NavItem("Clients", "/clients", "users", Right.SeeClients, 10, typeof(ClientsText)));
    }

    public void MapTables(ModelBuilder model) => ClientsTables.Map(model);
}
