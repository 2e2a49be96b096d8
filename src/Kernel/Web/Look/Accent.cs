using System.Globalization;

namespace Platform.Kernel.Web;

/// <summary>
/// A salon's own colour, corrected until it can be read (contrast 4.5, WCAG 2.2): darkened until white text stands on it, and
/// lightened for links on a dark page. Pages of clients and mails use it.
/// </summary>
public sealed class Accent
{
    private const double Enough = 4.5;

    private static readonly (byte Red, byte Green, byte Blue) White = (255, 255, 255);
    private static readonly (byte Red, byte Green, byte Blue) DarkPage = (28, 32, 33);

    private Accent((byte Red, byte Green, byte Blue) chosen)
    {
        Fill = Text(Towards(chosen, (0, 0, 0), White));
        OnDark = Text(Towards(chosen, White, DarkPage));
    }

    /// <summary>The platform's own: a deep teal.</summary>
    public static Accent Standard { get; } = new((0x0f, 0x5f, 0x5c));

    /// <summary>For buttons with white text, and for links on a white page: "#0f5f5c".</summary>
    public string Fill { get; }

    /// <summary>For links on a dark page.</summary>
    public string OnDark { get; }

    /// <summary>Reads "#0f766e" or "0f766e"; anything else is the standard colour.</summary>
    public static Accent Of(string? colour)
    {
        var digits = colour?.TrimStart('#');
        return digits?.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? new(((byte)(number >> 16), (byte)(number >> 8), (byte)number))
            : Standard;
    }

    /// <summary>The first mixture on the way to an end that can be read on the ground.</summary>
    private static (byte Red, byte Green, byte Blue) Towards(
        (byte Red, byte Green, byte Blue) colour, (byte Red, byte Green, byte Blue) end, (byte Red, byte Green, byte Blue) ground)
    {
        for (var share = 0.0; share < 1; share += 0.02)
        {
            var mixed = (Mix(colour.Red, end.Red, share), Mix(colour.Green, end.Green, share), Mix(colour.Blue, end.Blue, share));
            if (Contrast(mixed, ground) >= Enough)
            {
                return mixed;
            }
        }

        return end;
    }

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static double Contrast((byte Red, byte Green, byte Blue) one, (byte Red, byte Green, byte Blue) other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance((byte Red, byte Green, byte Blue) colour)
        => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

    private static double Linear(byte part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static string Text((byte Red, byte Green, byte Blue) colour) => $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}";
}
