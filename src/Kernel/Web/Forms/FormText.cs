using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Platform.Kernel.Web;

/// <summary>
/// Between what stands in a form and values: reads what people type in their own language, refuses what could mean two things.
/// </summary>
public static partial class FormText
{
    private static readonly string[] DateTimeFormats = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    private static readonly HashSet<Type> Readable =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(double), typeof(Guid), typeof(DateOnly),
        typeof(TimeOnly), typeof(DateTime),
    ];

    public static bool CanRead(Type type) => type.IsEnum || Readable.Contains(type);

    /// <summary>Nothing typed is a good answer and gives null: whether it may be empty is another question.</summary>
    public static bool TryRead(Type type, StringValues posted, out object? value)
    {
        var text = posted.ToString().Trim();
        if (type == typeof(bool))
        {
            // A box posts "false" from the hidden field beside it, and "true" too when it is ticked.
            value = posted.Any(one => one is "true" or "on");
            return true;
        }

        value = text.Length == 0 ? null : Read(type, text);
        return value is not null || text.Length == 0;
    }

    /// <summary>As the field shows it: dates and times as browsers want them, numbers as the person writes them.</summary>
    public static string? Format(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.CurrentCulture),
        double number => number.ToString("0.####", CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };

    /// <summary>The name of the message for a text that is no such value.</summary>
    internal static string Complaint(Type type) => type switch
    {
        _ when type == typeof(DateOnly) || type == typeof(DateTime) => "NotADate",
        _ when type == typeof(TimeOnly) => "NotATime",
        _ when type == typeof(decimal) || type == typeof(double) => "NotANumber",
        _ when type == typeof(int) || type == typeof(long) => "NotAWholeNumber",
        _ => "NotAChoice",
    };

    private static object? Read(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(int) => WholeNumber(text) is { } whole and >= int.MinValue and <= int.MaxValue ? (int)whole : null,
        _ when type == typeof(long) => WholeNumber(text),
        _ when type == typeof(decimal) => Number(text),
        _ when type == typeof(double) => (double?)Number(text),
        _ when type == typeof(Guid) => Guid.TryParse(text, out var id) ? id : null,
        _ when type == typeof(DateOnly) => Date(text),
        _ when type == typeof(TimeOnly) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null,
        _ when type == typeof(DateTime) => Moment(text),
        _ => Enum.TryParse(type, text, ignoreCase: true, out var choice) && Enum.IsDefined(type, choice) ? choice : null,
    };

    private static long? WholeNumber(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>"12,5" and "12.5" are the same number; "1.000" is refused, because it is a thousand to one and one to another.</summary>
    private static decimal? Number(string text)
    {
        var plain = text.Replace(',', '.');
        var style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return !LooksLikeThousands().IsMatch(plain) && decimal.TryParse(plain, style, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static DateOnly? Date(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || DateOnly.TryParse(text, CultureInfo.CurrentCulture, out date)
            ? date
            : null;

    private static DateTime? Moment(string text)
        => DateTime.TryParseExact(text, DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    [GeneratedRegex(@"^-?[1-9]\d{0,2}\.\d{3}$")]
    private static partial Regex LooksLikeThousands();
}
