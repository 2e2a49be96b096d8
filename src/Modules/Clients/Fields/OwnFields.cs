using System.Globalization;
using Platform.Clients.Contact;

namespace Platform.Clients.Fields;

/// <summary>The fields that this salon added to its clients, and what may stand in them: the same for form, API and file.</summary>
internal sealed class OwnFields(
    ClientsDb db, TenantContext salon, Moments moments, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
{
    /// <summary>The removed ones too.</summary>
    public async Task<IReadOnlyList<OwnField>> All(CancellationToken cancellationToken = default)
        => await db.OwnFields.OrderBy(field => field.Position).ThenBy(field => field.Id).ToListAsync(cancellationToken);

    /// <summary>Those on the cards, in their order.</summary>
    public async Task<IReadOnlyList<OwnField>> Shown(CancellationToken cancellationToken = default)
        => [.. (await All(cancellationToken)).Where(field => field.RemovedAt is null)];

    /// <summary>Brings what is said in own fields to the form it is stored in. A mistake gets a message at its field.</summary>
    /// <param name="client">The card as it is; null for a new one. What is on it already passes.</param>
    /// <returns>The fields, for <see cref="Client.Change"/>.</returns>
    public async Task<IReadOnlyList<OwnField>> Pass(ClientInput input, Client? client, FormState state, CancellationToken cancellationToken)
    {
        var fields = await All(cancellationToken);
        foreach (var (key, typed) in (input.Custom ?? []).ToList())
        {
            var field = fields.FirstOrDefault(field => field.Key == key);
            var stored = field is null ? null : client?.Own(field.Id);
            if (field is { RemovedAt: null })
            {
                input.Custom![key] = Read(field, typed, stored, state);
            }
            else if (!string.IsNullOrWhiteSpace(typed) && typed != stored)
            {
                var known = fields.Where(one => one.RemovedAt is null).Select(one => one.Key);
                state.Add(InputField.OwnName(key), texts["NoSuchField", string.Join(", ", known)]);
            }
        }

        return fields;
    }

    /// <summary>As people read and type it: numbers of the salon's country, days before months, a comma where they write one.</summary>
    public static string Typed(OwnField field, string value, string country) => field.Type switch
    {
        OwnFieldType.Phone => new PhoneNumber(value).Display(country),
        OwnFieldType.Date => string.Join('-', value.Split('-').Reverse()),
        OwnFieldType.Number => FormText.Format(decimal.Parse(value, CultureInfo.InvariantCulture))!,
        _ => value,
    };

    /// <summary>In a sentence or a list: "ja", "Rood, Blond".</summary>
    /// <param name="typed">As <see cref="Typed"/> gave it.</param>
    public string? Said(OwnField field, string? typed) => field.Type switch
    {
        _ when string.IsNullOrEmpty(typed) => null,
        OwnFieldType.YesNo => texts[$"Choice-{typed}"],
        OwnFieldType.Choices => typed.Replace($"{OwnField.BetweenChoices}", ", ", StringComparison.Ordinal),
        _ => typed,
    };

    /// <summary>What a message calls a field of the form, one of ours or the salon's own; null for one that was removed.</summary>
    public static string? LabelOf(InputField field, IReadOnlyList<OwnField> shown, IStringLocalizer<ClientsText> texts)
        => field.OwnKey is { } key ? shown.FirstOrDefault(own => own.Key == key)?.Label
            : field.Part is { } part ? texts["LabelOfPart", texts[part], texts[field.Label]]
            : texts[field.Label];

    private string? Read(OwnField field, string? typed, string? stored, FormState state)
    {
        var read = OwnFieldReading.Of(field, typed, stored, salon.Tenant.Country, moments.Today);
        if (read.Complaint is { } complaint)
        {
            state.Add(InputField.OwnName(field.Key), texts[complaint, field.Label]);
            return typed;
        }

        return read.Value;
    }

    /// <summary>A form for clients cannot be sent without what the salon requires on it.</summary>
    public void Require(IEnumerable<OwnField> asked, ClientInput input, FormState state)
    {
        var required = asked.Where(field => field.IsRequiredOnline);
        foreach (var field in required.Where(field => string.IsNullOrEmpty(input.Custom?.GetValueOrDefault(field.Key))))
        {
            state.Add(InputField.OwnName(field.Key), common["IsRequired", field.Label]);
        }
    }
}
