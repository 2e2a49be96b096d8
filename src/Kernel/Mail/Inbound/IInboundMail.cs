namespace Platform.Kernel.Mail;

/// <summary>
/// Somebody who may know what a mail that came in is about: a reply, a bounce. Found by scanning and asked in turn, in a scope without a
/// salon: the mail has to say which.
/// </summary>
public interface IInboundMail
{
    /// <summary>Lower is asked first.</summary>
    int Order { get; }

    /// <summary>False for a mail that is somebody else's. Asked again about a mail that was taken before, it does nothing more.</summary>
    Task<bool> Take(InboundMail mail, CancellationToken cancellationToken);
}
