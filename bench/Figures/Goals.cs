namespace Platform.Bench.Figures;

/// <summary>Everything that was promised, for a machine with two cores of its own; the same on every database.</summary>
internal static class Goals
{
    private static readonly Dictionary<string, Goal> Promised = new()
    {
        ["start.ready"] = Goal.AtMost(3000),
        ["start.idle-memory"] = Goal.AtMost(250),
        ["list.p95"] = Goal.AtMost(50),
        ["list.per-second"] = Goal.AtLeast(500),
        ["search.p95"] = Goal.AtMost(30),
        ["card.p95"] = Goal.AtMost(60),
        ["duplicates.p95"] = Goal.AtMost(10_000),
        ["merge.p95"] = Goal.AtMost(200),
        ["event.p50"] = Goal.AtMost(100),
        ["history.page.p95"] = Goal.AtMost(40),
        ["history.visible.p95"] = Goal.AtMost(300),
        ["history.recorded"] = Goal.AtLeast(5000),
        ["import.rows"] = Goal.AtLeast(20_000),
        ["export.rows"] = Goal.AtLeast(100_000),
        ["export.first-byte"] = Goal.AtMost(200),

        // Flat: four times the rows need hardly more memory.
        ["import.peak-memory"] = Goal.AtMostTimes(1.25),
        ["mail.3kb.nodemailer"] = Goal.AtLeastTimes(3),
        ["mail.30kb.nodemailer"] = Goal.AtLeastTimes(3),
    };

    /// <param name="figure">With or without a database at its end: "list.p95.sqlite".</param>
    public static Goal? Of(string figure)
        => Promised.GetValueOrDefault(figure) ?? Promised.GetValueOrDefault(figure[..Math.Max(0, figure.LastIndexOf('.'))]);
}
