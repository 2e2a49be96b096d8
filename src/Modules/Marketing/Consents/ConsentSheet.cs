namespace Platform.Marketing;

/// <summary>How a client stands with every purpose and channel, as people read it.</summary>
/// <param name="Path">Where the switches post to, before the code of a row.</param>
/// <param name="NeedsGuardian">A child who cannot say yes alone.</param>
public sealed record ConsentSheet(string Path, IReadOnlyList<ConsentRow> Rows, bool NeedsGuardian);

/// <summary>One purpose and channel of it.</summary>
public sealed record ConsentRow
{
    internal ConsentRow(ConsentPair pair, ConsentState? state, string yes, ConsentProof? proof)
        => (Pair, State, Yes, Proof) = (pair, state, yes, proof);

    internal ConsentPair Pair { get; }

    internal ConsentState? State { get; }

    /// <summary>What the client says yes to.</summary>
    public string Yes { get; }

    /// <summary>Null before the first decision.</summary>
    public ConsentProof? Proof { get; }

    public string Status => Pair.StatusOf(State);

    public bool IsOn => State is null ? Pair.IsOnUnasked : State == ConsentState.Given;
}

/// <summary>What proves a decision: when, how, by whom, in which words.</summary>
public sealed record ConsentProof
{
    internal ConsentProof(Consent consent, string wording)
    {
        (At, Source, Evidence, Wording) = (consent.At, consent.Source, consent.Evidence, wording);
        (ActorKind, ActorName) = (consent.ActorKind, consent.ActorName);
    }

    internal ConsentProof(ConsentEntry entry)
    {
        (At, Source, Evidence, Wording) = (entry.At, entry.Source, entry.Evidence, entry.Wording);
        (ActorKind, ActorName) = (entry.ActorKind, entry.ActorName);
    }

    /// <summary>UTC.</summary>
    public DateTime At { get; }

    internal ConsentSource Source { get; }

    /// <summary>The file of an import.</summary>
    public string? Evidence { get; }

    public ActorKind ActorKind { get; }

    public string ActorName { get; }

    public string Wording { get; }
}

/// <summary>The last changes of a client's consents.</summary>
/// <param name="IsCut">There are older ones.</param>
public sealed record ConsentLedger(IReadOnlyList<LedgerLine> Lines, bool IsCut)
{
    /// <summary>What one page shows.</summary>
    public const int MostLines = 100;
}

/// <summary>One change.</summary>
public sealed record LedgerLine
{
    internal LedgerLine(ConsentEntry entry)
        => (Pair, State, Proof) = (new ConsentPair(entry.Purpose, entry.Channel), entry.State, new ConsentProof(entry));

    internal ConsentPair Pair { get; }

    internal ConsentState State { get; }

    public ConsentProof Proof { get; }
}
