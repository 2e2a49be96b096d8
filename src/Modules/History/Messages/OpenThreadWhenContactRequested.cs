using System.Globalization;
using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>What somebody asks on the contact form is a thread that the salon can answer.</summary>
internal sealed class OpenThreadWhenContactRequested(
    HistoryDb db, IClientDirectory clients, TenantContext salon, IStringLocalizer<InboxText> texts) : IReaction<ContactRequested>
{
    public async Task React(ContactRequested fact, Envelope envelope, CancellationToken cancellationToken)
    {
        // An event of an earlier release names no request; an erased client has none any more.
        if (fact.RequestId is not { } id || await clients.WordsOfRequest(id, cancellationToken) is not { } words)
        {
            return;
        }

        // Nobody asks here, so it is said in the salon's own language; it ends with this call.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(salon.Tenant.Language);
        var thread = new MessageThread { ClientId = fact.ClientId, Kind = ThreadKind.Contact, Subject = texts["ContactSubject"], OpenedAt = envelope.At };
        var message = new ThreadMessage
        {
            ClientId = fact.ClientId, ThreadId = thread.Id, At = envelope.At, IsFromClient = true, Via = MessageVia.Form, Text = words, Author = "",
        };
        thread.Take(message);
        db.Add(thread);
        db.Add(message);
    }
}
