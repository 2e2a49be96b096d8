using System.Security.Cryptography;
using System.Text;
using Platform.Contracts.History;
using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>An answer by mail comes into the thread whose sealed address it was sent to, with its words and its files.</summary>
internal sealed class TakeReply(ReplyAddresses addresses, TenantCatalogue tenants, TenantScopes scopes) : IInboundMail
{
    private const int MostFiles = 10;
    private const int LongestLook = 200_000;

    public int Order => 50;

    public async Task<bool> Take(InboundMail mail, CancellationToken cancellationToken)
    {
        foreach (var address in mail.Recipients)
        {
            if (addresses.Read(address) is var (tenantId, threadId) && await tenants.ById(tenantId) is { State: TenantState.Active } tenant)
            {
                await using var scope = scopes.Begin(tenant, Actor.Named(ActorKind.Client, null, ""), nameof(TakeReply));
                return await scope.ServiceProvider.GetRequiredService<Letterbox>().Put(threadId, mail, cancellationToken);
            }
        }

        return false;
    }

    /// <summary>Within the salon.</summary>
    internal sealed class Letterbox(HistoryDb db, Filing filing, Correspondence correspondence)
    {
        /// <returns>False when the thread is gone, or its client.</returns>
        public async Task<bool> Put(Guid threadId, InboundMail mail, CancellationToken cancellationToken)
        {
            if (await db.Threads.FirstOrDefaultAsync(thread => thread.Id == threadId, cancellationToken) is not { } thread
                || await correspondence.Standing(thread.ClientId, cancellationToken) is null)
            {
                return false;
            }

            var source = HashOf(mail);
            if (await db.Messages.AnyAsync(message => message.SourceHash == source, cancellationToken))
            {
                return true;
            }

            var (words, quoted) = QuotedHistory.Split(RichText.Clean(Beginning(mail.Words)));
            var (kept, notKept) = await Keep(mail, cancellationToken);
            try
            {
                var message = new ThreadMessage
                {
                    ClientId = thread.ClientId, ThreadId = thread.Id, At = db.Now, IsFromClient = true,
                    Via = mail.IsAutomatic ? MessageVia.Automatic : MessageVia.Mail, Text = Short(words), Quoted = quoted is null ? null : Short(quoted),
                    Author = "", SourceHash = source, NotKept = notKept,
                };
                db.Add(message);
                filing.Add(thread.ClientId, message.Id, kept, byClient: true);
                thread.Take(message);
                if (!mail.IsAutomatic)
                {
                    db.Publish(new MessageReceived(thread.ClientId, thread.Id, message.Id, "mail"));
                }

                await correspondence.SaveAsItIs(thread, message, cancellationToken);
                return true;
            }
            catch
            {
                filing.LetGo(kept);
                throw;
            }
        }

        private async Task<(List<FiledDocument> Kept, int NotKept)> Keep(InboundMail mail, CancellationToken cancellationToken)
        {
            var kept = new List<FiledDocument>();
            var notKept = 0;
            foreach (var part in mail.Attachments)
            {
                using var content = new MemoryStream(part.Content);
                var document = kept.Count < MostFiles ? (await filing.Keep(content, part.FileName!, cancellationToken)).Document : null;
                if (document is null)
                {
                    notKept++;
                }
                else
                {
                    kept.Add(document);
                }
            }

            return (kept, notKept);
        }

        /// <summary>More than anybody reads; the rest is not looked at.</summary>
        private static string Beginning(string words) => words.Length <= LongestLook ? words : words[..LongestLook];

        private static string Short(string text) => text.Length <= ThreadMessage.LongestText ? text
            : text[..(ThreadMessage.LongestText - (char.IsHighSurrogate(text[ThreadMessage.LongestText - 1]) ? 1 : 0))];

        /// <summary>Its own id says which mail it is; one without has only its words.</summary>
        private static string HashOf(InboundMail mail)
            => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId ?? $"{mail.Root.Header("Date")}\n{mail.Words}")));
    }
}
