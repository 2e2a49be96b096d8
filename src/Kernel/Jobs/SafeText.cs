namespace Platform.Kernel.Jobs;

/// <summary>What may be written down about a failure: where it happened, never the values it happened with.</summary>
public static class SafeText
{
    /// <summary>
    /// The type of the failure and the place in our code. Messages of exceptions are left out: databases and parsers quote the
    /// data they choked on.
    /// </summary>
    public static string Of(Exception failure)
    {
        var root = failure.GetBaseException();
        var place = (failure.StackTrace ?? "").Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("at Platform.", StringComparison.Ordinal)) ?? "";
        var code = root is System.Data.Common.DbException database ? $" {database.SqlState ?? database.ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
        return $"{root.GetType().Name}{code} {place.Split(" in ")[0]}".Trim();
    }
}
