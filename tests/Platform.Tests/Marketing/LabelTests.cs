using Platform.Marketing;

namespace Platform.Tests.Marketing;

public sealed class LabelTests
{
    [Theory]
    [InlineData("VIP", "vip")]
    [InlineData("  Warme   lead ", "WARME LEAD")]
    [InlineData("Cafe\u0301", "Café")]
    public void Two_spellings_of_a_name_are_one_label(string one, string other)
        => Assert.Equal(Label.KeyOf(one), Label.KeyOf(other));

    [Fact]
    public void A_name_keeps_its_case_and_fits()
    {
        Assert.Equal("Warme lead", Label.Named(" Warme  lead ").Name);
        Assert.Equal(Label.LongestName, Label.Named(new string('x', 500)).Name.Length);
    }

    [Theory]
    [InlineData("teal", "#0f8a7e")]
    [InlineData(" #0F8A7E ", "#0f8a7e")]
    [InlineData("#0fe", "#00ffee")]
    [InlineData("rood", null)]
    [InlineData("#12345", null)]
    [InlineData("url(javascript:1)", null)]
    public void A_colour_is_read_or_refused(string asked, string? color) => Assert.Equal(color, LabelColors.Read(asked));

    [Fact]
    public void A_name_always_chooses_the_same_colour() => Assert.Equal(Label.Named("vip").Color, Label.Named("VIP").Color);
}
