using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Kernel.Mail;

/// <summary>What the queues know of a client: the mails, and for some days the events and answers that name one.</summary>
internal sealed class QueuesKept(KernelDb db, TenantContext salon, IStringLocalizer<UiText> texts) : PersonalDataPart
{
    public override int Order => 90;

    public override Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
    {
        var tenant = salon.TenantId;
        List<string> named = [.. cards.Select(id => id.ToString())];
        return Task.FromResult<IReadOnlyList<PersonalTable>>(
        [
            new PersonalTable<QueuedMail>(
                db, "mails", texts["DataMails"],
                db.Mails.Where(mail => mail.TenantId == tenant && mail.ClientId != null && cards.Contains(mail.ClientId.Value)), texts)
            {
                // The model holds ids; what it says is said when the mail is made.
                NotTold =
                [
                    nameof(QueuedMail.Model), nameof(QueuedMail.Cause), nameof(QueuedMail.ClientId), nameof(QueuedMail.Correlation),
                    nameof(QueuedMail.ServerCode), nameof(QueuedMail.EnhancedCode), nameof(QueuedMail.DeliverBy),
                    nameof(QueuedMail.MailId), nameof(QueuedMail.Culture), .. QueuedWork,
                ],
            },
            new PersonalTable<OutboxMessage>(db, "events", texts["DataEvents"], Events(tenant, named), texts) { IsTold = false },
            new PersonalTable<IdempotentAnswer>(
                db, "answers", texts["DataEvents"],
                db.Set<IdempotentAnswer>()
                    .Where(answer => answer.TenantId == tenant && answer.Body != null && named.Any(id => answer.Body.Contains(id))), texts)
            {
                IsTold = false,
            },
        ]);
    }

    private static IReadOnlyList<string> QueuedWork { get; } =
        [.. typeof(Jobs.QueuedWork).GetProperties().Select(property => property.Name)];

    /// <summary>
    /// An event that failed stays for the owner unless it is about this client alone; an id stands in front in one of those.
    /// </summary>
    private IQueryable<OutboxMessage> Events(int tenant, List<string> named) => db.Outbox.Where(message => message.TenantId == tenant
        && (((message.State == OutboxState.Done || message.State == OutboxState.Discarded) && named.Any(id => message.Payload.Contains(id)))
            || ((message.State == OutboxState.Dead || message.State == OutboxState.Parked)
                && named.Any(id => EF.Functions.Like(message.Payload, "{\"clientId\":\"" + id + "%")))));
}
