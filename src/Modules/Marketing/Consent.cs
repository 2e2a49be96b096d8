namespace Platform.Marketing;

/// <summary>
/// How a client's consent stands now, for one purpose and channel; the ledger (<see cref="ConsentEntry"/>) says how it came
/// about. Without a row the client was never asked.
/// </summary>
internal sealed class Consent : Versioned
{
    public required Guid ClientId { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    public required ConsentChannel Channel { get; init; }

    /// <summary>Null only until the first decision.</summary>
    public ConsentState? State { get; private set; }

    /// <summary>The client said no in person. Nobody else can turn that into a yes.</summary>
    public bool Objected { get; private set; }

    /// <summary>Of the last change, UTC.</summary>
    public DateTime At { get; private set; }

    public ConsentSource Source { get; private set; }

    public string? Evidence { get; private set; }

    public ActorKind ActorKind { get; private set; }

    public string ActorName { get; private set; } = "";

    /// <summary>The card lies in the bin or was merged away; when it comes back the consent does too.</summary>
    public bool InBin { get; init; }

    /// <summary>The only state that counts as a yes.</summary>
    public bool IsGiven => State == ConsentState.Given;

    /// <summary>The merge that brought it from another card, and returns it when it is undone; null once somebody decided since.</summary>
    public Guid? MergeId { get; private set; }

    public static Consent For(Guid clientId, ConsentPair pair)
        => new() { ClientId = clientId, Purpose = pair.Purpose, Channel = pair.Channel };

    public static Consent ToMail(Guid clientId) => For(clientId, ConsentPair.Newsletter);

    public ConsentPair Pair() => new(Purpose, Channel);

    /// <summary>
    /// Of two cards of one person the stricter consent holds: a no before a yes that waits for the client, and that before a yes.
    /// Whoever objected on one card has objected. Who was never asked on one card has no say there.
    /// </summary>
    /// <returns>The line for the ledger; null when nothing changed.</returns>
    public ConsentEntry? TakeStricter(Consent other, ConsentDecision merge, Guid mergeId)
    {
        var before = Standing();
        if (other.State > State || State is null)
        {
            Stand(other.Standing() with { MergeId = MergeId });
        }

        Objected = before.Objected || other.Objected;
        if (Standing() == before || State is not { } state)
        {
            return null;
        }

        MergeId = mergeId;
        return Line(state, merge);
    }

    /// <summary>As it was before a merge that was undone.</summary>
    /// <param name="before">Null for a client who had not been asked: what the merge brought is taken back.</param>
    /// <returns>The line for the ledger.</returns>
    public ConsentEntry Return(ConsentStanding? before, ConsentDecision undoing)
    {
        Stand(before ?? Standing());
        return Line(before?.State ?? (Pair().IsOnUnasked ? ConsentState.Given : ConsentState.Withdrawn), undoing);
    }

    /// <summary>What is kept of a consent, so that it can be brought back.</summary>
    public ConsentStanding Standing() => new(State, Objected, At, Source, Evidence, ActorKind, ActorName, MergeId);

    private void Stand(ConsentStanding standing)
        => (State, Objected, At, Source, Evidence, ActorKind, ActorName, MergeId) = standing;

    /// <summary>The client was erased once and is back under the same address: a yes from anybody else waits for the client.</summary>
    public void RememberObjection() => Objected = true;

    /// <summary>Says yes. After the client's own no, another person's yes waits for the client to confirm it.</summary>
    /// <returns>The line for the ledger; null when nothing changed.</returns>
    public ConsentEntry? Give(ConsentDecision decision)
    {
        Objected &= !decision.IsTheClients;
        return Become(Objected ? ConsentState.Unconfirmed : ConsentState.Given, decision);
    }

    /// <summary>Says no, which always holds at once.</summary>
    /// <returns>The line for the ledger; null when nothing changed.</returns>
    public ConsentEntry? Withdraw(ConsentDecision decision)
    {
        // Somebody who has left already and says so in person is no longer only "switched off by the salon".
        var firstObjection = decision.IsTheClients && !Objected;
        Objected |= decision.IsTheClients;
        return Become(ConsentState.Withdrawn, decision, always: firstObjection);
    }

    private ConsentEntry? Become(ConsentState state, ConsentDecision decision, bool always = false)
    {
        // Also who only repeats it has decided: undoing a merge does not take that back.
        MergeId = null;
        if (State == state && !always)
        {
            return null;
        }

        (State, At, Source, Evidence) = (state, decision.At, decision.Source, decision.Evidence);
        (ActorKind, ActorName) = (decision.Actor.Kind, decision.Actor.Name);
        return Line(state, decision);
    }

    private ConsentEntry Line(ConsentState state, ConsentDecision decision) => new()
    {
        ClientId = ClientId,
        Purpose = Purpose,
        Channel = Channel,
        State = state,
        At = decision.At,
        Wording = decision.Wording,
        Source = decision.Source,
        Evidence = decision.Evidence,
        ActorKind = decision.Actor.Kind,
        ActorId = decision.Actor.Id,
        ActorName = decision.Actor.Name,
        OnBehalfOfId = decision.OnBehalfOf?.Id,
        OnBehalfOfName = decision.OnBehalfOf?.Name,
    };
}

/// <summary>How a consent stood at one moment.</summary>
internal sealed record ConsentStanding(
    ConsentState? State, bool Objected, DateTime At, ConsentSource Source, string? Evidence, ActorKind ActorKind, string ActorName,
    Guid? MergeId);
