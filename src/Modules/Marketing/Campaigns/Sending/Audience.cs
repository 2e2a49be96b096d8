namespace Platform.Marketing.Campaigns;

/// <summary>
/// Writes down who is looked at for a campaign, and who of them gets nothing and why. It begins anew when it was broken off: nothing
/// was sent before its end.
/// </summary>
internal sealed class Audience(MarketingDb db, Eligibility eligibility, AudienceFilter filter, ChooseWinner.Choosing choosing)
{
    private const int Chunk = 1000;

    /// <returns>False when somebody else has begun it meanwhile, or it was paused or stopped.</returns>
    public async Task<bool> Write(Campaign campaign, CancellationToken cancellationToken)
    {
        var campaignId = campaign.Id;
        var turn = Guid.NewGuid();
        var begun = await Step(campaignId, set => set.SetProperty(c => c.Preparation, turn), null, () => db.Recipients
            .Where(recipient => recipient.CampaignId == campaignId).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        if (!begun)
        {
            return false;
        }

        var candidates = await filter.Candidates(campaign, cancellationToken);
        var chosen = await Chosen(candidates, campaign, cancellationToken);
        var dealt = VariantDeal.Of(campaign, [.. candidates.Where(id => chosen[id].Reason is null)]);
        foreach (var ids in candidates.Chunk(Chunk))
        {
            var rows = ids.Select(id => Row(campaignId, id, chosen[id], dealt.GetValueOrDefault(id))).ToList();
            if (!await Step(
                campaignId, set => set.SetProperty(c => c.Preparation, turn), turn, () => db.InsertMany(rows, cancellationToken),
                cancellationToken))
            {
                return false;
            }
        }

        var isTooSmall = campaign.IsComparing && dealt.Count == 0;
        return await Step(
            campaignId,
            set =>
            {
                set.SetProperty(c => c.State, CampaignState.Sending).SetProperty(c => c.IsPrepared, true);
                if (isTooSmall)
                {
                    set.SetProperty(c => c.Winner, CampaignVersion.First).SetProperty(c => c.WinnerBy, WinnerReason.TooFew);
                }
            },
            turn, () => isTooSmall ? choosing.Tell(campaign, CampaignVersion.First, WinnerReason.TooFew) : Task.CompletedTask,
            cancellationToken);
    }

    /// <summary>How each stands; of those who share an address, only the card that was worked with last may go on.</summary>
    public async Task<Dictionary<Guid, (LeftOut? Reason, long AddressKey)>> Chosen(
        IReadOnlyList<Guid> candidates, Campaign campaign, CancellationToken cancellationToken)
    {
        var chosen = new Dictionary<Guid, (LeftOut? Reason, long AddressKey)>(candidates.Count);
        var byAddress = new Dictionary<long, (Guid Id, long LastChange)>();
        foreach (var ids in candidates.Chunk(Chunk))
        {
            foreach (var (id, standing) in await eligibility.Of(ids, campaign, isSending: false, cancellationToken))
            {
                var key = Recipient.KeyOf(standing.Contact?.AddressHash);
                chosen[id] = (standing.Reason, key);
                if (standing is not { Reason: null, Contact: { } contact })
                {
                    continue;
                }

                if (byAddress.TryGetValue(key, out var other) && other.LastChange > contact.LastChange)
                {
                    chosen[id] = (LeftOut.SameAddress, key);
                    continue;
                }

                if (other.Id != default)
                {
                    chosen[other.Id] = (LeftOut.SameAddress, key);
                }

                byAddress[key] = (id, contact.LastChange);
            }
        }

        return chosen;
    }

    private Recipient Row(Guid campaignId, Guid clientId, (LeftOut? Reason, long AddressKey) chosen, short variant) => new()
    {
        CampaignId = campaignId,
        ClientId = clientId,
        Variant = variant,
        State = chosen.Reason is null ? RecipientState.Pending : RecipientState.Excluded,
        Reason = chosen.Reason,
        AddressKey = chosen.AddressKey,
        At = db.Now,
    };

    /// <summary>One transaction, as long as the campaign is being prepared and by this turn.</summary>
    private async Task<bool> Step(
        Guid campaignId, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Campaign>> set, Guid? turn, Func<Task> work,
        CancellationToken cancellationToken)
    {
        var stands = 0;
        await db.InTransaction(
            async () =>
            {
                stands = await db.Campaigns
                    .Where(c => c.Id == campaignId && c.State == CampaignState.Preparing && (turn == null || c.Preparation == turn))
                    .ExecuteUpdateAsync(update =>
                    {
                        set(update);
                        update.SetProperty(c => c.Version, c => c.Version + 1);
                    },
                    cancellationToken);
                if (stands == 1)
                {
                    await work();
                }
            },
            cancellationToken);
        return stands == 1;
    }
}
