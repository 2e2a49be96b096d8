using Platform.Contracts.Access;

namespace Platform.Marketing;

/// <summary>A salon starts with one public list, so that the newsletter switch has something to switch.</summary>
internal sealed class OpenFirstListWhenSalonOpened(MarketingDb db) : IReaction<SalonOpened>
{
    public async Task React(SalonOpened fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (!await db.Lists.AnyAsync(list => list.IsFirst, cancellationToken))
        {
            var name = fact.Language == "en" ? "Newsletter" : "Nieuwsbrief";
            db.Add(new MailingList { Name = name, Language = fact.Language, Public = true, IsFirst = true });
        }
    }
}
