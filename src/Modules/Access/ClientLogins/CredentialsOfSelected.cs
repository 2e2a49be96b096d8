using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>Generates credentials for many clients; each is a piece of work of its own, so that one that fails holds up nobody.</summary>
internal sealed class CredentialsOfSelected(AccessDb db, IClientDirectory clients, IStringLocalizer<AccessText> texts) : BulkAction
{
    /// <summary>So many mails at once are a campaign, and look like one to the servers that take them.</summary>
    private const int Most = 1000;

    /// <summary>Names that stand in the message; more are a number.</summary>
    private const int Named = 5;

    public override string Key => "credentials";

    public override string Title => texts["CredentialsTitle"];

    public override int Order => 60;

    public override Right Needs => Right.ManageLogins;

    public override Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<(string, string)>>([("mail", texts["CredentialsSelected"])]);

    public override async Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken)
    {
        if (choice != "mail")
        {
            return null;
        }

        if (clientIds.Count > Most)
        {
            return new(texts["CredentialsTooMany", Most]);
        }

        var reachable = await clients.AddressHashesOf(clientIds, cancellationToken);
        foreach (var id in reachable.Keys)
        {
            db.Enqueue(SendCredentials.TaskKind, id);
        }

        await db.SaveChangesAsync(cancellationToken);
        var without = clientIds.Where(id => !reachable.ContainsKey(id)).ToList();
        return new(without.Count == 0
            ? texts["CredentialsAllOnTheWay", reachable.Count]
            : texts["CredentialsOnTheWay", reachable.Count, await Names(without, cancellationToken)]);
    }

    private async Task<string> Names(List<Guid> without, CancellationToken cancellationToken)
    {
        var names = (await clients.NamesOf([.. without.Take(Named)], cancellationToken)).Values.Order(StringComparer.CurrentCulture);
        var listed = string.Join(", ", names);
        return without.Count > Named ? texts["AndMore", listed, without.Count - Named] : listed;
    }
}
