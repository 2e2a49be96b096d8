using System.Net.Mail;
using System.Text.Json;
using Platform.Contracts.Access;

namespace Platform.Access.Opening;

/// <summary><c>salon add|list|suspend|resume|export|remove</c>: what an operator does with salons.</summary>
internal sealed class SalonCommand(
    TenantCatalogue catalogue, TenantScopes scopes, Passwords passwords, SalonRemoval removal, SalonTables tables) : ICommand
{
    public string Verb => "salon";

    public Task Run(CommandLine arguments, CancellationToken cancellationToken) => arguments[0] switch
    {
        "add" => Add(arguments, cancellationToken),
        "list" => List(),
        "suspend" => SetState(arguments, TenantState.Suspended, cancellationToken),
        "resume" => SetState(arguments, TenantState.Active, cancellationToken),
        "export" => Export(arguments),
        "remove" => Remove(arguments, cancellationToken),
        _ => throw new CommandException("Use: salon add|list|suspend|resume|export|remove SLUG"),
    };

    private async Task Add(CommandLine arguments, CancellationToken cancellationToken)
    {
        var slug = arguments[1] ?? throw new CommandException("Use: salon add SLUG --name N --owner-email E --owner-password P");
        if (!TenantCatalogue.IsSlug(slug))
        {
            throw new CommandException($"'{slug}' cannot be an address: 3 to 40 of a-z, 0-9 and -, and not a reserved word.");
        }

        var email = arguments.Required("owner-email");
        var password = arguments.Required("owner-password");
        var name = arguments.Required("name");
        var language = arguments["language"] ?? "nl";
        var zone = arguments["time-zone"] ?? "Europe/Amsterdam";
        Check(email, password, language, zone);
        var tenant = await catalogue.Add(slug, name, TenantState.Active, language, zone, zone == "Europe/Brussels" ? "BE" : "NL", cancellationToken)
            ?? throw new CommandException($"The address '{slug}' is taken.");
        await using var scope = scopes.Begin(tenant, Actor.System, "salon-add");
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        OpenSalon.AddOwner(db, arguments["owner-name"] ?? email.Split('@')[0], email, await passwords.Hash(password, cancellationToken), language, confirmed: true);
        db.Publish(new SalonOpened(language));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Check(string email, string password, string language, string zone)
    {
        if (!MailAddress.TryCreate(email, out _))
        {
            throw new CommandException("--owner-email is not an e-mail address.");
        }

        if (password.Length is < Passwords.Shortest or > Passwords.Longest)
        {
            throw new CommandException($"--owner-password must have {Passwords.Shortest} to {Passwords.Longest} characters.");
        }

        if (language is not ("nl" or "en"))
        {
            throw new CommandException("--language must be nl or en.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw new CommandException("--time-zone must be a name like Europe/Amsterdam.");
        }
    }

    private async Task List()
    {
        foreach (var tenant in (await catalogue.All()).OrderBy(t => t.Slug, StringComparer.Ordinal))
        {
            await Console.Out.WriteLineAsync($"{tenant.Slug}\t{tenant.State.ToString().ToLowerInvariant()}\t{tenant.Name}");
        }
    }

    private async Task SetState(CommandLine arguments, TenantState state, CancellationToken cancellationToken)
        => await catalogue.SetState((await Named(arguments)).Id, state, cancellationToken);

    private async Task Remove(CommandLine arguments, CancellationToken cancellationToken)
        => await removal.Remove(await Named(arguments), cancellationToken);

    /// <summary>Every row of the salon, a line of JSON each, with the table's name in front.</summary>
    private async Task Export(CommandLine arguments)
    {
        await using var scope = scopes.Begin(await Named(arguments), Actor.System, "salon-export");
        foreach (var (db, table) in tables.Of(scope.ServiceProvider))
        {
            await foreach (var row in table.Rows(db))
            {
                await Console.Out.WriteLineAsync($"{{\"table\":\"{table.Name}\",\"row\":{JsonSerializer.Serialize(row, row.GetType(), JsonSerializerOptions.Web)}}}");
            }
        }
    }

    private async Task<Tenant> Named(CommandLine arguments)
        => arguments[1] is { } slug && await catalogue.BySlug(slug) is { } tenant ? tenant : throw new CommandException($"There is no salon '{arguments[1]}'.");
}
