using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.History;

/// <summary>
/// Says a line of the history as people do. The sentence of an event stands in the texts under its stored name, with
/// placeholders for the actor and for what the event carries: "{actor} gaf het label {label}".
/// </summary>
internal sealed partial class Sentences(IStringLocalizer<HistoryText> texts, TenantContext salon)
{
    private const string Variant = "variant";

    /// <summary>Stands in front of the name of an event whose sentence is for the client.</summary>
    private const string ForClient = "own.";

    /// <summary>Stands in front of the name of a field that the salon added.</summary>
    private const string OwnField = "custom.";

    /// <summary>The one name of a client that a sentence may say; it is for those who may see names in full.</summary>
    private const string ClientName = "displayName";

    /// <param name="namesStaff">False for a client: which member of staff it was is theirs.</param>
    public string Of(HistoryEntry entry, bool namesStaff = true)
    {
        var said = Said(entry);
        var key = said.TryGetValue(Variant, out var variant) ? $"{entry.Name}.{variant.GetString()}" : entry.Name;
        var template = texts[key];
        return Fill(template.ResourceNotFound ? texts["unknown"] : template.Value, said,
            namesStaff || entry.ActorKind != ActorKind.Staff ? Actor(entry) : texts["actor.staff"]);
    }

    /// <summary>The names of the events that have a sentence for the client whom they are about; the others are the salon's own.</summary>
    public IReadOnlyList<string> ForClients
        => [.. texts.GetAllStrings(includeParentCultures: true).Select(text => text.Name)
            .Where(name => name.StartsWith(ForClient, StringComparison.Ordinal)).Select(name => name[ForClient.Length..]).Distinct()];

    /// <summary>Says one of <see cref="ForClients"/> to the client.</summary>
    public string ToClient(HistoryEntry entry)
    {
        var actor = texts[entry.ActorKind is ActorKind.Staff or ActorKind.ApiKey ? "own-actor.salon" : $"own-actor.{entry.ActorKind}"].Value;
        return Fill(texts[ForClient + entry.Name], Said(entry), entry.OnBehalfOfId is null ? actor : texts["own-actor.on-behalf"]);
    }

    private string Fill(string template, Dictionary<string, JsonElement> said, string actor)
        => Placeholder().Replace(template, found => found.Groups[1].Value switch
        {
            "actor" => actor,
            var name when said.TryGetValue(name, out var value) => Words(name, value),
            _ => "",
        });

    /// <summary>Who did it: a name where there is one, "the client" and "the system" where the name says less.</summary>
    public string Actor(HistoryEntry entry)
    {
        var actor = entry.ActorKind switch
        {
            ActorKind.Client => texts["actor.client"].Value,
            ActorKind.System => texts["actor.system"],
            ActorKind.Visitor => texts["actor.visitor"],
            ActorKind.ApiKey => texts["actor.key", entry.ActorName],
            _ => entry.ActorName.Length > 0 ? entry.ActorName : texts["actor.staff"],
        };
        return entry.OnBehalfOfId is null ? actor : texts["actor.on-behalf", actor];
    }

    /// <summary>What else the event says, in plain words; what has no words is for programs.</summary>
    public IReadOnlyList<HistoryDetail> Details(HistoryEntry entry)
    {
        var details = new List<HistoryDetail>();
        foreach (var (name, value) in Said(entry))
        {
            if (texts[$"detail.{name}"] is { ResourceNotFound: false } label && Words(name, value) is { Length: > 0 } words)
            {
                details.Add(new HistoryDetail(label, words));
            }
        }

        return details;
    }

    /// <summary>What people call a field of the card.</summary>
    public string Field(string name) => Word("fields", name);

    private static Dictionary<string, JsonElement> Said(HistoryEntry entry)
        => entry.Payload is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(entry.Payload)!;

    private string Words(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => Joined([.. value.EnumerateArray().Select(one => Word(name, one.ToString())).Distinct()]),
        JsonValueKind.Null => "",
        _ when name == ClientName && !salon.Actor.May(Right.SeeContactData) => texts["another-client"],
        _ => Word(name, value.ToString()),
    };

    /// <summary>
    /// "fields.firstName" has a text, "fields.billing.city" that of "fields.billing"; a name that somebody typed has none and stands for
    /// itself.
    /// </summary>
    private string Word(string name, string value) => texts[$"{name}.{value}"] is { ResourceNotFound: false } word ? word
        : value.StartsWith(OwnField, StringComparison.Ordinal) ? value[OwnField.Length..].Replace('-', ' ')
        : texts[$"{name}.{value.Split('.')[0]}"] is { ResourceNotFound: false } whole ? whole
        : value;

    private string Joined(string[] words)
        => words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} {texts["and"].Value} {words[^1]}";

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}

/// <summary>One thing an event says, for who wants to know more.</summary>
public sealed record HistoryDetail(string Label, string Value);
