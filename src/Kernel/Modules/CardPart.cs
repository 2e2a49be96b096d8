using Microsoft.AspNetCore.Components;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>Where a part of the client card stands.</summary>
public enum CardPlace
{
    /// <summary>Below the face and the name, never folded away: what cannot be missed, and what is done first.</summary>
    Top,
    /// <summary>The column at the left, below that; on a phone it is folded away.</summary>
    Sidebar,
    /// <summary>A tab of its own.</summary>
    Tab,
    /// <summary>Below the client's own fields, on the first tab.</summary>
    FirstTab,
}

/// <summary>
/// A part of the client card. Each module offers its own; the card lays them out and knows none of them. Parts are made one
/// after another, so a part may use its module's context freely.
/// </summary>
public abstract class CardPart
{
    public abstract CardPlace Place { get; }

    /// <summary>Names the tab in the address (<c>?tab=</c>); unused elsewhere.</summary>
    public virtual string Key => "";

    /// <summary>What people read on the tab; unused elsewhere.</summary>
    public virtual string Title => "";

    /// <summary>Lower stands first.</summary>
    public abstract int Order { get; }

    /// <summary>People without this right do not see the part at all.</summary>
    public virtual Right Needs => Right.SeeClients;

    /// <summary>What to show for one client; null shows nothing.</summary>
    public abstract Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken);
}

/// <summary>A part of the restricted area: what one module shows the signed-in client of the client's own.</summary>
public abstract class PortalPart
{
    public abstract int Order { get; }

    public abstract Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken);
}
