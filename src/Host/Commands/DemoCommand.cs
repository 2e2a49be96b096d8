using Platform.Host.Schema;
using Platform.Kernel.Events;
using Platform.Kernel.Mail;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;

namespace Platform.Host.Commands;

/// <summary><c>demo</c>: two salons to look around in. Running it again keeps what is there.</summary>
internal sealed class DemoCommand(
    Migrator migrator, TenantCatalogue tenants, TenantScopes scopes, Dispatcher dispatcher, SalonAddress addresses) : ICommand
{
    private static readonly DemoSalon[] Salons =
    [
        new("zilver", "Salon Zilver", "nl", "NL", "Sanne de Wit", "sanne@zilver.example", 2000),
        new("belle", "Belle Antwerpen", "nl", "BE", "Marie Peeters", "marie@belle.example", 25),
    ];

    public string Verb => "demo";

    public async Task Run(CommandLine arguments, CancellationToken cancellationToken)
    {
        await migrator.Migrate(cancellationToken);
        foreach (var salon in Salons)
        {
            if (await tenants.BySlug(salon.Slug) is null)
            {
                await Fill(salon, cancellationToken);
            }

            await Console.Out.WriteLineAsync($"{salon.Name}: {addresses.OfPlatform($"/s/{salon.Slug}/sign-in")}  {salon.OwnerEmail}  {DemoSalon.Password}");
        }
    }

    private async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        var tenant = await tenants.Add(salon.Slug, salon.Name, TenantState.Active, salon.Language, "Europe/Amsterdam", salon.Country, cancellationToken)
            ?? throw new CommandException($"The address '{salon.Slug}' is taken.");
        for (var step = 0; ; step++)
        {
            var actor = Actor.Named(ActorKind.Staff, null, salon.OwnerName);
            await using var scope = scopes.Begin(tenant, actor, $"demo-{tenant.Id}-{step}");
            var parts = scope.ServiceProvider.GetServices<DemoPart>().OrderBy(part => part.Order).ToList();
            if (step == parts.Count)
            {
                return;
            }

            await parts[step].Fill(salon, cancellationToken);
            await dispatcher.Drain(cancellationToken);
        }
    }
}
