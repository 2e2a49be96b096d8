using System.Reflection;

namespace Platform.Clients;

/// <summary>
/// One text of a <see cref="ClientInput"/>, so that inputs can be compared and filled field by field without a second list.
/// </summary>
/// <param name="Name">As the form and its messages know it: "FirstName", "Address.City".</param>
internal readonly record struct InputField(string Name, object Owner, PropertyInfo Property)
{
    private static readonly PropertyInfo[] OfClient = TextsOf(typeof(ClientInput));
    private static readonly PropertyInfo[] OfAddress = TextsOf(typeof(AddressInput));

    public string? Value => (string?)Property.GetValue(Owner);

    /// <summary>"FirstName" and "City": the name of the label.</summary>
    public string Label => Property.Name;

    /// <summary>"firstName", "address.city".</summary>
    public string ApiName => string.Join('.', Name.Split('.').Select(part => char.ToLowerInvariant(part[0]) + part[1..]));

    public static IEnumerable<InputField> Of(ClientInput input)
    {
        var address = input.Address ??= new();
        return OfClient.Select(property => new InputField(property.Name, input, property))
            .Concat(OfAddress.Select(property => new InputField($"{nameof(ClientInput.Address)}.{property.Name}", address, property)));
    }

    /// <summary>The fields of <paramref name="after"/> that are not what they were.</summary>
    public static IEnumerable<InputField> Differences(ClientInput before, ClientInput after)
        => Of(before).Zip(Of(after)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => pair.Second);

    public void SetValue(string? value) => Property.SetValue(Owner, value);

    private static PropertyInfo[] TextsOf(Type type)
        => [.. type.GetProperties().Where(property => property.PropertyType == typeof(string))];
}
