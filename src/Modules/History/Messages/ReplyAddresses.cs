using System.Buffers.Binary;
using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>Addresses that carry which thread an answer belongs to.</summary>
internal sealed class ReplyAddresses(SealedAddresses addresses)
{
    private const string Mark = "r-";
    private const string Purpose = "reply-address";
    private const int Length = 20;

    /// <summary>Null when nothing comes in here: an answer would go nowhere.</summary>
    public string? Of(int tenantId, Guid threadId)
    {
        Span<byte> said = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(said, tenantId);
        threadId.TryWriteBytes(said[4..], bigEndian: true, out _);
        return addresses.AreRead ? addresses.Of(Mark, Purpose, said) : null;
    }

    /// <summary>Null for an address that is none of these.</summary>
    public (int TenantId, Guid ThreadId)? Read(string address)
        => addresses.Read(Mark, Purpose, Length, address) is { } said
            ? (BinaryPrimitives.ReadInt32BigEndian(said), new Guid(said.AsSpan(4), bigEndian: true)) : null;
}
