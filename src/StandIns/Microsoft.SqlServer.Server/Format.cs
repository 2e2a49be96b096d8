namespace Microsoft.SqlServer.Server;

/// <summary>Who writes a user-defined type to bytes. The numbers are part of SqlClient's compiled code.</summary>
public enum Format
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>The runtime, field by field.</summary>
    Native = 1,

    /// <summary>The type itself, through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}
