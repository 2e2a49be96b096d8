namespace Platform.Clients.Importing;

/// <summary>
/// Finds the delimiter by reading the first rows with each candidate: the right one gives most rows as many fields as the header.
/// Reading, not counting, so that what stands between quotes never counts.
/// </summary>
internal static class DelimiterDetection
{
    /// <summary>What the salons we know use most; for a file of one column it never comes into play.</summary>
    public const char Default = ';';

    private const int RowsRead = 20;

    private static readonly char[] Candidates = [';', ',', '\t', '|'];

    /// <param name="head">The start of the file.</param>
    /// <returns>Null when every candidate leaves the header in one piece.</returns>
    public static async Task<char?> Detect(string head, CancellationToken cancellationToken)
    {
        char? best = null;
        var bestScore = (Agreeing: 0, Columns: 0);
        foreach (var candidate in Candidates)
        {
            var score = await Score(head, candidate, cancellationToken);
            if (score.Columns > 1 && score.CompareTo(bestScore) > 0)
            {
                best = candidate;
                bestScore = score;
            }
        }

        return best;
    }

    private static async Task<(int Agreeing, int Columns)> Score(string head, char delimiter, CancellationToken cancellationToken)
    {
        using var reader = new CsvReader(new StringReader(head), delimiter);
        if (!await reader.Read(cancellationToken))
        {
            return (0, 0);
        }

        var columns = reader.Count;
        var agreeing = 1;
        for (var row = 1; row < RowsRead && await reader.Read(cancellationToken); row++)
        {
            agreeing += reader.Count == columns ? 1 : 0;
        }

        return (agreeing, columns);
    }
}
