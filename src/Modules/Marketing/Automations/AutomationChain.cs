using System.Globalization;

namespace Platform.Marketing.Automations;

/// <summary>
/// How long automations have called one another: what a step does carries the number in its correlation, through every event and
/// reaction that comes of it.
/// </summary>
internal static class AutomationChain
{
    /// <summary>A client who would come into the next automation is kept out, and the salon is told.</summary>
    public const int MostHops = 10;

    private const string Prefix = "automation-";

    public static string Of(Enrolment enrolment) => $"{Prefix}{enrolment.Hops + 1}-{enrolment.Id:N}";

    public static short HopsIn(string correlation)
    {
        var said = correlation.StartsWith(Prefix, StringComparison.Ordinal) ? correlation[Prefix.Length..].Split('-')[0] : "";
        return short.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var hops) ? hops : (short)0;
    }
}
