namespace Platform.History;

/// <summary>What a thread began with.</summary>
public enum ThreadKind
{
    /// <summary>Somebody of the salon, or the client, wrote a message.</summary>
    Message,
    /// <summary>The contact form.</summary>
    Contact,
    /// <summary>The client asked for help.</summary>
    Support,
}

/// <summary>How far the salon is with a thread.</summary>
public enum ThreadProgress
{
    Open,
    InProgress,
    Done,
}

/// <summary>Where a message was written.</summary>
public enum MessageVia
{
    /// <summary>By the salon, here.</summary>
    Desk,
    Mail,
    Portal,
    Form,
    /// <summary>A program of the client's answered by mail, for somebody who is away.</summary>
    Automatic,
}

/// <summary>Messages between the salon and one client about one thing.</summary>
internal sealed class MessageThread : Versioned
{
    public const int LongestSubject = 200;
    private const int LongestWords = 160;

    public required Guid ClientId { get; init; }

    public required ThreadKind Kind { get; init; }

    public required string Subject { get; init; }

    public ThreadProgress Progress { get; set; }

    /// <summary>The account of whoever looks after it.</summary>
    public Guid? AssignedId { get; set; }

    public string? AssignedName { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>UTC; of the last message.</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>How the last message begins.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>The last message is the client's, and nobody of the salon has read it.</summary>
    public bool IsUnread { get; set; }

    /// <summary>Takes a message in: what the client writes opens the thread again, unless a program wrote it.</summary>
    public void Take(ThreadMessage message)
    {
        if (message.Via == MessageVia.Automatic)
        {
            return;
        }

        (LastAt, LastWords) = (message.At, message.Text.Length <= LongestWords ? message.Text : $"{message.Text[..LongestWords].TrimEnd()}…");
        IsUnread = message.IsFromClient;
        Progress = message.IsFromClient && Progress == ThreadProgress.Done ? ThreadProgress.Open : Progress;
    }
}

/// <summary>One message of a thread; it never changes.</summary>
internal sealed class ThreadMessage : TenantOwned
{
    public const int LongestText = 20_000;

    public required Guid ClientId { get; init; }

    public required Guid ThreadId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required bool IsFromClient { get; init; }

    public required MessageVia Via { get; init; }

    public required string Text { get; init; }

    /// <summary>What an answer by mail repeats of earlier ones.</summary>
    public string? Quoted { get; init; }

    /// <summary>Who of the salon wrote it, by the name at the time; empty for the client.</summary>
    public required string Author { get; init; }

    public Guid? AuthorId { get; init; }

    /// <summary>It went by mail: the queue knows what became of it.</summary>
    public bool IsMailed { get; init; }

    /// <summary>A hash of the id that the client's mail came with: it is taken in once.</summary>
    public string? SourceHash { get; init; }

    /// <summary>How many files that came with it were not kept.</summary>
    public int NotKept { get; init; }

    public string Cause => $"message-{Id:N}";
}

/// <summary>Words that the salon uses again and again.</summary>
internal sealed class CannedAnswer : TenantOwned
{
    public const int LongestTitle = 60;

    public required string Title { get; set; }

    public required string Text { get; set; }
}
