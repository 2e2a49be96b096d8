namespace Platform.Tests.Support;

/// <summary>A rule that holds when nobody breaks it; names everybody who does.</summary>
public static class Rule
{
    public static void HasNo<T>(IEnumerable<T> breaches)
    {
        var all = breaches.Select(breach => $"{breach}").ToList();
        Assert.True(all.Count == 0, $"Breaks the rule:\n{string.Join('\n', all)}");
    }
}
