namespace Platform.Kernel.Web;

/// <summary>One entry of a select field.</summary>
public sealed record Choice(string Value, string Text);
