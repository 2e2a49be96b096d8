using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>One entry of the main navigation; a module registers its own as a singleton.</summary>
/// <param name="Key">The name of its text in <paramref name="Texts"/>.</param>
/// <param name="Path">Inside the salon, for example "/clients".</param>
/// <param name="Icon">A name of <see cref="Icons"/>.</param>
/// <param name="Needs">Who lacks this right does not see the entry.</param>
/// <param name="Order">Low stands first: clients 10, history 20, marketing 30, agenda 40, sales 50, settings 90.</param>
/// <param name="Texts">The module's own texts; without it <see cref="UiText"/>.</param>
public sealed record NavItem(string Key, string Path, string Icon, Right? Needs, int Order, Type? Texts = null)
{
    /// <summary>Who may do this comes the same way through another item.</summary>
    public Right? Except { get; init; }

    public bool IsFor(Actor actor) => (Needs is not { } right || actor.May(right)) && !(Except is { } other && actor.May(other));
}
