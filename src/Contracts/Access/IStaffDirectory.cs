namespace Platform.Contracts.Access;

/// <summary>Answers where mail for the people of a salon goes. A question, as <see cref="Clients.IClientDirectory"/> is one.</summary>
public interface IStaffDirectory
{
    /// <summary>The confirmed address of a member of staff; null when there is no such one any more.</summary>
    /// <param name="accountId">Null asks for an owner: a program has no mailbox of its own.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<string?> AddressOf(Guid? accountId, CancellationToken cancellationToken);
}
