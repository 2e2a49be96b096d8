using Platform.Kernel.Mail;

namespace Platform.Access.Mails;

/// <summary>Tells somebody what happened with the own account, so that what was not their doing is seen.</summary>
internal sealed class NewsMails(AccessDb db, TenantContext tenant)
{
    /// <summary>Adds the mail to what is saved next. An address that nobody confirmed is told nothing.</summary>
    public void Send(ClientAccount account, AccountNews what)
    {
        if (account.ConfirmedAt is not null)
        {
            Send(account.Email, account.Name, account.Language ?? tenant.Tenant.Language, what, account.ClientId);
        }
    }

    public void Send(StaffAccount account, AccountNews what) => Send(account.Email, account.Name, tenant.Tenant.Language, what, null);

    private void Send(string email, string name, string language, AccountNews what, Guid? clientId) => db.Send(new MailOrder(
        typeof(NewsMail), new NewsMailModel(name, what), email, name, SalonCultures.Of(language).Culture.Name,
        $"news-{Guid.CreateVersion7():N}")
    {
        Urgency = MailUrgency.Security, ClientId = clientId,
    });
}
