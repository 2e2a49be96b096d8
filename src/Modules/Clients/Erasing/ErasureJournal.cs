using System.Globalization;
using Platform.Kernel.Files;

namespace Platform.Clients.Erasing;

/// <summary>
/// The erasures beside the database: a restored backup has the people back who were erased since, and does not know it. A line is a salon,
/// the id of the erasure, its moment and its cards. The file stays where it is when a backup is restored (deploy/operations.md).
/// </summary>
internal sealed class ErasureJournal(DataFolder folder)
{
    public const string FileName = "erasures";

    private static readonly Lock Turn = new();
    private readonly string file = Path.Combine(folder.Path, FileName);

    public void Add(int tenantId, Erasure erasure)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{tenantId} {erasure.Id:N} {erasure.At:O} {string.Join(',', erasure.CardIds.Select(id => id.ToString("N")))}\n");
        lock (Turn)
        {
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(System.Text.Encoding.ASCII.GetBytes(line));
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>What stands in it. A line that a power cut left half written does not count.</summary>
    public IReadOnlyList<JournalLine> Read()
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n').Select(Parse).OfType<JournalLine>()];
    }

    private static JournalLine? Parse(string line)
    {
        var parts = line.Split(' ');
        return parts.Length == 4 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var tenant) && Guid.TryParse(parts[1], out var id)
            && DateTime.TryParse(parts[2], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            && parts[3].Split(',') is var cards && cards.All(card => Guid.TryParse(card, out _))
            ? new JournalLine(tenant, id, at, [.. cards.Select(Guid.Parse)])
            : null;
    }
}

/// <summary>An erasure as the journal knows it.</summary>
/// <param name="At">UTC.</param>
internal sealed record JournalLine(int TenantId, Guid ErasureId, DateTime At, Guid[] CardIds);
