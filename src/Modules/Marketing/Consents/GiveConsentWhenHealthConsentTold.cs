using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// The yes that was told with a note about health stands in the ledger, in the words that the client reads (D-26). After the client's own
/// no it stays unconfirmed, as every yes of somebody else.
/// </summary>
internal sealed class GiveConsentWhenHealthConsentTold(
    MarketingDb db, SwitchConsent.Switches switches, Decisions decisions, IClientDirectory clients) : IReaction<HealthConsentTold>
{
    private static readonly ConsentPair Health = new(ConsentPurpose.Health, ConsentChannel.None);

    public async Task React(HealthConsentTold fact, Envelope envelope, CancellationToken cancellationToken)
    {
        // Whoever wrote the note was told; somebody may have taken the link to a parent away since.
        if (await clients.NeedsGuardian(fact.ClientId, cancellationToken))
        {
            return;
        }

        var language = (await clients.Find(fact.ClientId, cancellationToken))?.Language;
        var consent = await db.Consents.FirstOrDefaultAsync(
            consent => consent.ClientId == fact.ClientId && consent.Purpose == ConsentPurpose.Health, cancellationToken);
        await switches.Switch(
            consent ?? db.Add(Consent.For(fact.ClientId, Health)).Entity, given: true, decisions.Told(Health, language, envelope),
            cancellationToken);
    }
}
