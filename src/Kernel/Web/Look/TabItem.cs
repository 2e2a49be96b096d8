namespace Platform.Kernel.Web;

/// <summary>One tab: a link to the same page with another section open.</summary>
public sealed record TabItem(string Key, string Text, string Url, int? Count = null);
