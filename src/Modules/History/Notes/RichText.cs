using System.Text;
using System.Text.RegularExpressions;

namespace Platform.History;

/// <summary>Words in a row that look alike.</summary>
/// <param name="Link">An address with a scheme of <see cref="RichText"/>; null for plain words.</param>
internal sealed record RichRun(string Text, bool IsBold, bool IsItalic, string? Link);

/// <summary>A paragraph, or a list with an item a line.</summary>
internal sealed record RichBlock(bool IsList, IReadOnlyList<IReadOnlyList<RichRun>> Lines);

/// <summary>
/// Text with a few marks, kept as it was typed: **bold**, *italic*, lines that begin with "- " as a list, [words](https://address) and
/// addresses by themselves as links. It never holds HTML; a page writes its pieces, and the page's own encoder writes their text.
/// </summary>
internal static partial class RichText
{
    private const string ListMark = "- ";
    private const int Deepest = 2;

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>What is stored of a text; cleaning it again changes nothing.</summary>
    public static string Clean(string? typed)
    {
        var kept = new StringBuilder();
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Half characters come out of the enumeration as U+FFFD, which nobody types.
            if (rune.Value is '\n' || (!Rune.IsControl(rune) && !TurnsText(rune) && rune != Rune.ReplacementChar))
            {
                kept.Append(rune.ToString());
            }
            else if (rune.Value == '\t')
            {
                kept.Append(' ');
            }
        }

        var lines = kept.ToString().Normalize().Split('\n').Select(line => line.TrimEnd());
        return BlankLines().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    /// <summary>Reads the marks; what is no mark stands there as it was typed.</summary>
    public static IReadOnlyList<RichBlock> Read(string? text)
    {
        var blocks = new List<RichBlock>();
        var lines = new List<IReadOnlyList<RichRun>>();
        var inList = false;
        foreach (var line in (text ?? "").Split('\n'))
        {
            var isItem = line.StartsWith(ListMark, StringComparison.Ordinal);
            if (isItem != inList || line.Length == 0)
            {
                Close();
            }

            inList = isItem;
            if (line.Length > 0)
            {
                var runs = new List<RichRun>();
                ReadRuns(isItem ? line[ListMark.Length..] : line, false, false, 0, runs);
                lines.Add(runs);
            }
        }

        Close();
        return blocks;

        void Close()
        {
            if (lines.Count > 0)
            {
                blocks.Add(new RichBlock(inList, lines));
                lines = [];
            }
        }
    }

    /// <summary>Without its marks, for lists and files.</summary>
    public static string Plain(string? text) => string.Join('\n', Read(text).SelectMany(block => block.Lines)
        .Select(line => string.Concat(line.Select(run => run.Text))));

    private static void ReadRuns(string line, bool bold, bool italic, int depth, List<RichRun> runs)
    {
        var from = 0;
        foreach (Match mark in Mark().Matches(line))
        {
            if (depth == Deepest)
            {
                break;
            }

            Add(line[from..mark.Index]);
            from = mark.Index + mark.Length;
            if (mark.Groups["bold"] is { Success: true } strong)
            {
                ReadRuns(strong.Value, true, italic, depth + 1, runs);
            }
            else if (mark.Groups["italic"] is { Success: true } slanted)
            {
                ReadRuns(slanted.Value, bold, true, depth + 1, runs);
            }
            else if (mark.Groups["words"] is { Success: true } words)
            {
                Link(words.Value, mark.Groups["address"].Value, mark.Value);
            }
            else
            {
                Link(mark.Value, mark.Value, mark.Value);
            }
        }

        Add(line[from..]);

        void Add(string text)
        {
            if (text.Length > 0)
            {
                runs.Add(new RichRun(text, bold, italic, null));
            }
        }

        void Link(string words, string address, string typed)
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme))
            {
                runs.Add(new RichRun(words, bold, italic, uri.AbsoluteUri));
            }
            else
            {
                Add(typed);
            }
        }
    }

    /// <summary>Signs without a shape, which make text read as another: overrides of direction, joiners of nothing.</summary>
    private static bool TurnsText(Rune rune) => rune.Value is 0x200B or 0x200E or 0x200F or 0xFEFF
        or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0x2028 or 0x2029;

    [GeneratedRegex(@"\*\*(?<bold>[^*\n]{1,500})\*\*|\*(?<italic>[^*\n]{1,500})\*"
        + @"|\[(?<words>[^\[\]\n]{1,200})\]\((?<address>[^()\s]{1,500})\)|https?://[^\s<>""()\[\]]{1,500}[^\s<>""()\[\].,;:!?]", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex("\n{3,}")]
    private static partial Regex BlankLines();
}
