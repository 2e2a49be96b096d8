using Platform.Contracts.Access;

namespace Platform.History;

/// <summary>Which message a mail carries.</summary>
public sealed record MessageMailModel(Guid ThreadId, Guid MessageId);

/// <summary>What a mail says, and where an answer to it goes.</summary>
internal sealed record MessageMailWords(string Subject, string Text, string Author, string? ReplyTo);

/// <summary>Reads a message for its mail.</summary>
internal sealed class MessageMailReading(HistoryDb db, TenantContext salon, ReplyAddresses addresses, IStaffDirectory staff)
{
    /// <exception cref="InvalidOperationException">The message is gone, with the client.</exception>
    public async Task<MessageMailWords> Read(MessageMailModel model)
    {
        var message = await db.Messages.AsNoTracking().FirstOrDefaultAsync(message => message.Id == model.MessageId)
            ?? throw new InvalidOperationException("The message is not there any more.");
        var thread = await db.Threads.AsNoTracking().FirstAsync(thread => thread.Id == model.ThreadId);
        var isFirst = !await db.Messages.AnyAsync(other => other.ThreadId == thread.Id && other.At < message.At);
        return new(
            isFirst ? thread.Subject : $"Re: {thread.Subject}", message.Text, message.Author,
            addresses.Of(salon.TenantId, thread.Id) ?? await staff.AddressOf(null, CancellationToken.None));
    }
}
