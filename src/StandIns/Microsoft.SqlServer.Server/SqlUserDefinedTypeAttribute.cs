namespace Microsoft.SqlServer.Server;

/// <summary>Marks a class that SQL Server can store in a column. SqlClient looks for it on a value of a class it does not know.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>Who writes the value.</summary>
    public Format Format { get; } = format;

    /// <summary>The longest the value can be, in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Every value takes the same number of bytes.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>The bytes sort as the values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that checks a value; null for none.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>What the server calls the type; null for the name of the class.</summary>
    public string? Name { get; set; }
}
