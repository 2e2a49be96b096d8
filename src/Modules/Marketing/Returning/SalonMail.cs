namespace Platform.Marketing.Returning;

/// <summary>Does what a mail that came in says, within the salon that it names.</summary>
internal sealed class SalonMail(TenantCatalogue tenants, TenantScopes scopes)
{
    /// <returns>False when there is no such salon, or it rests.</returns>
    public async Task<bool> In(MailedLine line, Func<IServiceProvider, Task> work)
    {
        if (await tenants.ById(line.TenantId) is not { State: TenantState.Active } tenant)
        {
            return false;
        }

        await using var scope = scopes.Begin(tenant, Actor.System, $"inbound-{line.RecipientId:N}");
        await work(scope.ServiceProvider);
        return true;
    }
}
