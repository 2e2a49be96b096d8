using System.Globalization;

namespace Platform.Marketing;

/// <summary>How every client stands with mail from the salon, with the evidence, for the file of clients.</summary>
internal sealed class ConsentColumns(MarketingDb db, IStringLocalizer<MarketingText> texts) : ExportPart
{
    public override int Order => 20;

    public override IReadOnlyList<string> Columns =>
        [texts["ExportConsent"], texts["ExportConsentSince"], texts["ExportConsentSource"], texts["ExportConsentEvidence"]];

    public override async Task<IReadOnlyDictionary<Guid, string?[]>> Read(CancellationToken cancellationToken)
    {
        var cells = new Dictionary<Guid, string?[]>();
        var consents = db.ConsentsToMail.AsNoTracking()
            .Select(consent => new { consent.ClientId, consent.State, consent.At, consent.Source, consent.Evidence });
        await foreach (var consent in consents.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            cells[consent.ClientId] =
                [consent.State.ToString(), consent.At.ToString("O", CultureInfo.InvariantCulture), consent.Source.ToString(),
                    consent.Evidence];
        }

        return cells;
    }
}
