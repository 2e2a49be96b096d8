using Platform.Kernel.Jobs;

namespace Platform.Clients.Notes;

/// <summary>A deleted note goes for good after 30 days, every night.</summary>
[Clock("0 40 3 * * ?")]
internal sealed class ForgetDeletedNotes(TenantCatalogue catalogue, TenantScopes scopes) : IClockJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var tenant in await catalogue.All())
        {
            await using var scope = scopes.Begin(tenant, Actor.System, nameof(ForgetDeletedNotes));
            var db = scope.ServiceProvider.GetRequiredService<ClientsDb>();
            var old = db.Now - Kept;
            await db.NotesWithDeleted.Where(note => note.DeletedAt < old).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
