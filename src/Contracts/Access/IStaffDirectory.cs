namespace Platform.Contracts.Access;

/// <summary>Somebody who works in the salon.</summary>
public sealed record Colleague(Guid Id, string Name);

/// <summary>Answers where mail for the people of a salon goes. A question, as <see cref="Clients.IClientDirectory"/> is one.</summary>
public interface IStaffDirectory
{
    /// <summary>The confirmed address of a member of staff; null when there is no such one any more.</summary>
    /// <param name="accountId">Null asks for an owner: a program has no mailbox of its own.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<string?> AddressOf(Guid? accountId, CancellationToken cancellationToken);

    /// <summary>Everybody who works in the salon now, by name.</summary>
    Task<IReadOnlyList<Colleague>> Working(CancellationToken cancellationToken);
}
