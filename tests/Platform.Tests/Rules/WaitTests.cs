using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>No thread stands still for a task.</summary>
public sealed class WaitTests
{
    /// <summary>
    /// Whoever waits for a task while a page is written waits for what can only go on in that page's turn: for ever, on a database that
    /// answers over a wire.
    /// </summary>
    [Fact]
    public void Nothing_waits_for_a_task_but_what_runs_beside_it() => Rule.HasNo(NameTests.Mentions(
        SourceFiles.OfProduct, @"(?<!Task\.Run\(\(\) => .*)\.(GetAwaiter\(\)\.GetResult\(\)|Wait\(\))"));
}
