using Platform.Bench.Figures;
using Platform.Bench.Stage;

namespace Platform.Bench.Benchmarks;

/// <summary>Measures one thing, beside a baseline taken in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>What it is called for on the command line, and what its figures begin with.</summary>
    string Name { get; }

    IAsyncEnumerable<Figure> Run(Theatre theatre);
}
