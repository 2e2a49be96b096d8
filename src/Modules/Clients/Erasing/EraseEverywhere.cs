using Platform.Clients.Importing;
using Platform.Contracts.Clients;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Erasing;

/// <summary>
/// Removes what every module keeps about an erased client, with its files, and the files of imports that ended, in which the client may
/// stand. It begins when all that was said before the erasing has been heard, and may be done twice.
/// </summary>
internal sealed class EraseEverywhere(ClientsDb db, IEnumerable<PersonalDataPart> parts, IFileStore files) : QueuedTask
{
    public const string TaskKind = "clients.erase-client";

    public override string Kind => TaskKind;

    public override async Task Run(Guid subjectId, CancellationToken cancellationToken)
    {
        var erasure = await db.Erasures.AsNoTracking().FirstAsync(e => e.Id == subjectId, cancellationToken);
        foreach (var part in parts)
        {
            foreach (var table in await part.About(erasure.CardIds, cancellationToken))
            {
                foreach (var file in await table.Files(cancellationToken))
                {
                    files.Delete(file.Key);
                }

                await table.Erase(cancellationToken);
            }
        }

        await ForgetImportedFiles.Forget(before: erasure.At, db, files, cancellationToken);
        DateTime? now = db.Now;
        await db.InTransaction(
            () => db.Erasures.Where(e => e.Id == subjectId).ExecuteUpdateAsync(set => set.SetProperty(e => e.EndedAt, now), cancellationToken),
            cancellationToken);
    }

    /// <summary>It has no end until it worked: the nightly round takes it up again.</summary>
    public override Task GiveUp(Guid subjectId) => Task.CompletedTask;
}

/// <summary>Everything said earlier has been heard now: nothing about the client comes after this.</summary>
internal sealed class BeginWhenClientErased(ClientsDb db) : IReaction<ClientErased>
{
    public Task React(ClientErased fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Enqueue(EraseEverywhere.TaskKind, fact.ErasureId);
        return Task.CompletedTask;
    }
}
