using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Platform.Access.ClientLogins;
using Platform.Access.Guests;
using Platform.Access.Links;
using Platform.Access.Mails;
using Platform.Access.Passkeys;
using Platform.Access.Portal;
using Platform.Access.Push;
using Platform.Access.SecondFactor;
using Platform.Access.SigningIn;
using Platform.Access.Staff;
using Platform.Contracts.Access;

namespace Platform.Access;

/// <summary>Who may come in: staff, clients in their restricted area, programs with a key; and the links that mails carry.</summary>
public sealed class AccessModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<AccessDb>();
        services.AddMemoryCache();
        services.AddSingleton<Passwords>().AddSingleton<SessionMemory>();
        services.AddScoped<GuestPasses>().AddScoped<SecondFactors>().AddScoped<OwnSessions>().AddScoped<MyLogin.Page>()
            .AddScoped<OwnLogin.Page>().AddScoped<PasskeyCeremony>().AddScoped<PushQueue>();
        services.AddScoped<StaffChanges>().AddScoped<NewsMails>().AddScoped<LoginAddresses>().AddScoped<GenerateCredentials.Generation>()
            .AddScoped<SetPassword.Setting>().AddScoped<RoleMemory>().AddScoped<RoleChanges>();
        services.AddScoped<PasswordRules>().AddScoped<Sessions>().AddScoped<LinkIssue>().AddScoped<LoginSwitch>().AddScoped<PausedLogins>()
            .AddScoped<IStaffDirectory, StaffDirectory>();
        services.AddAuthentication(Recognition.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, Recognition>(Recognition.SchemeName, null);
        services.AddSingleton(new SettingsEntry("MyLogin", "MyLoginHelp", MyLogin.Path, "lock", null, 15, typeof(AccessText)));
        services.AddSingleton(new SettingsEntry("Team", "TeamHelp", "/settings/team", "users", Right.ManageStaff, 20, typeof(AccessText)));
        services.AddSingleton(new SettingsEntry("Keys", "KeysHelp", "/settings/keys", "key", Right.ManageStaff, 30, typeof(AccessText)));
    }

    public void MapTables(ModelBuilder model) => AccessDb.MapTables(model);
}
