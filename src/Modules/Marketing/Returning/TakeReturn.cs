using Platform.Kernel.Mail;

namespace Platform.Marketing.Returning;

/// <summary>
/// A mail of the salon's marketing that comes back by its return path. Answers of mailboxes come there too, and mean nothing.
/// </summary>
internal sealed class TakeReturn(RecipientAddresses addresses, SalonMail salons) : IInboundMail
{
    public int Order => 20;

    public async Task<bool> Take(InboundMail mail, CancellationToken cancellationToken)
    {
        if (addresses.Returned(mail.Recipients) is not { } line)
        {
            return false;
        }

        return DeliveryReport.Of(mail) is not { } report ? mail.IsAutomatic
            : await salons.In(line, services => services.GetRequiredService<Returns>().Take(line.RecipientId, report, cancellationToken));
    }
}
