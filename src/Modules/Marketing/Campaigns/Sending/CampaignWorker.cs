using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Platform.Marketing.Returning;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Sends campaigns, a block a turn and salon by salon. The lease of a turn only keeps two nodes from doing the same work; that no mail
/// goes twice is in the ledger, where each is taken once.
/// </summary>
internal sealed class CampaignWorker(
    IServiceScopeFactory services, TenantCatalogue tenants, TenantScopes scopes, IMailTransport transport, SenderIdentity sender,
    UnsubscribeLinks links, TrackedLinks tracked, RecipientAddresses addresses, IConfiguration configuration, WorkSignals signals,
    TimeProvider clock, ILogger<CampaignWorker> logger)
    : QueueWorker(signals, clock, logger)
{
    private static readonly TimeSpan WhileSuspended = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTransportTrouble = TimeSpan.FromSeconds(15);

    /// <summary>A node that died is noticed within this time.</summary>
    private readonly TimeSpan lease = TimeSpan.FromSeconds(configuration.GetValue("Campaigns:LeaseSeconds", 8));

    private readonly int block = configuration.GetValue("Campaigns:Block", 50);

    /// <summary>Fewer than there are connections, so that a mail somebody waits for finds one free.</summary>
    private readonly int atOnce = Math.Max(1, configuration.GetValue("Mail:Smtp:Connections", 4) - 1);

    private DateTime circuitOpenUntil;

    protected override async Task<int> Round(CancellationToken stopping)
    {
        if (Now < circuitOpenUntil || await Take() is not { } taken)
        {
            return 0;
        }

        if (await tenants.ById(taken.TenantId) is not { State: TenantState.Active } tenant)
        {
            await GiveBack(taken, WhileSuspended);
            return 1;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = Renew(taken, held.Token);
        TimeSpan? next = AfterFailure;
        try
        {
            var turn = new CampaignTurn(tenant, taken, scopes, transport, sender, links, tracked, addresses, () => Now, block, atOnce);
            next = await turn.Run(stopping, Late);
            if (turn.LostTheServer)
            {
                circuitOpenUntil = Now + AfterTransportTrouble;
                next = AfterTransportTrouble;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            next = TimeSpan.Zero;
        }
        catch (Exception failure)
        {
            logger.LogError(
                "A turn of campaign {Campaign} of tenant {Tenant} failed: {Failure}", taken.CampaignId, taken.TenantId,
                SafeText.Of(failure));
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
        }

        await GiveBack(taken, next);
        return 1;
    }

    private async Task<QueuedCampaign?> Take()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().TakeCampaign(Now, lease);
    }

    private async Task Renew(QueuedCampaign taken, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(lease / 3, ended);
                Beat();
                var until = Now + lease;
                await Change(taken, set => set.SetProperty(m => m.NextAt, until));
            }
        }
        catch (OperationCanceledException)
        {
            // The turn has ended.
        }
        catch (Exception failure)
        {
            // Another node takes the next turn; the ledger keeps the two apart.
            logger.LogWarning("The turn of campaign {Campaign} could not be kept: {Failure}", taken.CampaignId, SafeText.Of(failure));
        }
    }

    /// <param name="delay">Null: there is nothing left to do.</param>
    private Task GiveBack(QueuedCampaign taken, TimeSpan? delay)
    {
        var next = Now + (delay ?? TimeSpan.Zero);
        var state = delay is null ? QueuedCampaignState.Done : QueuedCampaignState.Ready;
        return Change(taken, set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.NextAt, next)
            .SetProperty(m => m.LeaseToken, (Guid?)null).SetProperty(m => m.Attempts, 0));
    }

    /// <summary>Changes the row, if the turn is still ours.</summary>
    private async Task Change(QueuedCampaign taken, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<QueuedCampaign>> set)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        await db.InTransaction(
            () => db.QueuedCampaigns.Where(m => m.Seq == taken.Seq && m.LeaseToken == taken.LeaseToken)
                .ExecuteUpdateAsync(set), CancellationToken.None);
    }
}
