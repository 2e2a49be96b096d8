using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Kernel.Events;
using Platform.Tests.Support;

namespace Platform.Tests.Events;

/// <summary>One file an event and version, as a database of that day holds it: what was written once is read for ever.</summary>
public sealed class GoldenEventTests
{
    private static readonly EventNames Names = new([OurAssemblies.Contracts]);

    public static TheoryData<string, int> All => [.. from known in Names.All.Values
                                                     from version in Enumerable.Range(1, known.Name.Version)
                                                     select new TheoryDataRow<string, int>(known.Name.Name, version)];

    [Theory, MemberData(nameof(All))]
    public void E8_an_event_of_any_day_is_read_today(string name, int version)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Events", "Golden", $"{name}.v{version}.json");
        Assert.True(File.Exists(file), $"Write down an example of {name}, version {version}, as it is stored: tests/Platform.Tests/Events/Golden/{Path.GetFileName(file)}.");
        var golden = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var type = Names.Find(name, version)!.Value.Type;
        var today = JsonSerializer.SerializeToNode(golden.Deserialize(type, JsonSerializerOptions.Web), type, JsonSerializerOptions.Web)!.AsObject();
        Assert.All(golden, field => Assert.True(JsonNode.DeepEquals(field.Value, today[field.Key]), $"{field.Key} of {name} is read as {today[field.Key]}."));
        if (version == Names.All[name].Name.Version)
        {
            Assert.Equal(today.Select(field => field.Key).Order(), golden.Select(field => field.Key).Order());
        }
    }

    [Fact]
    public void E8_no_event_was_forgotten_by_renaming_it()
    {
        var known = Names.All.Values.SelectMany(entry => Enumerable.Range(1, entry.Name.Version).Select(version => $"{entry.Name.Name}.v{version}.json"));
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Events", "Golden"), "*.json").Select(file => Path.GetFileName(file)!);
        Rule.HasNo(files.Except(known));
    }

    [Fact]
    public void An_event_is_named_after_its_module_in_small_letters() => Rule.HasNo(Names.All.Values
        .Where(known => !known.Name.Name.StartsWith($"{known.Type.Namespace!.Split('.')[^1].ToLowerInvariant()}.", StringComparison.Ordinal)
            || known.Name.Name.Any(char.IsUpper)));
}
