using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Platform.Kernel.Mail;

namespace Platform.Tests.Support;

/// <summary>Takes every mail that the application sends; answers as a test tells it to.</summary>
public sealed partial class SentMails : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> taken = new();

    /// <summary>What a hand-over ends with; a test may replace it.</summary>
    public Func<OutgoingMail, MailResult> Answer { get; set; } = _ => new MailResult(MailOutcome.Accepted, 250);

    public IEnumerable<OutgoingMail> All => taken;

    public IReadOnlyList<OutgoingMail> To(string address) => [.. taken.Where(mail => mail.To.Address == address)];

    public async Task<MailResult> Send(OutgoingMail mail, Func<Task>? beforeData, CancellationToken cancellationToken)
    {
        if (beforeData is not null)
        {
            await beforeData();
        }

        var answer = Answer(mail);
        if (answer.Outcome == MailOutcome.Accepted)
        {
            taken.Enqueue(mail);
        }

        return answer;
    }

    /// <summary>The path of the one link in a mail's text, for example "/s/anna/l/…".</summary>
    public static string LinkIn(OutgoingMail mail) => new Uri(Address().Match(mail.Text).Value).AbsolutePath;

    [GeneratedRegex(@"https?://\S+/l/\S+")]
    private static partial Regex Address();
}
