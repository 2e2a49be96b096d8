using System.Globalization;

namespace Platform.Marketing;

/// <summary>Writes down who decides here and now, and in which words.</summary>
internal sealed class Decisions(MarketingDb db, TenantContext salon, IStringLocalizer<MarketingText> texts)
{
    /// <summary>What the client says yes to: staff read it aloud, the client reads it.</summary>
    public string YesWording => texts["WordingYes", salon.Tenant.Name];

    /// <summary>What a client says yes or no to.</summary>
    /// <param name="language">Null for the one in which the page is read.</param>
    public string WordingOf(ConsentPair pair, bool given, string? language)
    {
        var reading = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language is null ? reading : SalonCultures.Of(language).UICulture;
            var answer = given ? "Yes" : "No";
            return pair == ConsentPair.Newsletter ? texts[$"Wording{answer}", salon.Tenant.Name]
                : texts[$"Wording.{pair.Purpose}.{answer}", salon.Tenant.Name, texts[$"Wording.{pair.Channel}"]];
        }
        finally
        {
            CultureInfo.CurrentUICulture = reading;
        }
    }

    public ConsentDecision On(ConsentPair pair, bool given, string? language) => Decide(WordingOf(pair, given, language));

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

    /// <summary>
    /// What a merge or its undoing means for a consent; nobody reads this on a page now, so it is in the salon's language.
    /// </summary>
    /// <param name="wording">"WordingMerged" or "WordingUnmerged".</param>
    public ConsentDecision OfMerge(string wording, Envelope envelope)
    {
        CultureInfo.CurrentUICulture = SalonCultures.Of(salon.Tenant.Language).UICulture;
        return Of(texts[wording], envelope);
    }

    /// <summary>The client said yes to somebody, who wrote it down elsewhere.</summary>
    public ConsentDecision Told(ConsentPair pair, string? language, Envelope envelope)
        => Of(WordingOf(pair, given: true, language ?? salon.Tenant.Language), envelope);

    private static ConsentDecision Of(string wording, Envelope envelope) => new(
        envelope.At, wording, envelope.Actor.Kind == ActorKind.Staff ? ConsentSource.Desk : ConsentSource.Api,
        envelope.Actor, envelope.OnBehalfOf);

    private ConsentDecision Decide(string wording) => new(db.Now, wording, Source, salon.Actor, salon.OnBehalfOf);

    private ConsentSource Source => salon.Actor.Kind switch
    {
        ActorKind.Staff => ConsentSource.Desk,
        ActorKind.Client => ConsentSource.Portal,
        ActorKind.Visitor => ConsentSource.Link,
        _ => ConsentSource.Api,
    };
}
