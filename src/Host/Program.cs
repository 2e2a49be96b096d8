using Platform.Host;
using Platform.Host.Commands;
using Platform.Host.Operations;
using Platform.Host.Schema;
using Platform.Host.Tenancy;
using Platform.Kernel.Modules;
using Platform.Kernel.Web;

WebApplication app;
try
{
    var builder = WebApplication.CreateBuilder(args);
    var dataFolder = Settings.DataFolder(builder.Configuration);
    builder.AddLogs();
    builder.AddTelemetry();
    builder.AddLimits();
    builder.WebHost.UseStaticWebAssets();
    builder.Services.AddWeb();
    builder.Services.AddModules(builder.Configuration, dataFolder, Modules.All);
    builder.Services.AddBackgroundWork(builder.Configuration, dataFolder);
    builder.Services.AddSingleton<Migrator>();
    builder.Services.AddSingleton<ICommand, MigrateCommand>().AddSingleton<ICommand, DemoCommand>();
    builder.Services.AddHealth();
    builder.Services.AddApiDescription();
    app = builder.Build();
    app.CheckSettings();
}
catch (InvalidOperationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}

if (Verbs.AreIn(args))
{
    return await Verbs.Run(app.Services, args);
}

if (!await app.PrepareDatabase())
{
    return 1;
}

// Their passwords are printed, so only on a desk.
if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Demo:Salons", false))
{
    await Verbs.Run(app.Services, ["demo"]);
}

app.UseLiveness();
app.UseProxies();
app.UseLoadShedding();
app.UseWeb();
app.UseTenants();
app.UseFairShares();
app.UseSalonCultures();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimiter();
app.UseGate();
app.UseAntiforgeryForAll();

app.MapStaticAssets();
app.MapWeb();
app.MapHealth();
app.MapApiDescription();
app.MapDevelopmentMail();
app.MapFeatures();
app.GiveBackMemory();
await app.RunAsync();
return 0;

/// <summary>Named so that the tests can start the whole application.</summary>
public partial class Program;
