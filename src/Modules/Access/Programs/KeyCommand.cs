namespace Platform.Access.Programs;

/// <summary><c>apikey add SLUG --name N --role owner</c>: prints the key alone on standard output.</summary>
internal sealed class KeyCommand(TenantCatalogue catalogue, TenantScopes scopes) : ICommand
{
    public string Verb => "apikey";

    public async Task Run(CommandLine arguments, CancellationToken cancellationToken)
    {
        if (arguments[0] != "add" || arguments[1] is not { } slug)
        {
            throw new CommandException("Use: apikey add SLUG --name N --role owner|manager|reception|stylist|marketer|read-only");
        }

        var tenant = await catalogue.BySlug(slug) ?? throw new CommandException($"There is no salon '{slug}'.");
        var role = Roles.Parse(arguments.Required("role")) ?? throw new CommandException("--role must be owner, manager, reception, stylist, marketer or read-only.");
        await using var scope = scopes.Begin(tenant, Actor.System, "apikey-add");
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        var key = ApiKeys.Add(db, tenant.Id, arguments.Required("name"), role);
        await db.SaveChangesAsync(cancellationToken);
        await Console.Out.WriteLineAsync(key);
    }
}
