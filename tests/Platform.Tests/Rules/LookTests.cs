using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>What a browser would show nobody as a fault.</summary>
public sealed class LookTests
{
    [Fact]
    public void Rows_show_something_on_a_telephone() => Rule.HasNo(
        from file in SourceFiles.OfProduct
        where file.Name.EndsWith(".razor", StringComparison.Ordinal)
        let page = File.ReadAllText(Path.Combine(SourceFiles.Root, file.Path))
        where page.Contains("<table class=\"rows", StringComparison.Ordinal)
            && !page.Contains("row-main", StringComparison.Ordinal) && !page.Contains("rows-read", StringComparison.Ordinal)
            && !file.Name.StartsWith("SelectionBar", StringComparison.Ordinal)
        select file.Path);
}
