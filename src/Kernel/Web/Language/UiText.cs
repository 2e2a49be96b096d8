namespace Platform.Kernel.Web;

/// <summary>Names the texts that all pages share; they stand beside it in UiText.resx and UiText.nl.resx.</summary>
public sealed class UiText;
