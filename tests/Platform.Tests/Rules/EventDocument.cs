using System.Text;
using System.Text.RegularExpressions;
using Platform.Contracts.Clients;
using Platform.Kernel.Events;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>docs/events.md is made from the code: who says what, and who reacts.</summary>
public sealed class EventDocument
{
    [Fact]
    public void The_document_of_events_says_what_the_code_does()
    {
        var file = Path.Combine(SourceFiles.Root, "docs", "events.md");
        var before = File.Exists(file) ? File.ReadAllText(file) : "";
        var now = Written();
        if (before != now)
        {
            File.WriteAllText(file, now);
        }

        Assert.True(before == now, "docs/events.md did not say what the code does; it was written anew and wants to be committed.");
    }

    private static string Written()
    {
        var names = new EventNames([typeof(ClientsImported).Assembly]);
        var reactions = new Reactions([.. Platform.Host.Modules.All.SelectMany(module => Reactions.In(module.GetType().Assembly))]);
        var text = new StringBuilder("# Events: who says what, and who reacts\n\nWritten by the test `EventDocument`; do not edit.\n\n");
        text.Append("| event | said in | heard by |\n|---|---|---|\n");
        foreach (var (name, (type, _)) in names.All.OrderBy(named => named.Key, StringComparer.Ordinal))
        {
            var hearers = reactions.To(type).Select(reaction => reaction.Name).Order(StringComparer.Ordinal);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{name}` | {string.Join(", ", Sayers(type))} | {string.Join(", ", hearers)} |\n");
        }

        return text.ToString();
    }

    /// <summary>The files of the modules that make the event.</summary>
    private static IEnumerable<string> Sayers(Type type) => SourceFiles.OfProduct
        .Where(file => file.Path.StartsWith("src/Modules/", StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal))
        .Where(file => Regex.IsMatch(file.Text, $@"new (\w+\.)*{type.Name}\("))
        .Select(file => Path.GetFileNameWithoutExtension(file.Path)).Order(StringComparer.Ordinal);
}
