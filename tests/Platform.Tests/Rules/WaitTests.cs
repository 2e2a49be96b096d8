using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>No thread stands still for a task, and no two parts of a page wait for one database at a time.</summary>
public sealed class WaitTests
{
    /// <summary>
    /// Whoever waits for a task while a page is written waits for what can only go on in that page's turn: for ever, on a database that
    /// answers over a wire.
    /// </summary>
    [Fact]
    public void Nothing_waits_for_a_task_but_what_runs_beside_it() => Rule.HasNo(NameTests.Mentions(
        SourceFiles.OfProduct, @"(?<!Task\.Run\(\(\) => .*)\.(GetAwaiter\(\)\.GetResult\(\)|Wait\(\))"));

    /// <summary>
    /// The parts of a page begin side by side, and a context answers one question at a time. Where the database is a file nobody notices.
    /// </summary>
    [Fact]
    public void No_component_asks_the_database_itself()
        => Rule.HasNo(NameTests.Mentions(SourceFiles.OfProduct.Where(file => file.Name.EndsWith(".razor", StringComparison.Ordinal)), @"@inject \w+Db\b"));
}
