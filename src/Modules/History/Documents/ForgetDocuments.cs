using Platform.Contracts.Clients;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.History;

/// <summary>
/// Every night: removed documents and actions go for good, with their files, and recordings of calls when they are old (D-13).
/// </summary>
[Clock("0 25 3 * * ?")]
internal sealed class ForgetDocuments(HistoryDb db, IFileStore files, Terms terms, IClientDirectory clients, IStringLocalizer<HistoryText> texts)
    : RetentionPart, ISalonClockJob
{
    public override string Code => "recordings";

    public override int Order => 50;

    public override string Title => texts["KeepingRecordings"];

    public override string Text => texts["KeepingRecordingsText"];

    public override int Usual => KeptFor.DaysOfRecordings;

    public override TermUnit Unit => TermUnit.Days;

    public override bool IsAlwaysOn => true;

    public override Right Needs => Right.SeeContactData;

    public async Task Run(CancellationToken cancellationToken)
    {
        var old = db.Now.AddDays(-KeptFor.DaysOfRemoved);
        var held = await clients.Held(cancellationToken);
        var actions = await db.OwnActions.Where(action => action.RemovedAt < old && !held.Contains(action.ClientId)).ToListAsync(cancellationToken);
        var ids = actions.ConvertAll(action => action.Id);
        await Remove(
            db.Documents.Where(document => (document.RemovedAt < old && !held.Contains(document.ClientId)) || ids.Contains(document.SubjectId)),
            cancellationToken);
        db.RemoveRange(await db.OwnActionVersions.Where(version => ids.Contains(version.ActionId)).ToListAsync(cancellationToken));
        db.RemoveRange(actions);
        await db.SaveChangesAsync(cancellationToken);
        await Forget(await terms.Before(this, cancellationToken), cancellationToken);
    }

    public override async Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken)
    {
        var old = await Old(before, cancellationToken);
        var page = await old.OrderBy(document => document.At).Skip(skip).Take(take)
            .Select(document => new { document.ClientId, document.FileName, document.At }).ToListAsync(cancellationToken);
        return new([.. page.Select(document => new DueThing(document.ClientId, document.FileName, document.At))], await old.CountAsync(cancellationToken));
    }

    public override async Task<int> Forget(DateTime before, CancellationToken cancellationToken)
    {
        var removed = await Remove(await Old(before, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return removed;
    }

    private async Task<IQueryable<Document>> Old(DateTime before, CancellationToken cancellationToken)
    {
        var held = await clients.Held(cancellationToken);
        return db.Documents.Where(document => document.Basis != null && document.At < before && !held.Contains(document.ClientId));
    }

    /// <summary>The files first: should the save fail, the next night finds them gone, and that is no mistake.</summary>
    private async Task<int> Remove(IQueryable<Document> chosen, CancellationToken cancellationToken)
    {
        var documents = await chosen.ToListAsync(cancellationToken);
        documents.ForEach(document => files.Delete(document.Key));
        db.RemoveRange(documents);
        return documents.Count;
    }
}
