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
}
