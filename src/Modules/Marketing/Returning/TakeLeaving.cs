using Platform.Kernel.Mail;

namespace Platform.Marketing.Returning;

/// <summary>
/// Somebody unsubscribes by a mail to the address in its head, as by the link below it. A mailbox that answers by itself says nothing.
/// </summary>
internal sealed class TakeLeaving(RecipientAddresses addresses, SalonMail salons) : IInboundMail
{
    public int Order => 30;

    public async Task<bool> Take(InboundMail mail, CancellationToken cancellationToken)
        => addresses.Left(mail.Recipients) is { } line && (mail.IsAutomatic || await salons.In(
            line, services => services.GetRequiredService<Complaints>().Leave(line.RecipientId, mail, cancellationToken)));
}
