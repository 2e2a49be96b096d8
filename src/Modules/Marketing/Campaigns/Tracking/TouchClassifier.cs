using Microsoft.AspNetCore.Http;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Tells people from machines by written rules. Whoever changes a rule raises <see cref="Rules"/>: what was kept is then classed anew by
/// <see cref="ReclassifyTouches"/>, and the reports follow.
/// </summary>
internal static class TouchClassifier
{
    public const short Rules = 1;

    /// <summary>Sooner than a person reads a mail that a server has just taken.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>Of the moment and the way, which the name of a program does not say.</summary>
    private const TouchMarks OfTheMoment = TouchMarks.HeadOnly | TouchMarks.Ahead | TouchMarks.AtOnce | TouchMarks.Burst;

    private static readonly string[] Gateways =
        ["proofpoint", "mimecast", "barracuda", "safelinks", "symantec", "messagelabs", "trendmicro", "forcepoint", "cisco", "sophos",
            "fortinet", "zscaler"];

    private static readonly string[] Robots =
        ["bot/", "bot-", "bot;", "crawl", "spider", "scan", "headless", "preview", "curl", "wget", "python", "java/", "okhttp", "go-http",
            "libwww", "httpclient", "phantom"];

    private static readonly string[] PictureProxies = ["googleimageproxy", "ggpht.com", "yahoomailproxy"];

    private static readonly string[] Readers = ["applewebkit/", "gecko/", "trident/", "thunderbird/", "outlook", "presto/"];

    /// <summary>What a request shows of who is behind it.</summary>
    public static TouchMarks See(HttpRequest request)
    {
        var ahead = request.Headers["Sec-Purpose"].ToString() + request.Headers["Purpose"] + request.Headers["X-Moz"];
        return OfProgram(request.Headers.UserAgent.ToString())
            | (HttpMethods.IsHead(request.Method) ? TouchMarks.HeadOnly : 0)
            | (ahead.Contains("prefetch", StringComparison.OrdinalIgnoreCase)
                || ahead.Contains("preview", StringComparison.OrdinalIgnoreCase) ? TouchMarks.Ahead : 0);
    }

    /// <summary>The marks of a row that was kept, with its program looked at anew.</summary>
    public static TouchMarks Again(TouchMarks known, string program) => (known & OfTheMoment) | OfProgram(program);

    /// <summary>The first rule that fits holds.</summary>
    public static TouchClass Of(TouchMarks marks) => marks switch
    {
        _ when marks.HasFlag(TouchMarks.Gateway) => TouchClass.Gateway,
        _ when (marks & (TouchMarks.HeadOnly | TouchMarks.Ahead | TouchMarks.Nameless | TouchMarks.Robot)) != 0 => TouchClass.Machine,
        _ when marks.HasFlag(TouchMarks.BareName) => TouchClass.Proxy,

        // Every link at once is what a gateway does that calls itself a browser.
        _ when marks.HasFlag(TouchMarks.Burst) => TouchClass.Gateway,
        _ when marks.HasFlag(TouchMarks.AtOnce) => TouchClass.Machine,
        _ when marks.HasFlag(TouchMarks.PictureProxy) => TouchClass.Unknown,
        _ when marks.HasFlag(TouchMarks.Reader) => TouchClass.Human,
        _ => TouchClass.Unknown,
    };

    private static TouchMarks OfProgram(string program)
    {
        var name = program.Trim();
        return name.Length == 0 ? TouchMarks.Nameless
            : name.Equals("Mozilla/5.0", StringComparison.OrdinalIgnoreCase) ? TouchMarks.BareName
            : Names(Gateways) ? TouchMarks.Gateway
            : Names(PictureProxies) ? TouchMarks.PictureProxy
            : Names(Robots) ? TouchMarks.Robot
            : Names(Readers) ? TouchMarks.Reader
            : TouchMarks.None;

        bool Names(string[] known) => known.Any(one => name.Contains(one, StringComparison.OrdinalIgnoreCase));
    }
}
