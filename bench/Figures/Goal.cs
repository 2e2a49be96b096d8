using System.Globalization;

namespace Platform.Bench.Figures;

/// <summary>A limit that a figure, or its ratio to the baseline, keeps to.</summary>
internal sealed record Goal(double Limit, bool IsFloor, bool IsForRatio)
{
    public static Goal AtLeast(double limit) => new(limit, true, false);

    public static Goal AtMost(double limit) => new(limit, false, false);

    public static Goal AtLeastTimes(double limit) => new(limit, true, true);

    public static Goal AtMostTimes(double limit) => new(limit, false, true);

    public bool IsMetBy(Figure figure)
    {
        var reached = IsForRatio ? figure.Ratio : figure.Value;
        return IsFloor ? reached >= Limit : reached <= Limit;
    }

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{(IsFloor ? ">=" : "<=")} {Limit:#,0.##}{(IsForRatio ? " x baseline" : "")}");
}
