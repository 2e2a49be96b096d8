namespace Platform.Kernel.Jobs;

public enum QueuedCampaignState
{
    Ready,
    /// <summary>Nothing is left to do for it.</summary>
    Done,
}

/// <summary>
/// A campaign to many, waiting for its next turn: one row however many get it. Whoever takes the row may send the next block; who that
/// is to, and whether it may go, is written where the module keeps it.
/// </summary>
public sealed class QueuedCampaign : QueuedWork
{
    public QueuedCampaignState State { get; set; }

    /// <summary>Of the campaign, in the module that sends it.</summary>
    public Guid CampaignId { get; init; }
}
