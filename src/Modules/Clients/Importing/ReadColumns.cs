using Platform.Clients.Fields;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Importing;

/// <summary>Looks through an uploaded file once: how many rows, whose export it is, what its columns are.</summary>
internal sealed class ReadColumns(ClientsDb db, OwnFields own, IFileStore files) : QueuedTask
{
    public const string TaskKind = "clients.read-import";

    public override string Kind => TaskKind;

    public override async Task Run(Guid subjectId, CancellationToken cancellationToken)
    {
        var import = await db.Imports.FirstOrDefaultAsync(i => i.Id == subjectId, cancellationToken);
        if (import is not { State: ImportState.Reading })
        {
            return;
        }

        using var file = import.Format.Open(files.Open(import.FileKey));
        import.TakeColumns(await FileSurvey.Read(file, await own.Shown(cancellationToken), cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    public override async Task GiveUp(Guid subjectId)
    {
        var import = await db.Imports.FirstAsync(i => i.Id == subjectId);
        import.State = ImportState.Failed;
        await db.SaveChangesAsync();
    }
}
