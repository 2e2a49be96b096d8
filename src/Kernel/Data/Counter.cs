namespace Platform.Kernel.Data;

/// <summary>How far one of a salon's counters is; see <see cref="ModuleDb.NextNumber"/>.</summary>
internal sealed class Counter : TenantOwned
{
    /// <summary>What is counted, behind the name of the module that counts: "clients.change".</summary>
    public required string Name { get; init; }

    /// <summary>The number that was given out last.</summary>
    public long Last { get; init; }
}
