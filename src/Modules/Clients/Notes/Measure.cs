using System.Globalization;

namespace Platform.Clients.Notes;

/// <summary>A weight or a height (CL-32): a number with one decimal at most, kept as programs write it.</summary>
internal sealed record Measure(string Unit, decimal Least, decimal Most)
{
    private static readonly Dictionary<string, Measure> Known = new()
    {
        [UsualCategory.Weight] = new("kg", 1, 400), [UsualCategory.Height] = new("cm", 30, 250),
    };

    /// <summary>Null for a category of words.</summary>
    public static Measure? Of(string? category) => category is null ? null : Known.GetValueOrDefault(category);

    /// <summary>Reads "62,5", "62.5" and "62 kg".</summary>
    /// <returns>"62.5"; null for what is no such measure.</returns>
    public string? Read(string text)
    {
        var number = (text.EndsWith(Unit, StringComparison.OrdinalIgnoreCase) ? text[..^Unit.Length].TrimEnd() : text).Replace(',', '.');
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= Least && value <= Most
            ? decimal.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>As people read it: "62,5 kg". A text of another category stays as it is.</summary>
    public static string Said(string? category, string text)
        => Of(category) is { } measure && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? $"{value.ToString(CultureInfo.CurrentCulture)} {measure.Unit}" : text;
}
