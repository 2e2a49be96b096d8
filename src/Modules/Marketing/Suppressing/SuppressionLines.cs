using Platform.Contracts.Clients;

namespace Platform.Marketing.Suppressing;

/// <summary>What stands in a list of addresses: the first address of each line, or the code that stands for one in our own file.</summary>
/// <param name="Addresses">By keyed hash, as typed; null for a code.</param>
/// <param name="Wrong">Numbers of the lines in which there is neither.</param>
internal sealed record SuppressionLines(IReadOnlyDictionary<string, string?> Addresses, IReadOnlyList<int> Wrong, int Count)
{
    public const int Most = 10_000;

    /// <summary>Of the keyed hash of an address.</summary>
    private const int CodeLength = 43;

    private static readonly char[] Between = [';', ',', '\t', ' '];
    private static readonly char[] Around = ['"', '\'', '<', '>', '\uFEFF'];

    /// <summary>A first line without an address is the heading of a file that goes on.</summary>
    public static SuppressionLines Read(IEnumerable<string> lines, IClientDirectory clients)
    {
        var (addresses, wrong, count) = (new Dictionary<string, string?>(), new List<int>(), 0);
        foreach (var (index, line) in lines.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).Take(Most + 2))
        {
            count++;
            if (Find(line, clients) is { } found)
            {
                addresses.TryAdd(found.Hash, found.Email);
            }
            else
            {
                wrong.Add(index + 1);
            }
        }

        var hasHeading = count > 1 && wrong is [1, ..];
        return new(addresses, hasHeading ? [.. wrong.Skip(1)] : wrong, hasHeading ? count - 1 : count);
    }

    private static (string Hash, string? Email)? Find(string line, IClientDirectory clients)
    {
        foreach (var word in line.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(Around)))
        {
            if (word.Contains('@') && clients.ReadAddress(word) is { } address)
            {
                return (address.Hash, address.Email);
            }

            if (word.Length == CodeLength && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                return (word, null);
            }
        }

        return null;
    }
}
