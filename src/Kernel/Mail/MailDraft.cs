namespace Platform.Kernel.Mail;

public enum MailPart
{
    Html,
    Text,
}

/// <summary>Cascades through a template while it is rendered: which part is being written, and the subject it sets.</summary>
public sealed class MailDraft(MailPart part)
{
    public MailPart Part => part;

    public bool IsText => part == MailPart.Text;

    /// <summary>Set by the frame of the template.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Where answers go, when not to the sender; set by the template.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Joins the mails of one conversation in the reader's mailbox; letters and digits, set by the template.</summary>
    public string? Thread { get; set; }

    /// <summary>A person wrote the words, so it is no mail that programs leave unanswered (RFC 3834).</summary>
    public bool IsPersonal { get; set; }

    /// <summary>What goes along; read while the text part is made, so that the queue holds no copy.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; set; } = [];
}
