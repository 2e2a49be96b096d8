using Platform.Marketing.Campaigns;

namespace Platform.Tests.Marketing;

/// <summary>When a lead is more than chance.</summary>
public sealed class VariantVerdictTests
{
    [Theory]
    [InlineData(11, 6, 11, 0, true)]
    [InlineData(11, 4, 11, 0, false)]
    [InlineData(1000, 60, 1000, 40, true)]
    [InlineData(1000, 50, 1000, 40, false)]
    [InlineData(100, 0, 100, 0, false)]
    [InlineData(0, 0, 0, 0, false)]
    [InlineData(10, 20, 10, 6, true)]
    public void R34_a_lead_is_clear_when_chance_hardly_explains_it(int sent, int clicks, int otherSent, int otherClicks, bool isClear)
    {
        VariantFigures[] two = [new("A", "", otherSent, otherClicks), new("B", "", sent, clicks)];
        var verdict = VariantVerdict.Of(two);
        Assert.Equal((clicks == 0 ? null : "B", isClear), (verdict.Leader, verdict.IsClear));
        Assert.InRange(verdict.Chance, 0, 1);

        // The same lead among more variants is luck more often.
        var many = VariantVerdict.Of([.. two, new("C", "", otherSent, otherClicks), new("D", "", otherSent, otherClicks)]);
        Assert.True(verdict.IsClear || !many.IsClear);
    }
}
