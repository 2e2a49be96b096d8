namespace Platform.Marketing.Automations;

internal enum AutomationState
{
    Draft,
    /// <summary>Clients come in, and those who are in go on.</summary>
    Running,
    /// <summary>Nobody comes in; those who were in were taken out.</summary>
    Stopped,
}

/// <summary>What brings a client into an automation. What needs appointments comes with them.</summary>
internal enum AutomationTrigger
{
    /// <summary>On a list from now on.</summary>
    Subscribed,
    LabelAdded,
    LabelRemoved,
    /// <summary>A new card, but for those of an import.</summary>
    ClientCreated,
    Birthday,
}

/// <summary>How often one client can come in. A birthday comes once a year, whatever it says.</summary>
internal enum EntryRule
{
    Once,
    /// <summary>Not while still in it.</summary>
    EveryTime,
    /// <summary>When so many days have passed since the client came in.</summary>
    AfterDays,
}

/// <summary>Steps that are done for a client one after another, from the moment something happens.</summary>
internal sealed class Automation : Removable
{
    public const int LongestName = 100;
    public const int MostSteps = 30;
    public const int MostDays = 3650;

    public required string Name { get; set; }

    public AutomationState State { get; set; }

    public AutomationTrigger Trigger { get; set; }

    /// <summary>The label or the list; null for triggers without one.</summary>
    public Guid? AboutId { get; set; }

    /// <summary>From which time of the day on a birthday counts, on the wall of the salon.</summary>
    public TimeOnly? At { get; set; }

    public EntryRule Entry { get; set; }

    /// <summary>Of <see cref="EntryRule.AfterDays"/>.</summary>
    public int? EntryDays { get; set; }

    /// <summary>A list of <see cref="AutomationStep"/> as JSON.</summary>
    public required string Steps { get; set; }

    public DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? StoppedAt { get; set; }

    /// <summary>When a client was first kept out because automations called one another in a circle, UTC.</summary>
    public DateTime? LoopedAt { get; set; }

    public bool MayBeChanged => State != AutomationState.Running;

    public override bool MayBeRemoved => MayBeChanged;

    /// <summary>The list whose mails these are; null when the consent alone decides.</summary>
    public Guid? NeededListId => Trigger == AutomationTrigger.Subscribed ? AboutId : null;
}
