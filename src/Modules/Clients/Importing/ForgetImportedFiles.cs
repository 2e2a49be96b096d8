using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Importing;

/// <summary>
/// The file of an import goes 30 days after its end, when it cannot be undone any more, and with it what was kept to undo it and what
/// its problems quote. One that nobody began with goes 30 days after it was uploaded.
/// </summary>
[Clock("0 50 3 * * ?")]
internal sealed class ForgetImportedFiles(TenantCatalogue catalogue, TenantScopes scopes, IFileStore files) : IClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var tenant in await catalogue.All())
        {
            await using var scope = scopes.Begin(tenant, Actor.System, nameof(ForgetImportedFiles));
            await Forget(scope.ServiceProvider.GetRequiredService<ClientsDb>(), cancellationToken);
        }
    }

    private async Task Forget(ClientsDb db, CancellationToken cancellationToken)
    {
        var old = db.Now - Import.UndoPeriod;
        var due = await db.Imports.AsNoTracking()
            .Where(import => import.FileForgottenAt == null && (import.EndedAt ?? import.CreatedAt) < old
                && import.State != ImportState.Running && import.State != ImportState.Undoing && import.State != ImportState.Checking)
            .ToListAsync(cancellationToken);
        foreach (var import in due)
        {
            await db.InTransaction(() => Forget(import, db, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The file goes before the commit: should that fail, the next night finds it gone, and that is no mistake.</summary>
    private async Task Forget(Import import, ClientsDb db, CancellationToken cancellationToken)
    {
        DateTime? now = db.Now;
        var end = import.MayBeCancelled ? ImportState.Cancelled : import.State;
        var changed = await db.Imports.Where(i => i.Id == import.Id && i.Version == import.Version).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.FileForgottenAt, now).SetProperty(i => i.State, end).SetProperty(i => i.Version, i => i.Version + 1),
            cancellationToken);
        if (changed > 0)
        {
            await db.Problems.Where(problem => problem.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Fillings.Where(filling => filling.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
            files.Delete(import.FileKey);
        }
    }
}
