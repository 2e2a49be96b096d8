using Platform.Kernel.Mail;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Returning;

/// <summary>
/// A provider tells that somebody reported a mail as spam: that person gets no more. The mail is known by its sealed addresses, or by the
/// link in it, so nobody has to say whom it went to.
/// </summary>
internal sealed class TakeComplaint(RecipientAddresses addresses, UnsubscribeLinks links, SalonMail salons) : IInboundMail
{
    public int Order => 10;

    public async Task<bool> Take(InboundMail mail, CancellationToken cancellationToken)
    {
        if (FeedbackReport.Of(mail) is not { } report)
        {
            return false;
        }

        if (addresses.Complained(report.Addresses) is { } line)
        {
            return report.IsOfNobody || await salons.In(line, services => services.GetRequiredService<Complaints>()
                .Take(line.RecipientId, report, mail.Recipients, cancellationToken));
        }

        return links.FindIn(report.Unsubscribe) is { } ticket && (report.IsOfNobody || await salons.In(
            new MailedLine(ticket.TenantId, Guid.Empty),
            services => services.GetRequiredService<Complaints>().Take(ticket, report, cancellationToken)));
    }
}
