using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.History;

/// <summary>
/// Every night: removed documents and actions go for good, with their files, and recordings of calls when they are old (D-13).
/// </summary>
[Clock("0 25 3 * * ?")]
internal sealed class ForgetDocuments(HistoryDb db, IFileStore files) : ISalonClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        var (old, oldRecording) = (db.Now.AddDays(-KeptFor.DaysOfRemoved), db.Now.AddDays(-KeptFor.DaysOfRecordings));
        var actions = await db.OwnActions.Where(action => action.RemovedAt < old).ToListAsync(cancellationToken);
        var ids = actions.ConvertAll(action => action.Id);
        var documents = await db.Documents
            .Where(document => document.RemovedAt < old || (document.Basis != null && document.At < oldRecording) || ids.Contains(document.SubjectId))
            .ToListAsync(cancellationToken);

        // The files first: should the save fail, the next night finds them gone, and that is no mistake.
        documents.ForEach(document => files.Delete(document.Key));
        db.RemoveRange(documents);
        db.RemoveRange(await db.OwnActionVersions.Where(version => ids.Contains(version.ActionId)).ToListAsync(cancellationToken));
        db.RemoveRange(actions);
        await db.SaveChangesAsync(cancellationToken);
    }
}
