namespace Platform.Kernel.Mail;

/// <summary>How urgent a mail is; lower overtakes.</summary>
public enum MailUrgency
{
    /// <summary>Somebody waits for it to sign in: confirmations, links, resets. Never tracked, kept without its link.</summary>
    Security = 0,
    Transactional = 1,
}

/// <summary>
/// A mail that a feature wants sent: which template, with what, to whom. The text is made when it is sent, in the words and
/// colours the salon has then; links are derived at that moment, so no row holds a working one.
/// </summary>
/// <param name="Template">A Razor component with a <see cref="MailTemplateAttribute"/>.</param>
/// <param name="Model">The template's <c>Model</c>, stored as JSON; ids and names, no secrets.</param>
/// <param name="Cause">What this mail is for, unique in the salon: the same cause never sends twice.</param>
/// <param name="Culture">"nl-NL" or "en-GB": language and formats of the mail.</param>
public sealed record MailOrder(Type Template, object Model, string To, string ToName, string Culture, string Cause)
{
    public MailUrgency Urgency { get; init; } = MailUrgency.Transactional;

    /// <summary>UTC; after it the mail is dropped instead of sent late.</summary>
    public DateTime? DeliverBy { get; init; }

    /// <summary>The client whom it is about; null for mails to staff.</summary>
    public Guid? ClientId { get; init; }
}

/// <summary>The stored name of a template. It never changes, whatever happens to the component.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MailTemplateAttribute(string name) : Attribute
{
    /// <summary>"module.what-it-says", for example <c>access.confirm-address</c>.</summary>
    public string Name => name;
}
