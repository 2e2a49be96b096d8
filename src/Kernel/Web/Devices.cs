namespace Platform.Kernel.Web;

/// <summary>
/// What kind of device a browser says it runs on: enough for people to know their own again, too little to follow anybody.
/// </summary>
public static class Devices
{
    // The order matters: most browsers name the others too.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("CriOS", "Chrome"),
            ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    /// <summary>"Firefox, Windows"; null for what is not known.</summary>
    public static string? Of(string userAgent)
    {
        string?[] known = [Named(Browsers, userAgent), Named(Systems, userAgent)];
        return known.All(name => name is null) ? null : string.Join(", ", known.OfType<string>());
    }

    private static string? Named((string Mark, string Name)[] names, string userAgent)
        => names.FirstOrDefault(name => userAgent.Contains(name.Mark, StringComparison.Ordinal)).Name;
}
