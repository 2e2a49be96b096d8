namespace Platform.Kernel.Mail;

/// <summary>What a server says it can do, in its answer to EHLO (RFC 5321, 4.1.1.1).</summary>
/// <param name="LargestMail">In octets (RFC 1870); null when the server names no limit.</param>
internal sealed record SmtpCapabilities(
    bool Pipelining, bool StartTls, bool Size, long? LargestMail, bool EightBitMime, bool SmtpUtf8, bool AuthPlain, bool AuthLogin)
{
    /// <summary>A server that knows only HELO.</summary>
    public static SmtpCapabilities None { get; } = new(false, false, false, null, false, false, false, false);

    public static SmtpCapabilities Parse(string ehloText)
    {
        var words = ehloText.Split('\n').Skip(1).Select(line => line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries)).ToList();
        string[]? Line(string keyword) => words.Find(line => line is [var first, ..] && Same(first, keyword));
        bool Offers(string keyword) => Line(keyword) is not null;
        bool SignsInBy(string mechanism) =>
            words.Exists(line =>
                line is [var first, .. var mechanisms] && Same(first, "AUTH") && mechanisms.Any(one => Same(one, mechanism)));

        var size = Line("SIZE");
        long? largest = size is [_, var most] && long.TryParse(most, out var octets) && octets > 0 ? octets : null;
        return new SmtpCapabilities(
            Offers("PIPELINING"), Offers("STARTTLS"), size is not null, largest,
            Offers("8BITMIME"), Offers("SMTPUTF8"), SignsInBy("PLAIN"), SignsInBy("LOGIN"));
    }

    private static bool Same(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
