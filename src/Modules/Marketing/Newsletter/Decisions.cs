using System.Globalization;

namespace Platform.Marketing;

/// <summary>Writes down who decides here and now, and in which words.</summary>
internal sealed class Decisions(MarketingDb db, TenantContext salon, IStringLocalizer<MarketingText> texts)
{
    /// <summary>What the client says yes to: staff read it aloud, the client reads it.</summary>
    public string YesWording => texts["WordingYes", salon.Tenant.Name];

    public ConsentDecision Yes() => Decide(YesWording);

    public ConsentDecision No() => Decide(texts["WordingNo", salon.Tenant.Name]);

    /// <summary>The row of a file said yes in so many words. Nobody reads this on a page now, so it is in the salon's language.</summary>
    public ConsentDecision FromFile(string fileName, Envelope envelope) => ByImport("WordingImport", fileName, envelope);

    /// <summary>The file does not count any more, so its yes does not either.</summary>
    public ConsentDecision ImportUndone(string fileName, Envelope envelope) => ByImport("WordingImportUndone", fileName, envelope);

    private ConsentDecision ByImport(string wording, string fileName, Envelope envelope)
    {
        CultureInfo.CurrentUICulture = SalonCultures.Of(salon.Tenant.Language).UICulture;
        return new ConsentDecision(
            envelope.At, texts[wording, fileName], ConsentSource.Import, envelope.Actor, envelope.OnBehalfOf, Evidence: fileName);
    }

    /// <summary>What a merge or its undoing means for a consent; nobody reads this on a page now, so it is in the salon's language.</summary>
    /// <param name="wording">"WordingMerged" or "WordingUnmerged".</param>
    public ConsentDecision OfMerge(string wording, Envelope envelope)
    {
        CultureInfo.CurrentUICulture = SalonCultures.Of(salon.Tenant.Language).UICulture;
        var source = envelope.Actor.Kind == ActorKind.Staff ? ConsentSource.Desk : ConsentSource.Api;
        return new ConsentDecision(envelope.At, texts[wording], source, envelope.Actor, envelope.OnBehalfOf);
    }

    private ConsentDecision Decide(string wording) => new(db.Now, wording, Source, salon.Actor, salon.OnBehalfOf);

    private ConsentSource Source => salon.Actor.Kind switch
    {
        ActorKind.Staff => ConsentSource.Desk,
        ActorKind.Client => ConsentSource.Portal,
        ActorKind.Visitor => ConsentSource.Link,
        _ => ConsentSource.Api,
    };
}
