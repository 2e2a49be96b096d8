using Platform.Kernel.Modules;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>Names say what a thing does; files are found by their names and short enough to read.</summary>
public sealed class NameTests
{
    private const int LongestFile = 300;

    private static readonly string[] SayNothing =
        ["Service", "Manager", "Handler", "Helper", "Util", "Utils", "Common", "Dto", "Impl", "Base", "Data", "Info", "Query"];

    [Fact]
    public void No_type_ends_in_a_word_that_says_nothing() => Rule.HasNo(
        Types().Where(type => SayNothing.Any(ending => Bare(type).EndsWith(ending, StringComparison.Ordinal))));

    [Fact]
    public void Command_is_a_verb_of_the_command_line() => Rule.HasNo(
        Types().Where(type => Bare(type).EndsWith("Command", StringComparison.Ordinal) && !typeof(ICommand).IsAssignableFrom(type)));

    [Fact]
    public void A_file_has_three_hundred_lines_at_most()
        => Rule.HasNo(SourceFiles.All.Where(file => !file.Name.EndsWith(".resx", StringComparison.Ordinal) && file.Lines.Count() > LongestFile));

    [Fact]
    public void A_file_is_found_by_its_name_alone()
    {
        var files = SourceFiles.All.Where(file => Path.GetExtension(file.Name) is ".cs" or ".razor" && file.Name != "_Imports.razor");
        Rule.HasNo(files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).SelectMany(same => same));
    }

    [Fact]
    public void Time_comes_from_the_clock_that_tests_can_move() => Rule.HasNo(Mentions(SourceFiles.OfProduct, @"\bDateTime(Offset)?\s*\.\s*(Utc)?(Now|Today)\b"));

    internal static IEnumerable<string> Mentions(IEnumerable<SourceFile> files, string pattern)
        => from file in files
           where Path.GetExtension(file.Name) is ".cs" or ".razor"
           from line in file.Lines
           where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && System.Text.RegularExpressions.Regex.IsMatch(line, pattern)
           select $"{file}: {line.Trim()}";

    private static IEnumerable<Type> Types() => OurAssemblies.All.Append(typeof(NameTests).Assembly).SelectMany(OurAssemblies.WrittenIn);

    private static string Bare(Type type) => type.Name.Split('`')[0];
}
