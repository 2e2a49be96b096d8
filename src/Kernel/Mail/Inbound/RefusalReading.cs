using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>
/// Reads what a server says when it refuses a mail: the enhanced code (RFC 3463), the three digits and the words, of which the words decide
/// wherever servers use one code for several things. In doubt an address lives.
/// </summary>
public static partial class RefusalReading
{
    private const int LongestLook = 4000;

    /// <param name="status">"5.1.1"; null without one.</param>
    /// <param name="code">The three digits; null without them.</param>
    /// <param name="words">What stands behind them, in any language.</param>
    public static ReturnKind Of(string? status, int? code, string words)
    {
        // Names of hosts and addresses say "spam" and "policy" too.
        var raw = words.Length <= LongestLook ? words : words[..LongestLook];
        var said = Blanks().Replace(Names().Replace(raw, " "), " ");
        var (kind, subject, detail) = Parts(status);
        var isForNow = (code ?? kind * 100) is >= 400 and < 500 || kind == 4;
        if (subject is 6 or 7 || (subject, detail) is (1, 7 or 8) or (3, 4) || Sender().IsMatch(said))
        {
            return (subject, detail) == (4, 1) ? ReturnKind.Temporary : ReturnKind.Refused;
        }

        if ((subject, detail) == (2, 2) || Full().IsMatch(said))
        {
            return ReturnKind.Full;
        }

        return !isForNow && !ForNow().IsMatch(said) && IsNobody(subject, detail, said, raw) ? ReturnKind.NoSuchAddress
            : subject == 5 && !isForNow ? ReturnKind.Refused : ReturnKind.Temporary;
    }

    /// <summary>
    /// The codes that servers use for nothing else, or words that leave no doubt under a code that does not contradict them.
    /// </summary>
    private static bool IsNobody(int subject, int detail, string said, string raw) => (subject, detail) switch
    {
        (1, 1 or 10 or 6) => true,
        (5, 0) when Outlook().IsMatch(raw) => true,
        (0, _) or (1, 0 or 2 or 3) or (4, 4 or 310) or (5, 0 or 1) or (3, 0) => Nobody().IsMatch(said),
        _ => false,
    };

    private static (int Kind, int Subject, int Detail) Parts(string? status)
        => status?.Split('.') is [var kind, var subject, var detail] && int.TryParse(kind, out var first)
            && int.TryParse(subject, out var second) && int.TryParse(detail, out var third) ? (first, second, third) : default;

    /// <summary>Addresses, links and names with dots in them; not the codes, which are numbers.</summary>
    [GeneratedRegex(
        @"<[^>\s]*>|https?:\S+|[^\s<>@]+@[^\s<>@]+|\b(?!\d+(\.\d+){0,2}(?![\d.]))(?>[\w\-]+)(\.(?>[\w\-]+))+",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("""
        \b(spam|junk|unsolicited|bulk\ mail|block(ed|ing)?|block\ ?list(ed)?|black\ ?list(ed)?|deny\ ?list|banned|reputation|spamhaus|barracuda|rbl|dnsbl
        |dmarc|spf|dkim|authenticat\w*|unauthenticated|ptr|r?dns\ (record|lookup|entry|check)|reverse\ (dns|lookup|hostname)|helo|ehlo
        |polic(y|ies)|relay(ing)?\ (access\ )?(denied|not)|relaying|unable\ to\ relay|rate\ ?limit\w*|throttl\w*|too\ many|complaints?|volume
        |virus|malware|phish\w*|content|access\ (is\ )?denied|not\ (authori[sz]ed|allowed|permitted)|geblokkeerd|geweigerd\ wegens
        |sender('s)?(\ (address|domain|verif\w*|rejected|denied|id))|verify\ sender|bad\ sender|invalid\ sender|from\ address|mail\ from|return\ path
        |callout|verification\ failed|client\ host|sending\ (quota|limit|rate)|message\ (size|too\ (large|big)|exceeds)|too\ large)\b
        |\[(PH|TSS|IP|S\d|AS\d)\w*\]
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sender();

    [GeneratedRegex("""
        (over|exceed\w*|out\ of|above)\s(\w+\s)?(quota|storage|disk)|quota\s(\w+\s)?(exceeded|full)
        |(mail\ ?box|inbox|postvak|account|postbus)\s(\w+\s){0,3}(full|vol|exceed\w*|over)\b
        |(not\ enough|insufficient|geen|onvoldoende)\s(\w+\s)?(storage|space|ruimte)
        |bo[iî]te\s.{0,20}(pleine|remplie)|quota\s(d[eé]pass\w*|overschreden)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Full();

    [GeneratedRegex("""
        try\ again|tempor\w*|later\b|gr[ea]ylist\w*|deferred|timed?\ ?out|unverified|retry\b|expired|tijdelijk|suspended|disabled|inactive
        |deactivated|discontinued|not\ (active|accepting)|unrouteable|niet\ actief|loop\b|too\ old
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ForNow();

    [GeneratedRegex("""
        unknown\ (or\ illegal\ )?(user|alias|recipient|mail\ ?box|address|account|local)
        |no\ such\ (user|recipient|mail\ ?box|person|address|account|domain|host)
        |(user|recipient|mail\ ?box|account|address|alias|addressee|domain|host|domain\ name)\s(\w+\s){0,6}?
          (unknown|not\ (be\ )?(found|known|exist)|doesn'?t\ (exist|have))
        |doesn'?t\ have\ an?\b|invalid\ (recipient|mail\ ?box)|not\ a\ (valid|known)\ (user|mail\ ?box|recipient)
        |(gebruiker|ontvanger|adres|postvak|e-?mailadres)\s(\w+\s){0,4}?(onbekend|bestaat\ niet|niet\ gevonden)
        |onbekende\ (gebruiker|ontvanger)
        |(adresse|destinataire|utilisateur|bo[iî]te)\s(\w+\s){0,4}?(inconnue?|introuvable|n'existe)|no\ mail\ ?box\ here\ by\ that\ name
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Nobody();

    /// <summary>Microsoft's free mail says this, under this code, of addresses that nobody has.</summary>
    [GeneratedRegex(@"mailbox unavailable.{0,60}\(?S2017062302\)?|outlook\.com.{0,200}mailbox unavailable",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Outlook();
}
