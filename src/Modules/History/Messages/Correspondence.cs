using Platform.Contracts.Clients;
using Platform.Contracts.History;
using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>A message as it is written: form of the card and of the inbox, and body of the API.</summary>
[FormLabels(typeof(InboxText))]
public sealed class MessageInput
{
    public string? Subject { get; set; }

    public string? Text { get; set; }

    /// <summary>"message" goes to the client by mail, "support" writes down what the client asks.</summary>
    public string? Kind { get; set; }

    /// <summary>Of the salon's alone.</summary>
    public IReadOnlyList<IFormFile>? Files { get; set; }
}

/// <summary>Opens threads and adds messages; the caller's door says who may. One save each: rows, event and mail.</summary>
internal sealed class Correspondence(
    HistoryDb db, TenantContext salon, IClientDirectory clients, Filing filing, IStringLocalizer<InboxText> texts,
    IStringLocalizer<UiText> common)
{
    /// <summary>In megabytes, of all files of a mail: in base64 they grow by a third, and many mailboxes take no more than 20.</summary>
    public const int MostByMail = 10;

    private const long Megabyte = 1024 * 1024;

    /// <summary>A new thread with its first message.</summary>
    /// <returns>Null when something is wrong; the state then says what.</returns>
    public async Task<MessageThread?> Open(
        ClientContact client, ThreadKind kind, MessageInput input, MessageVia via, FormState state, CancellationToken cancellationToken)
    {
        var subject = RichText.Clean(input.Subject).Replace('\n', ' ');
        if (subject.Length == 0)
        {
            state.Add(nameof(input.Subject), common["IsRequired", texts[nameof(input.Subject)].Value]);
        }
        else if (subject.Length > MessageThread.LongestSubject)
        {
            state.Add(nameof(input.Subject), common["TooLong", texts[nameof(input.Subject)].Value, MessageThread.LongestSubject]);
        }

        var text = Words(input, state);
        if (kind == ThreadKind.Message && via == MessageVia.Desk && client.Email is null)
        {
            state.Add(nameof(input.Text), texts["NoAddress"]);
        }

        var isMailed = kind == ThreadKind.Message && via == MessageVia.Desk;
        var kept = await Files(input, via, isMailed, state, cancellationToken);
        if (!state.IsValid)
        {
            return null;
        }

        var thread = new MessageThread { ClientId = client.Id, Kind = kind, Subject = subject, OpenedAt = db.Now };
        db.Add(thread);
        if (kind == ThreadKind.Support)
        {
            db.Publish(new SupportRequested(client.Id, thread.Id));
        }

        await Save(Add(thread, client, text, via, isMailed, saysSo: kind != ThreadKind.Support), thread, kept, cancellationToken);
        return thread;
    }

    /// <summary>A further message. Of the salon's it becomes a mail when the client has an address.</summary>
    public async Task<ThreadMessage?> Answer(
        MessageThread thread, MessageInput input, MessageVia via, FormState state, CancellationToken cancellationToken)
    {
        var text = Words(input, state);
        var client = await Standing(thread.ClientId, cancellationToken);
        if (client is null)
        {
            return null;
        }

        var isMailed = via == MessageVia.Desk && client.Email is not null;
        var kept = await Files(input, via, isMailed, state, cancellationToken);
        if (!state.IsValid)
        {
            return null;
        }

        var message = Add(thread, client, text, via, isMailed, saysSo: true);
        if (via == MessageVia.Desk && thread.Progress == ThreadProgress.Open && thread.Kind != ThreadKind.Message)
        {
            thread.Progress = ThreadProgress.InProgress;
        }

        await Save(message, thread, kept, cancellationToken);
        return message;
    }

    /// <summary>The client whom a thread is about, also since a merge; null for one who is gone.</summary>
    public async Task<ClientContact?> Standing(Guid clientId, CancellationToken cancellationToken)
        => await clients.StandingCard(clientId, cancellationToken) is { } id ? await clients.Find(id, cancellationToken) : null;

    /// <summary>Of two who write at once both stay: the thread shows the later one.</summary>
    public async Task SaveAsItIs(MessageThread thread, ThreadMessage message, CancellationToken cancellationToken)
    {
        for (var isSaved = false; !isSaved;)
        {
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                isSaved = true;
            }
            catch (DbUpdateConcurrencyException)
            {
                await db.Entry(thread).ReloadAsync(cancellationToken);
                thread.Take(message);
            }
        }
    }

    /// <summary>Keeps what goes along. The recording of a call has its own rules and never leaves by mail.</summary>
    private async Task<List<FiledDocument>> Files(
        MessageInput input, MessageVia via, bool isMailed, FormState state, CancellationToken cancellationToken)
    {
        if (via != MessageVia.Desk)
        {
            return [];
        }

        if (isMailed && input.Files?.Sum(file => file.Length) > MostByMail * Megabyte)
        {
            state.Add(nameof(input.Files), texts["FilesTooMuch", MostByMail]);
        }

        var kept = await filing.Keep(input.Files, nameof(input.Files), state, cancellationToken);
        if (kept.Find(document => document.IsSound) is { } sound)
        {
            state.Add(nameof(input.Files), texts["FilesNoSound", sound.FileName]);
            filing.LetGo(kept);
        }

        return kept;
    }

    private async Task Save(ThreadMessage message, MessageThread thread, List<FiledDocument> kept, CancellationToken cancellationToken)
    {
        try
        {
            filing.Add(thread.ClientId, message.Id, kept);
            await SaveAsItIs(thread, message, cancellationToken);
        }
        catch
        {
            filing.LetGo(kept);
            throw;
        }
    }

    private string Words(MessageInput input, FormState state)
    {
        var text = RichText.Clean(input.Text);
        if (text.Length == 0)
        {
            state.Add(nameof(input.Text), common["IsRequired", texts[nameof(input.Text)].Value]);
        }
        else if (text.Length > ThreadMessage.LongestText)
        {
            state.Add(nameof(input.Text), common["TooLong", texts[nameof(input.Text)].Value, ThreadMessage.LongestText]);
        }

        return text;
    }

    private ThreadMessage Add(MessageThread thread, ClientContact client, string text, MessageVia via, bool isMailed, bool saysSo)
    {
        var isFromClient = via == MessageVia.Portal;
        var message = new ThreadMessage
        {
            ClientId = thread.ClientId, ThreadId = thread.Id, At = db.Now, IsFromClient = isFromClient, Via = via, Text = text,
            Author = isFromClient ? "" : salon.Actor.Name, AuthorId = isFromClient ? null : salon.Actor.Id, IsMailed = isMailed,
        };
        db.Add(message);
        thread.Take(message);
        if (saysSo)
        {
            db.Publish(isFromClient ? new MessageReceived(thread.ClientId, thread.Id, message.Id, "portal")
                : (Event)new MessageSent(thread.ClientId, thread.Id, message.Id));
        }

        if (isMailed)
        {
            var culture = SalonCultures.Of(client.Language).Culture.Name;
            db.Send(new MailOrder(typeof(MessageMail), new MessageMailModel(thread.Id, message.Id), client.Email!, client.DisplayName, culture, message.Cause)
            {
                ClientId = client.Id,
            });
        }

        return message;
    }
}
