using Microsoft.Extensions.Primitives;

namespace Platform.Kernel.Web;

/// <summary>What is wrong with a posted form and what was typed, by field name; "" is the form as a whole.</summary>
public sealed class FormState
{
    private readonly Dictionary<string, string> errors = [];
    private readonly Dictionary<string, StringValues> typed = [];

    public bool IsValid => errors.Count == 0;

    /// <summary>Field and message, in the order of the form.</summary>
    public IReadOnlyDictionary<string, string> Errors => errors;

    public string? this[string field] => errors.GetValueOrDefault(field);

    /// <summary>What was typed into a field; null when the form did not have it.</summary>
    public string? Typed(string field) => typed.TryGetValue(field, out var values) ? values.ToString() : null;

    /// <summary>Every value that was chosen under one name.</summary>
    public StringValues AllTyped(string field) => typed.GetValueOrDefault(field);

    /// <summary>The first message of a field stays: the later ones are mostly its consequences.</summary>
    public void Add(string field, string message) => errors.TryAdd(field, message);

    internal void Keep(string field, StringValues values) => typed[field] = values;
}
