using System.Buffers.Binary;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Returning;

/// <summary>One line of a salon's ledger of mails.</summary>
internal sealed record MailedLine(int TenantId, Guid RecipientId);

/// <summary>
/// Addresses that say which mail of which salon they are about, without the mail itself: the return path (VERP), where complaints go
/// (RFC 9477), and where people write who unsubscribe by mail (RFC 2369).
/// </summary>
internal sealed class RecipientAddresses(SealedAddresses addresses)
{
    private const string ReturnMark = "b-";
    private const string ComplaintMark = "c-";
    private const string LeaveMark = "u-";
    private const int Length = 20;

    /// <summary>Null when nothing comes in here.</summary>
    /// <param name="line">Of the ledger.</param>
    /// <param name="domain">Null for the platform's own.</param>
    public string? ForReturns(MailedLine line, string? domain) => Of(ReturnMark, "return-address", line, domain);

    /// <inheritdoc cref="ForReturns"/>
    public string? ForComplaints(MailedLine line, string? domain) => Of(ComplaintMark, "complaint-address", line, domain);

    /// <inheritdoc cref="ForReturns"/>
    public string? ForLeaving(MailedLine line) => Of(LeaveMark, "leave-address", line, null);

    public MailedLine? Returned(IEnumerable<string> to) => Read(ReturnMark, "return-address", to);

    /// <summary>Also by the other two addresses of the same mail.</summary>
    public MailedLine? Complained(IReadOnlyList<string> named)
        => Read(ComplaintMark, "complaint-address", named) ?? Returned(named) ?? Left(named);

    public MailedLine? Left(IEnumerable<string> to) => Read(LeaveMark, "leave-address", to);

    private string? Of(string mark, string purpose, MailedLine line, string? domain)
    {
        Span<byte> said = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(said, line.TenantId);
        line.RecipientId.TryWriteBytes(said[sizeof(int)..], bigEndian: true, out _);
        return addresses.AreRead ? addresses.Of(mark, purpose, said, domain) : null;
    }

    private MailedLine? Read(string mark, string purpose, IEnumerable<string> among)
        => among.Select(address => addresses.Read(mark, purpose, Length, address)).FirstOrDefault(said => said is not null) is { } said
            ? new MailedLine(BinaryPrimitives.ReadInt32BigEndian(said), new Guid(said.AsSpan(sizeof(int)), bigEndian: true)) : null;
}
