namespace Platform.Clients.Importing;

/// <summary>What is wrong with the shape of a row.</summary>
internal enum RowFault
{
    None,
    /// <summary>A quote was opened and never closed; only the line it stands in was taken.</summary>
    UnclosedQuote,
    /// <summary>The row is longer than <see cref="CsvReader.LongestRow"/> and was skipped.</summary>
    TooLong,
}

/// <summary>The rows of a file, one after another, whatever kind of file it is. The first is the header.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>0 for the header, then 1, 2 and so on; -1 before anything was read.</summary>
    public int Row { get; protected set; } = -1;

    /// <summary>Where in the file the row starts, from 1, as a person would look for it.</summary>
    public int Line { get; protected set; }

    /// <summary>How many fields the row has.</summary>
    public int Count { get; protected set; }

    public RowFault Fault { get; protected set; }

    /// <summary>Valid until the next row is read.</summary>
    public abstract ReadOnlySpan<char> this[int index] { get; }

    /// <summary>Moves to the next row that is not empty; false at the end of the file.</summary>
    public abstract ValueTask<bool> Read(CancellationToken cancellationToken);

    public abstract void Dispose();
}
