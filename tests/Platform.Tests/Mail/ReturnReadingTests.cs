using System.Globalization;
using System.Text;
using Platform.Kernel.Mail;

namespace Platform.Tests.Mail;

/// <summary>What servers say when they refuse a mail or send it back, against a collection of such answers with their meaning.</summary>
public sealed class ReturnReadingTests
{
    private const string Address = "anna@klant.example";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures");

    [Fact]
    public void MF17_R30_R31_R32_what_comes_back_is_understood_and_no_living_address_is_called_dead()
    {
        var read = Mails().Concat(Answers()).ToList();
        Assert.True(read.Count > 90);
        var wrong = read.Where(one => one.Read != one.Expected).ToList();
        var share = 100.0 * (read.Count - wrong.Count) / read.Count;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share:F1} % of {read.Count} were right"));
        wrong.ForEach(one => TestContext.Current.TestOutputHelper?.WriteLine($"{one.Name}: {one.Read} instead of {one.Expected}"));
        Assert.DoesNotContain(wrong, one => one.Read == nameof(ReturnKind.NoSuchAddress));
        Assert.Empty(wrong);
    }

    [Fact]
    public void R33_a_complaint_is_read_with_or_without_its_recipient_and_what_no_reader_said_is_told_apart()
    {
        var abuse = Feedback("Feedback-Type: abuse\nOriginal-Mail-From: <b-1@mail.example>\nOriginal-Rcpt-To: <redacted>", "message/rfc822");
        Assert.Equal(("abuse", false, false), (abuse.Type, abuse.IsOfNobody, abuse.IsOptOut));
        Assert.Equal(["c-2@mail.example", "b-1@mail.example", "c-9@mail.example", "u-9@mail.example"], abuse.Addresses);
        Assert.StartsWith("<https://", abuse.Unsubscribe, StringComparison.Ordinal);
        Assert.True(Feedback("Feedback-Type: opt-out", "text/rfc822-headers").IsOptOut);
        Assert.Contains("c-9@mail.example", Feedback("Feedback-Type: opt-out", "text/rfc822-headers").Addresses);
        Assert.True(Feedback("Feedback-Type: auth-failure", "message/rfc822").IsOfNobody);
        Assert.Null(FeedbackReport.Of(InboundMail.Read(Encoding.Latin1.GetBytes("To: c-2@mail.example\n\nFeedback-Type: abuse\n"))));
    }

    private static FeedbackReport Feedback(string fields, string originalType) => FeedbackReport.Of(InboundMail.Read(Encoding.Latin1.GetBytes(
        "To: c-2@mail.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=g\n\n--g\n\nA complaint.\n"
        + $"--g\nContent-Type: message/feedback-report\n\n{fields}\nUser-Agent: x/1\nVersion: 1\n\n--g\nContent-Type: {originalType}\n\n"
        + "CFBL-Address: c-9@mail.example; report=arf\nList-Unsubscribe: <https://salon.example/l/x>, <mailto:u-9@mail.example>\n"
        + "Subject: Nieuws\n\nHallo\n--g--\n")))!;

    private static IEnumerable<(string Name, string Expected, string? Read)> Mails()
    {
        foreach (var piece in File.ReadAllText(Path.Combine(Folder, "returns.txt")).Split("\n=== ").Skip(1))
        {
            var end = piece.IndexOf('\n', StringComparison.Ordinal);
            var (expected, name) = (piece[..end].Split(' ')[0], piece[..end].Split(' ')[1]);
            var report = DeliveryReport.Of(InboundMail.Read(Encoding.UTF8.GetBytes(piece[(end + 1)..])));
            var kind = report?.About(address => address.Equals(Address, StringComparison.OrdinalIgnoreCase));
            yield return (name, Class(expected), kind?.ToString() ?? "None");
        }
    }

    private static IEnumerable<(string Name, string Expected, string? Read)> Answers()
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, "smtp-answers.tsv")).Where(line => line[0] != '#'))
        {
            var cells = line.Split('\t');
            var kind = RefusalReading.Of(cells[2].Length > 0 ? cells[2] : null, int.Parse(cells[1], CultureInfo.InvariantCulture), cells[3]);
            yield return (cells[3], Class(cells[0]), kind.ToString());
        }
    }

    private static string Class(string written) => char.ToUpperInvariant(written[0]) + written[1..];
}
