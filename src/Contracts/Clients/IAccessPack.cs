namespace Platform.Contracts.Clients;

/// <summary>
/// Makes the file of everything the salon keeps about a client, for whoever proved to be that client. The proof is one module's, the
/// file another's.
/// </summary>
public interface IAccessPack
{
    /// <summary>A ZIP; null when there is no such client. That it was made stands in the history.</summary>
    Task<byte[]?> Make(Guid clientId, CancellationToken cancellationToken);
}
