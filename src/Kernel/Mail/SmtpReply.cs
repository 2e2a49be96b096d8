using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>What a server answered (RFC 5321, 4.2).</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Text">The lines without their codes, joined by \n.</param>
internal readonly partial record struct SmtpReply(int Code, string Text)
{
    public const int ServiceClosing = 421;

    private const int LongestStored = 500;

    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>The answer to DATA: go ahead.</summary>
    public bool WantsMail => Code == 354;

    public bool IsRefusal => Code is >= 400 and < 600;

    /// <summary>RFC 3463 and RFC 2034: "5.1.1" at the start of the text, of the same class as the code.</summary>
    public string? EnhancedCode =>
        EnhancedCodePattern().Match(Text) is { Success: true } match && match.Value[0] - '0' == Code / 100 ? match.Value : null;

    /// <summary>The reply as a result. What stands before an @ is left out: replies are stored and logged.</summary>
    public MailResult As(MailOutcome outcome)
    {
        var start = Text.Length <= 2 * LongestStored ? Text : Text[..(2 * LongestStored)];
        var line = HeaderText.OneLine(LocalPartPattern().Replace(start, "…@"));
        return new MailResult(outcome, Code, EnhancedCode, line.Length <= LongestStored ? line : line[..LongestStored]);
    }

    /// <summary>A refusal of this mail: 4xx may be tried again, 5xx is final.</summary>
    public MailResult AsRefusal() => As(Code < 500 ? MailOutcome.TemporaryFailure : MailOutcome.PermanentFailure);

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCodePattern();

    [GeneratedRegex(@"[^\s<>""'(),:;=]+@", RegexOptions.CultureInvariant)]
    private static partial Regex LocalPartPattern();
}
