namespace Platform.History;

/// <summary>How long a salon's history keeps what need not stay for ever (D-13): the nights do what stands here, a page says it.</summary>
internal static class KeptFor
{
    /// <summary>After their last message, with their files.</summary>
    public const int YearsOfDoneThreads = 2;

    public const int YearsOfAuditLines = 1;

    /// <summary>Recordings of calls.</summary>
    public const int DaysOfRecordings = 90;

    /// <summary>Actions and documents that somebody removed.</summary>
    public const int DaysOfRemoved = 30;
}
