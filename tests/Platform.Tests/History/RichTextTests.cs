using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.History;

namespace Platform.Tests.History;

/// <summary>Notes with marks: what is kept of them, and what a page makes of it.</summary>
public sealed class RichTextTests
{
    private static readonly string[] Allowed = ["DIV", "P", "UL", "LI", "BR", "STRONG", "EM", "A"];

    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "<svg/onload=alert(1)>", "<style>@import'x'</style>", "[x](javascript:alert(1))", "[x](javascript:a)", "[x](data:a)", "[x](data:text/html,a)",
        "[x](https://a.example/\" onmouseover=alert(1))", "[x](JaVaScRiPt:alert(1))", "https://a.example/<b>", "**", "*", "- ", "\n", "\r\n", "\n\n\n", "\t",
        "\0", "\u202E", "\uFEFF", "\uD800", "\uDC00x", "e\u0301", "&lt;", "&#106;avascript:", "[", "](", ")", "](https://b.example)", "woord", " ", "\u2028",
        "mailto:a@b.example", "[bel](tel:+31612345678)", "<!--", "]]>", "\u0085", "&colon;",
    ];

    [Fact]
    public async Task HI_06_marks_become_bold_italic_lists_and_links()
    {
        var page = await Shown("**vet** en *schuin*\n- een\n- twee [site](https://a.example/x?y=1)\n\nzie https://b.example/z. Klaar");
        Assert.Equal("vet", page.QuerySelector("strong")!.TextContent);
        Assert.Equal("schuin", page.QuerySelector("em")!.TextContent);
        Assert.Equal(["een", "twee site"], page.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal(["https://a.example/x?y=1", "https://b.example/z"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("zie https://b.example/z. Klaar", page.QuerySelectorAll("p")[^1].TextContent);
    }

    [Fact]
    public async Task I3_cleaning_twice_is_cleaning_once_and_only_known_elements_come_out()
    {
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        for (var round = 0; round < 600; round++)
        {
            var typed = string.Concat(Enumerable.Range(0, chance.Next(1, 14)).Select(_ => Pieces[chance.Next(Pieces.Length)]));
            var clean = RichText.Clean(typed);
            Assert.True(clean == RichText.Clean(clean), $"Seed {seed}, round {round}.");
            Assert.Equal(clean, RichText.Clean(clean.Replace("\n", "\r\n", StringComparison.Ordinal)));
            var page = await Shown(clean);
            foreach (var element in page.Body!.QuerySelectorAll("*"))
            {
                Assert.True(Allowed.Contains(element.TagName), $"Seed {seed}, round {round}: {element.TagName}.");
                var names = element.Attributes.Select(attribute => attribute.Name);
                Assert.Subset(new HashSet<string> { "href", "rel", "target", "class" }, names.ToHashSet());
                Assert.True(
                    element.GetAttribute("href") is not { } address || new Uri(address).Scheme is "http" or "https" or "mailto" or "tel",
                    $"Seed {seed}, round {round}.");
            }
        }
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Shown(string text)
    {
        await using var renderer = new HtmlRenderer(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Text"] = text });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<RichNote>(parameters)).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }
}
