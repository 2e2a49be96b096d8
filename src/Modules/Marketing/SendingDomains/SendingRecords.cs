using Platform.Kernel.Mail;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.SendingDomains;

/// <summary>One line that the salon adds where its domain is kept.</summary>
/// <param name="Code">"dkim", "spf", "dmarc".</param>
/// <param name="Type">TXT or CNAME.</param>
public sealed record NeededRecord(string Code, string Type, string Name, string Value, string State);

/// <summary>What the name servers of a sending domain have to say, and whether they do.</summary>
internal sealed class SendingRecords(TextRecords records, SenderIdentity sender)
{
    private const string AnyPolicy = "v=DMARC1; p=none";

    /// <summary>SPF comes along with the name for return paths, which stands for the platform's own.</summary>
    public IReadOnlyList<NeededRecord> Needed(SendingDomain domain) =>
    [
        new("dkim", "TXT", domain.KeyName, DkimSigner.RecordOf(domain.PublicKey), CampaignView.Code(domain.Dkim)),
        new("spf", "CNAME", domain.ReturnDomain, $"{sender.Domain}.", CampaignView.Code(domain.Spf)),
        new("dmarc", "TXT", $"_dmarc.{domain.Domain}", AnyPolicy, CampaignView.Code(domain.Dmarc)),
    ];

    public async Task Check(SendingDomain domain, DateTime now, CancellationToken cancellationToken)
    {
        var dkim = Dkim(domain, cancellationToken);
        var spf = Spf(domain, cancellationToken);
        var dmarc = Dmarc(domain.Domain, cancellationToken);
        domain.Take(await dkim, await spf, await dmarc, now);
    }

    private async Task<RecordState> Dkim(SendingDomain domain, CancellationToken cancellationToken)
    {
        var said = await records.Of(domain.KeyName, cancellationToken);
        return State(said, said?.Where(text => TagOf(text, "p") is not null), text => TagOf(text, "p") == domain.PublicKey);
    }

    /// <summary>The same as the platform's own name says.</summary>
    private async Task<RecordState> Spf(SendingDomain domain, CancellationToken cancellationToken)
    {
        var (asked, own) = (records.Of(domain.ReturnDomain, cancellationToken), records.Of(sender.Domain, cancellationToken));
        var (said, wanted) = (await asked, (await own)?.FirstOrDefault(IsSpf));
        return await own is null ? RecordState.NoAnswer : State(said, said?.Where(IsSpf), text => text == wanted);
    }

    /// <summary>A domain above it may speak for it (RFC 7489, 6.6.3).</summary>
    private async Task<RecordState> Dmarc(string domain, CancellationToken cancellationToken)
    {
        var labels = domain.Split('.');
        for (var above = 0; above < labels.Length - 1; above++)
        {
            var name = string.Join('.', labels[above..]);
            var said = await records.Of($"_dmarc.{name}", cancellationToken);
            var policies = said?.Where(text => text.StartsWith("v=DMARC1", StringComparison.OrdinalIgnoreCase)).ToList();
            if (policies is not { Count: 0 })
            {
                return State(said, policies, text => TagOf(text, "p") is "none" or "quarantine" or "reject");
            }
        }

        return RecordState.Missing;
    }

    /// <param name="said">Null when nobody answered.</param>
    /// <param name="meant">Those of them that are of the kind; more than one is as bad as a wrong one.</param>
    /// <param name="isRight">Whether it says what it has to.</param>
    private static RecordState State(IReadOnlyList<string>? said, IEnumerable<string>? meant, Func<string, bool> isRight)
        => said is null ? RecordState.NoAnswer : meant!.ToList() switch
        {
            [] => RecordState.Missing,
            [var only] when isRight(only) => RecordState.Found,
            _ => RecordState.Different,
        };

    private static bool IsSpf(string text) => text.StartsWith("v=spf1", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of "a=1; b=2"; blanks within a value do not count, because long ones are broken.</summary>
    private static string? TagOf(string text, string name)
        => text.Split(';').Select(tag => tag.Split('=', 2)).Where(tag => tag.Length == 2 && tag[0].Trim() == name)
            .Select(tag => string.Concat(tag[1].Where(sign => !char.IsWhiteSpace(sign)))).FirstOrDefault();
}
