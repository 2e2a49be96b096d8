namespace Platform.Access;

/// <summary>Names the texts of this module; they stand beside it in AccessText.resx and AccessText.nl.resx.</summary>
public sealed class AccessText;
