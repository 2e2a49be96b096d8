namespace Platform.History;

/// <summary>How long a salon's history keeps what need not stay for ever, where nobody chose another term (D-13).</summary>
internal static class KeptFor
{
    /// <summary>After their last message, with their files.</summary>
    public const int MonthsOfDoneThreads = 24;

    public const int MonthsOfAuditLines = 12;

    /// <summary>Recordings of calls.</summary>
    public const int DaysOfRecordings = 90;

    /// <summary>Actions and documents that somebody removed; no term of the salon's.</summary>
    public const int DaysOfRemoved = 30;
}
