using Platform.Contracts.Clients;
using Platform.Kernel.Jobs;

namespace Platform.History;

/// <summary>
/// Every night: old lines of the audit log go (D-13). Behind one that is held they are emptied and wait, because the chain is only cut
/// from its beginning.
/// </summary>
[Clock("0 35 3 * * ?")]
internal sealed class ForgetOldAuditLines(HistoryDb db, AuditTrail trail, Terms terms, IClientDirectory clients,
    IStringLocalizer<HistoryText> texts)
    : RetentionPart, ISalonClockJob
{
    public override string Code => "audit-lines";

    public override int Order => 70;

    public override string Title => texts["KeepingAudit"];

    public override string Text => texts["KeepingAuditText"];

    public override int Usual => KeptFor.MonthsOfAuditLines;

    public override bool IsAlwaysOn => true;

    public override Right Needs => Right.ReadAuditLog;

    public async Task Run(CancellationToken cancellationToken) => await Forget(await terms.Before(this, cancellationToken), cancellationToken);

    public override async Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken)
    {
        var old = await Old(before, cancellationToken);
        var page = await old.OrderBy(line => line.At).ThenBy(line => line.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new(
            page.ConvertAll(line => new DueThing(
                line.ClientId == Guid.Empty ? null : line.ClientId, texts[$"Audit-{AuditView.CodeOf(line.Act)}", line.Count], line.At)),
            await old.CountAsync(cancellationToken));
    }

    public override async Task<int> Forget(DateTime before, CancellationToken cancellationToken)
    {
        var (old, gone) = (await Old(before, cancellationToken), 0);
        await db.InTransaction(
            async () =>
            {
                gone = await AuditTrail.Empty(old, cancellationToken);
                await trail.Cut(before, cancellationToken);

                // Those from before there was a chain.
                await db.AuditLines.Where(line => line.Number == 0 && line.IsEmptied && line.At < before).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
        return gone;
    }

    private async Task<IQueryable<AuditLine>> Old(DateTime before, CancellationToken cancellationToken)
    {
        var held = await clients.Held(cancellationToken);
        return db.AuditLines.Where(line => line.At < before && !line.IsEmptied && !held.Contains(line.ClientId));
    }
}
