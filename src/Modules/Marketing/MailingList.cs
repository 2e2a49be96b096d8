namespace Platform.Marketing;

/// <summary>A newsletter that clients can be on.</summary>
internal sealed class MailingList : Versioned
{
    public const int LongestName = 100;
    public const int LongestDescription = 200;

    public required string Name { get; set; }

    /// <summary>What stands in it, for whoever thinks of signing up.</summary>
    public string? Description { get; set; }

    /// <summary>People can put themselves on it.</summary>
    public bool Public { get; set; }

    /// <summary>"nl" or "en".</summary>
    public required string Language { get; set; }

    /// <summary>The list every salon starts with; the newsletter switch on the card is this one.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>How a client stands with one list.</summary>
internal enum SubscriptionState
{
    Subscribed,
    /// <summary>Waits for the client's own yes; gets no newsletter.</summary>
    Unconfirmed,
    Unsubscribed,
}

/// <summary>A client and a list. It stays when the client leaves, to say since when.</summary>
internal sealed class Subscription : Versioned
{
    public required Guid ClientId { get; init; }

    public required Guid ListId { get; init; }

    public required SubscriptionState State { get; set; }

    /// <summary>Since when, UTC.</summary>
    public required DateTime At { get; set; }

    public required ConsentSource Source { get; set; }

    /// <summary>The card lies in the bin or was merged away; when it comes back the subscription does too.</summary>
    public bool InBin { get; init; }

    /// <summary>
    /// The merge that brought it from another card, and takes it away when it is undone; null once somebody decided since.
    /// </summary>
    public Guid? MergeId { get; set; }

    /// <summary>A merge says so; undoing it finds what it said by its id.</summary>
    public void Join(SubscriptionState state, DateTime at, ConsentSource source, Guid? mergeId)
        => (State, At, Source, MergeId) = (state, at, source, mergeId);

    public static Subscription Begun(Guid clientId, Guid listId, SubscriptionState state, ConsentDecision decision)
        => new() { ClientId = clientId, ListId = listId, State = state, At = decision.At, Source = decision.Source };

    /// <summary>Somebody decided. False when it stood so already.</summary>
    public bool Become(SubscriptionState state, ConsentDecision decision)
    {
        if (State == state)
        {
            return false;
        }

        (State, At, Source, MergeId) = (state, decision.At, decision.Source, null);
        return true;
    }
}
