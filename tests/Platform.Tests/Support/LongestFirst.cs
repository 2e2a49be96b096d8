using Platform.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Platform.Tests.Support;

/// <summary>
/// Classes that take minutes begin first: one of them that begins last keeps everybody waiting while the other processors do nothing.
/// The runner begins with as many as may run at once, and takes the rest from the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] AtOnce = ["MatrixTests", "Walks"];
    private static readonly string[] Next = ["AutomationKillTests", "SalonVerbTests", "ProcessTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
        => [.. testCollections.OrderBy(PlaceOf)];

    private static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
        => Array.FindIndex(AtOnce, IsOf(collection)) is >= 0 and var first ? first - AtOnce.Length - 1 : Array.FindIndex(Next, IsOf(collection));

    private static Predicate<string> IsOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
        => name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal);
}
