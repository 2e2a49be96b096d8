using Platform.Contracts.Clients;
using Platform.Kernel.Events;
using Platform.Tests.History;

namespace Platform.Tests.Rules;

/// <summary>Nothing is said into the void: every event has somebody who hears it, or a sentence in the action history.</summary>
public sealed class EventRules
{
    private static readonly EventNames Names = new([typeof(ClientsImported).Assembly]);

    private static readonly Reactions Reactions = new([.. Platform.Host.Modules.All.SelectMany(module => Reactions.In(module.GetType().Assembly))]);

    public static TheoryData<string> EventsAboutClients => [.. Names.All.Where(named => IsAboutClients(named.Value.Type)).Select(named => named.Key)];

    public static TheoryData<string> OtherEvents => [.. Names.All.Where(named => !IsAboutClients(named.Value.Type)).Select(named => named.Key)];

    [Theory]
    [MemberData(nameof(EventsAboutClients))]
    public void An_event_about_a_client_has_a_sentence_in_both_languages(string name)
    {
        Assert.NotEqual(Sentence("nl", name), Sentence("en", name));
    }

    [Theory]
    [MemberData(nameof(EventsAboutClients))]
    public void A_sentence_names_only_what_its_event_carries(string name)
    {
        var carried = Names.All[name].Type.GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);
        foreach (var language in new[] { "nl", "en" })
        {
            var asked = System.Text.RegularExpressions.Regex.Matches(Sentence(language, name), @"\{(\w+)\}").Select(found => found.Groups[1].Value);
            Assert.Subset(carried.Append("actor").ToHashSet(), asked.ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(OtherEvents))]
    public void Any_other_event_has_a_hearer(string name)
    {
        Assert.True(Reactions.To(Names.All[name].Type).Any(), $"Nobody hears {name}.");
    }

    private static bool IsAboutClients(Type type) => type.IsSubclassOf(typeof(ClientEvent)) || type == typeof(ClientsImported);

    private static string Sentence(string language, string name)
    {
        using var texts = new HistoryTexts(language);
        var sentence = texts.Texts[name];
        Assert.False(sentence.ResourceNotFound, $"HistoryText has no sentence for {name} in {language}.");
        return sentence.Value;
    }
}
