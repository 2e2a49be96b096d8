using Microsoft.Extensions.Configuration;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Mail;

/// <summary>Whom mails come from: the platform's address under the salon's name. Settings Mail:From and Mail:Domain.</summary>
public sealed class SenderIdentity(IConfiguration configuration)
{
    private readonly string address = configuration["Mail:From"] is { Length: > 0 } from ? from : "no-reply@localhost";

    /// <summary>What message ids and list ids end with.</summary>
    public string Domain { get; } = configuration["Mail:Domain"] is { Length: > 0 } set ? set : "localhost";

    public Mailbox Of(Tenant tenant) => new(tenant.Name, address);
}
