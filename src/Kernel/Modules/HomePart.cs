using Microsoft.AspNetCore.Components;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>A part of the page where the day begins: what one module wants somebody of the salon to see before anything else.</summary>
public abstract class HomePart
{
    /// <summary>Lower stands first.</summary>
    public abstract int Order { get; }

    /// <summary>People without this right do not see the part at all.</summary>
    public abstract Right Needs { get; }

    /// <summary>Null when there is nothing to say.</summary>
    public abstract Task<RenderFragment?> Make(CancellationToken cancellationToken);
}
