using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Platform.Clients.Importing;

/// <summary>A row, and the card it would make; null where it is no client.</summary>
/// <param name="Name">Of the card, as <see cref="MatchKeys"/> has it.</param>
internal sealed record ImportedRow(ClientRow Row, Client? Card, ulong Name);

/// <summary>Rows that are written in one transaction.</summary>
/// <param name="After">The last row of the chunk before.</param>
internal sealed record RowChunk(int After, IReadOnlyList<ImportedRow> Rows)
{
    /// <summary>Chunks that wait while one is written; more would only cost memory.</summary>
    private const int Ahead = 2;

    public int Last => Rows[^1].Row.Row;

    /// <summary>The chunks of a file behind a row. The next ones are read on another thread while one is written.</summary>
    public static async IAsyncEnumerable<RowChunk> ReadAhead(
        RowSource file, RowReader reader, ImportedCard maker, int after, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = Channel.CreateBounded<RowChunk>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => Fill(chunks.Writer, file, reader, maker, after, size, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                yield return chunk;
            }
        }
        finally
        {
            // The file may be closed only when nobody reads it any more.
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task Fill(
        ChannelWriter<RowChunk> chunks, RowSource file, RowReader reader, ImportedCard maker, int after, int size, CancellationToken cancellationToken)
    {
        try
        {
            var rows = new List<ImportedRow>(size);
            await file.Read(cancellationToken);
            while (await file.Read(cancellationToken))
            {
                if (file.Row > after)
                {
                    rows.Add(Read(file, reader, maker));
                }

                if (rows.Count == size)
                {
                    await chunks.WriteAsync(new RowChunk(after, rows), cancellationToken);
                    (after, rows) = (file.Row, new List<ImportedRow>(size));
                }
            }

            if (rows.Count > 0)
            {
                await chunks.WriteAsync(new RowChunk(after, rows), cancellationToken);
            }

            chunks.Complete();
        }
        catch (Exception failure)
        {
            chunks.Complete(failure);
        }
    }

    private static ImportedRow Read(RowSource file, RowReader reader, ImportedCard maker)
    {
        var row = reader.Read(file);
        if (row.Infix is { Length: > Client.LongestInfix })
        {
            row.Refuse(ClientField.Infix, ProblemCode.TextTooLong, row.Infix);
        }

        var card = row.IsImportable ? maker.Make(row) : null;
        return new ImportedRow(row, card, card is null ? 0 : MatchKeys.OfName(card));
    }
}
