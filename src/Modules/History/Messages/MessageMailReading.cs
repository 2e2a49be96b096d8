using Platform.Contracts.Access;
using Platform.Kernel.Files;
using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>Which message a mail carries.</summary>
public sealed record MessageMailModel(Guid ThreadId, Guid MessageId);

/// <summary>What a mail says, and where an answer to it goes.</summary>
internal sealed record MessageMailWords(string Subject, string Text, string Author, string? ReplyTo);

/// <summary>Reads a message, and the files that go with it, for its mail.</summary>
internal sealed class MessageMailReading(
    HistoryDb db, TenantContext salon, ReplyAddresses addresses, IStaffDirectory staff, IFileStore files)
{
    /// <exception cref="LostMailException">The message is gone, with the client.</exception>
    public async Task<MessageMailWords> Read(MessageMailModel model)
    {
        var message = await db.Messages.AsNoTracking().FirstOrDefaultAsync(message => message.Id == model.MessageId)
            ?? throw new LostMailException("The message is not there any more.");
        var thread = await db.Threads.AsNoTracking().FirstAsync(thread => thread.Id == model.ThreadId);
        var isFirst = !await db.Messages.AnyAsync(other => other.ThreadId == thread.Id && other.At < message.At);
        return new(
            isFirst ? thread.Subject : $"Re: {thread.Subject}", message.Text, message.Author,
            addresses.Of(salon.TenantId, thread.Id) ?? await staff.AddressOf(null, CancellationToken.None));
    }

    /// <summary>A mail that says "see the file" and comes without it would be worse than none.</summary>
    /// <exception cref="LostMailException">One of them was removed since.</exception>
    public async Task<IReadOnlyList<MailAttachment>> Files(MessageMailModel model)
    {
        var documents = await db.Documents.AsNoTracking().Where(document => document.SubjectId == model.MessageId)
            .OrderBy(document => document.FileName).ToListAsync();
        var attachments = new List<MailAttachment>();
        foreach (var document in documents)
        {
            attachments.Add(new MailAttachment(document.FileName, document.ContentType, await Content(document)));
        }

        return attachments;
    }

    private async Task<byte[]> Content(Document document)
    {
        try
        {
            await using var content = document.RemovedAt is null ? files.Open(document.Key) : throw new FileNotFoundException();
            var bytes = new byte[content.Length];
            await content.ReadExactlyAsync(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LostMailException("A file of this mail was removed before it could be sent.");
        }
    }
}
