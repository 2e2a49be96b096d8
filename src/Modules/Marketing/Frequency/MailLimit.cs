namespace Platform.Marketing;

/// <summary>How many marketing mails a client gets at most: so many in so many days. Without a row there is no limit.</summary>
internal sealed class MailLimit : Versioned
{
    public const int MostMails = 50;
    public const int MostDays = 90;

    public required int Mails { get; set; }

    public required int Days { get; set; }
}
