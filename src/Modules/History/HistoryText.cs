namespace Platform.History;

/// <summary>Names the texts of this module; they stand beside it in HistoryText.resx and HistoryText.nl.resx.</summary>
public sealed class HistoryText;
