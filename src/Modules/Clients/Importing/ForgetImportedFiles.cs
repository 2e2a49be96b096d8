using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Importing;

/// <summary>
/// The file of an import goes 30 days after its end, when it cannot be undone any more, and with it what was kept to undo it and what
/// its columns show and its problems quote. One that nobody began with goes 30 days after it was uploaded.
/// </summary>
[Clock("0 50 3 * * ?")]
internal sealed class ForgetImportedFiles(ClientsDb db, IFileStore files) : ISalonClockJob
{
    public Task Run(CancellationToken cancellationToken) => Forget(before: db.Now - Import.UndoPeriod, db, files, cancellationToken);

    /// <param name="before">UTC; imports that ended later keep theirs.</param>
    public static async Task Forget(DateTime before, ClientsDb db, IFileStore files, CancellationToken cancellationToken)
    {
        var due = await db.Imports.AsNoTracking()
            .Where(import => import.FileForgottenAt == null && (import.EndedAt ?? import.CreatedAt) < before
                && import.State != ImportState.Running && import.State != ImportState.Undoing && import.State != ImportState.Checking)
            .ToListAsync(cancellationToken);
        foreach (var import in due)
        {
            await db.InTransaction(() => Forget(import, db, files, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The file goes before the commit: should that fail, the next night finds it gone, and that is no mistake.</summary>
    private static async Task Forget(Import import, ClientsDb db, IFileStore files, CancellationToken cancellationToken)
    {
        DateTime? now = db.Now;
        IReadOnlyList<Column> none = [];
        var end = import.MayBeCancelled ? ImportState.Cancelled : import.State;
        var changed = await db.Imports.Where(i => i.Id == import.Id && i.Version == import.Version).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Columns, none).SetProperty(i => i.FileForgottenAt, now).SetProperty(i => i.State, end).SetProperty(i => i.Version, i => i.Version + 1),
            cancellationToken);
        if (changed > 0)
        {
            await db.Problems.Where(problem => problem.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Fillings.Where(filling => filling.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
            files.Delete(import.FileKey);
        }
    }
}
