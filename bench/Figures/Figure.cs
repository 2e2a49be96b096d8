namespace Platform.Bench.Figures;

/// <summary>One measured value and the baseline that makes it mean something on a machine that nobody knows.</summary>
/// <param name="Name">"list.p95.sqlite": what, and on which database.</param>
/// <param name="Baseline">What <paramref name="BaselineValue"/> measures, in the same unit.</param>
internal sealed record Figure(string Name, double Value, string Unit, string Baseline, double BaselineValue)
{
    public double Ratio => BaselineValue == 0 ? double.NaN : Value / BaselineValue;

    /// <summary>Null where nothing was promised.</summary>
    public Goal? Goal => Goals.Of(Name);

    /// <summary>Null without a goal.</summary>
    public bool? IsMet => Goal?.IsMetBy(this);
}
