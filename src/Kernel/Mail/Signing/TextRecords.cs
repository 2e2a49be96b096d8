using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace Platform.Kernel.Mail;

/// <summary>
/// The text that a name server gives for a name, asked anew each time and for a few seconds at most.
/// </summary>
/// <param name="ask">Who answers; only tests say it differently.</param>
/// <param name="patience">For one name.</param>
public sealed class TextRecords(Func<string, CancellationToken, Task<IReadOnlyList<string>>> ask, TimeSpan patience)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="server">Null for the name servers of this machine.</param>
    public TextRecords(IPEndPoint? server = null)
        : this((name, cancellationToken) => Ask(server, name, cancellationToken), Patience)
    {
    }

    /// <summary>Each record as one text; none for a name without. Null when nobody answered, or not in time.</summary>
    public async Task<IReadOnlyList<string>?> Of(string name, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            return await ask(name, deadline.Token).WaitAsync(deadline.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is OperationCanceledException or DnsResponseException or SocketException or InvalidOperationException
                or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Past the memory of this program: whoever asks has just changed something.</summary>
    private static async Task<IReadOnlyList<string>> Ask(IPEndPoint? server, string name, CancellationToken cancellationToken)
    {
        var options = server is null ? new LookupClientOptions() : new LookupClientOptions(server);
        (options.UseCache, options.Timeout, options.Retries) = (false, Patience / 2, 1);
        var client = new LookupClient(options);
        var answer = await client.QueryAsync(name, QueryType.TXT, cancellationToken: cancellationToken);
        return answer.HasError && answer.Header.ResponseCode != DnsHeaderResponseCode.NotExistentDomain
            ? throw new DnsResponseException(answer.ErrorMessage)
            : [.. answer.Answers.OfType<TxtRecord>().Select(record => string.Concat(record.Text))];
    }
}
