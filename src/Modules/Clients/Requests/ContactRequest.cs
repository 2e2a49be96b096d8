namespace Platform.Clients.Requests;

/// <summary>What somebody asked on the salon's contact form.</summary>
internal sealed class ContactRequest : TenantOwned
{
    public const int LongestMessage = 4000;

    /// <summary>The card it hangs on: one that was there, or the lead that it made.</summary>
    public required Guid ClientId { get; init; }

    public required string Message { get; init; }

    /// <summary>What was answered and is not on the card, which keeps what it says; a line an answer, by labels of that day.</summary>
    public string? Answers { get; init; }

    /// <summary>The same of mailboxes, numbers and addresses: for those who may see contact data.</summary>
    public string? ContactAnswers { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
