namespace Microsoft.SqlServer.Server;

/// <summary>A class that cannot be a user-defined type, and why.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message) : base(message) { }

    /// <summary>SqlClient's only way to make one: through this method, not a constructor.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"{udtType.FullName} cannot be stored in a column: {resourceReason}");
}
