using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>
/// Something that can be done with many clients of the list at once. Each module offers its own; the list shows them and knows none.
/// </summary>
public abstract class BulkAction
{
    /// <summary>Names the action in the form; in small letters.</summary>
    public abstract string Key { get; }

    /// <summary>What people read above the choices: "Label geven".</summary>
    public abstract string Title { get; }

    /// <summary>Lower stands first.</summary>
    public abstract int Order { get; }

    /// <summary>Without this right the action is not offered, and refused when asked for all the same.</summary>
    public abstract Right Needs { get; }

    /// <summary>What can be chosen: a value for the form, and what people read. An action without a choice offers itself.</summary>
    public abstract Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken);

    /// <param name="clientIds">Clients of the salon that are there.</param>
    /// <param name="choice">One of <see cref="Choices"/>, or whatever else was posted.</param>
    /// <returns>Null when there is no such choice.</returns>
    public abstract Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken);
}

/// <summary>What came of an action on many clients.</summary>
/// <param name="Text">What the next page says; empty says nothing.</param>
/// <param name="UndoPath">An address inside the salon that takes it back when posted to.</param>
/// <param name="GoTo">The page inside the salon on which the action goes on; left out, the list.</param>
public sealed record BulkOutcome(string Text, string? UndoPath = null, string? GoTo = null);
