namespace Platform.Kernel.Modules;

/// <summary>Names of limits that a feature may ask for; the host says how many.</summary>
public static class RateLimits
{
    /// <summary>For what people guess at: passwords, links, addresses.</summary>
    public const string Tries = "tries";
}
