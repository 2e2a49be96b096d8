namespace Platform.Clients.Contact;

/// <summary>A website as it is stored: an absolute http or https address, so that it can be shown as a link safely.</summary>
internal static class WebAddress
{
    /// <summary>The address, with https:// in front when nothing stood there; null for anything a browser should not open.</summary>
    public static string? Parse(string text)
    {
        text = text.Trim();
        var absolute = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return Uri.TryCreate(absolute, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && address.Host.Contains('.', StringComparison.Ordinal)
            && address.UserInfo.Length == 0
                ? absolute
                : null;
    }
}
