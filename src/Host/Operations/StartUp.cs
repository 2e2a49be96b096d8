using Microsoft.EntityFrameworkCore;
using Platform.Host.Schema;
using Platform.Kernel.Data;
using Platform.Kernel.Mail;

namespace Platform.Host.Operations;

/// <summary>What has to be right before the first request is answered.</summary>
public static class StartUp
{
    /// <summary>Settings that only a service reads are read now, so that a wrong one stops the start and not the first mail.</summary>
    public static void CheckSettings(this WebApplication app)
    {
        app.Services.GetRequiredService<IMailTransport>();
        app.Services.GetRequiredService<InboundFolder>();
        app.Services.GetRequiredService<InboundSecret>();
        Settings.TrustedProxies(app.Configuration);
    }

    /// <summary>
    /// Only SQLite migrates by itself: there is one process a file. Elsewhere an older or newer schema, or a database role that
    /// would see through the row-level locks, stops the start with one line.
    /// </summary>
    public static async Task<bool> PrepareDatabase(this WebApplication app)
    {
        var migrator = app.Services.GetRequiredService<Migrator>();
        var settings = app.Services.GetRequiredService<DatabaseSettings>();
        try
        {
            if (settings.Provider == DatabaseProvider.Sqlite)
            {
                await migrator.Migrate(default);
            }
            else if (await migrator.Trouble(default) is { } trouble)
            {
                return Refuse(trouble);
            }

            return settings.Provider != DatabaseProvider.PostgreSql || await RoleIsNarrow(app, migrator);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
        {
            return Refuse($"The database cannot be opened ({failure.GetBaseException().GetType().Name}): check Database:ConnectionString.");
        }
    }

    /// <summary>
    /// Starting leaves more behind than a quiet process collects by itself within hours: on processors with large caches a
    /// collection waits until they would be full.
    /// </summary>
    public static void GiveBackMemory(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(
        () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));

    private static async Task<bool> RoleIsNarrow(WebApplication app, Migrator migrator)
    {
        await using var schema = migrator.Open();
        var wide = await schema.Database
            .SqlQueryRaw<bool>("SELECT rolsuper OR rolbypassrls AS \"Value\" FROM pg_roles WHERE rolname = current_user").SingleAsync();
        const string Message = "The database role is a superuser or has BYPASSRLS, so row-level security would not hold: use a plain role.";
        if (wide && app.Environment.IsDevelopment())
        {
            app.Logger.LogWarning(Message);
            return true;
        }

        return !wide || Refuse(Message);
    }

    private static bool Refuse(string line)
    {
        Console.Error.WriteLine(line);
        return false;
    }
}
