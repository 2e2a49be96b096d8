namespace Microsoft.SqlServer.Server;

/// <summary>A user-defined type that writes and reads its own bytes.</summary>
public interface IBinarySerialize
{
    /// <summary>Fills the value from what <see cref="Write"/> wrote.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}
