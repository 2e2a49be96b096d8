using System.Reflection;

namespace Platform.Clients;

/// <summary>
/// One text of a <see cref="ClientInput"/>, so that inputs can be compared and filled field by field without a second list. The
/// salon's own fields come last.
/// </summary>
/// <param name="Name">As the form and its messages know it: "FirstName", "Address.City", "Custom.telefoon-2".</param>
/// <param name="Property">Null for an own field, whose owner is the dictionary.</param>
internal readonly record struct InputField(string Name, object Owner, PropertyInfo? Property)
{
    private const string OwnPrefix = nameof(ClientInput.Custom) + ".";

    private static readonly PropertyInfo[] OfClient = TextsOf(typeof(ClientInput));
    private static readonly (PropertyInfo Address, PropertyInfo[] Lines)[] OfAddresses =
    [
        .. typeof(ClientInput).GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(AddressInput)))
            .Select(property => (property, TextsOf(property.PropertyType))),
    ];

    public string? Value => Property is null ? Own.GetValueOrDefault(OwnKey!) : (string?)Property.GetValue(Owner);

    /// <summary>"FirstName" and "City": the name of the label. An own field has its label with the salon.</summary>
    public string Label => OwnKey ?? Property!.Name;

    /// <summary>"Billing" of "Billing.City"; null for the main data and the main address, of which there is one.</summary>
    public string? Part => Owner is PostalInput ? Name.Split('.')[0] : null;

    /// <summary>"telefoon-2"; null for a field that every salon has.</summary>
    public string? OwnKey => Property is null ? Name[OwnPrefix.Length..] : null;

    /// <summary>"firstName", "address.city", "custom.telefoon-2".</summary>
    public string ApiName => OwnKey is { } key
        ? OwnApiName(key)
        : string.Join('.', Name.Split('.').Select(part => char.ToLowerInvariant(part[0]) + part[1..]));

    private Dictionary<string, string?> Own => (Dictionary<string, string?>)Owner;

    public static string OwnName(string key) => OwnPrefix + key;

    public static string OwnApiName(string key) => $"custom.{key}";

    public static IEnumerable<InputField> Of(ClientInput input) => Of(input, [.. (input.Custom ??= []).Keys]);

    /// <summary>The fields of two inputs side by side, own fields of either too.</summary>
    public static IEnumerable<(InputField First, InputField Second)> Pairs(ClientInput first, ClientInput second)
    {
        List<string> keys = [.. (first.Custom ??= []).Keys.Union((second.Custom ??= []).Keys)];
        return Of(first, keys).Zip(Of(second, keys));
    }

    /// <summary>The fields of <paramref name="after"/> that are not what they were.</summary>
    public static IEnumerable<InputField> Differences(ClientInput before, ClientInput after)
        => Pairs(before, after).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => pair.Second);

    public void SetValue(string? value)
    {
        if (Property is null)
        {
            Own[OwnKey!] = value;
        }
        else
        {
            Property.SetValue(Owner, value);
        }
    }

    private static IEnumerable<InputField> Of(ClientInput input, List<string> ownKeys)
    {
        var own = input.Custom ??= [];
        return OfClient.Select(property => new InputField(property.Name, input, property))
            .Concat(OfAddresses.SelectMany(part => part.Lines.Select(line => new InputField($"{part.Address.Name}.{line.Name}", PartOf(input, part.Address), line))))
            .Concat(ownKeys.Select(key => new InputField(OwnName(key), own, null)));
    }

    private static object PartOf(ClientInput input, PropertyInfo part)
    {
        if (part.GetValue(input) is not { } there)
        {
            there = Activator.CreateInstance(part.PropertyType)!;
            part.SetValue(input, there);
        }

        return there;
    }

    private static PropertyInfo[] TextsOf(Type type)
        => [.. type.GetProperties().Where(property => property.PropertyType == typeof(string))];
}
