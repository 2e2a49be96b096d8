using Platform.Clients.Importing;

namespace Platform.Clients.Fields;

/// <summary>An own field as a form asks it.</summary>
/// <param name="Type">As the API writes it: "longText".</param>
/// <param name="IsRequired">Says so at the label; who is stopped is decided where the form is read.</param>
public sealed record AskedField(string Key, string Label, string Type, IReadOnlyList<string> Choices, bool IsRequired)
{
    /// <summary>For staff, whom no own field stops.</summary>
    internal static AskedField AtDesk(OwnField field) => new(field.Key, field.Label, FieldCode.Of(field.Type), field.Choices, false);

    /// <summary>For the client, at home.</summary>
    internal static AskedField Online(OwnField field) => AtDesk(field) with { IsRequired = field.IsRequiredOnline };
}
