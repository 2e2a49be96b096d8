using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>In what a term is counted.</summary>
public enum TermUnit
{
    Days,
    Months,
}

/// <summary>
/// How long a module keeps one class of what it knows (GDPR, article 5, 1, e). Each module has the rules for its own rows; a salon sets
/// the terms and switches the rules on, in one place that knows none of them.
/// </summary>
public abstract class RetentionPart
{
    /// <summary>The stored name, "inactive-clients"; it never changes.</summary>
    public abstract string Code { get; }

    /// <summary>Lower stands first, and runs first.</summary>
    public abstract int Order { get; }

    public abstract string Title { get; }

    /// <summary>What goes, from when the term is counted, and what stays.</summary>
    public abstract string Text { get; }

    /// <summary>The term of a salon that chose none, in <see cref="Unit"/>.</summary>
    public abstract int Usual { get; }

    public virtual TermUnit Unit => TermUnit.Months;

    /// <summary>It runs in every salon by a clock of its own; the salon sets the term alone.</summary>
    public virtual bool IsAlwaysOn => false;

    /// <summary>People without this right see how much would go, and not what.</summary>
    public virtual Right Needs => Right.SeeClients;

    /// <summary>What would go now, oldest first, and how much in all. Nothing about whom the salon holds is among it.</summary>
    /// <param name="before">UTC; the moment now, less the term.</param>
    public abstract Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Lets go of what is due, in turns that commit by themselves: who was stopped begins again with what is left.</summary>
    /// <param name="before">See <see cref="Due"/>.</param>
    /// <returns>How much went.</returns>
    public abstract Task<int> Forget(DateTime before, CancellationToken cancellationToken);
}

/// <summary>A page of what would go.</summary>
public sealed record DueThings(IReadOnlyList<DueThing> Things, int Total);

/// <summary>Something that would go.</summary>
/// <param name="ClientId">Whose it is; null for what is nobody's in particular.</param>
/// <param name="What">In words; null for the client as a whole.</param>
/// <param name="At">UTC; what the term is counted from, as far as one moment says it.</param>
public sealed record DueThing(Guid? ClientId, string? What, DateTime At);

/// <summary>What a module knows that keeps a client in the books: contact, something to come, something unfinished.</summary>
public abstract class StayPart
{
    /// <param name="since">UTC.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The cards with contact since then, or with something that is still open.</returns>
    public abstract Task<IReadOnlyCollection<Guid>> Staying(DateTime since, CancellationToken cancellationToken);
}
