namespace Platform.Marketing.Segments;

/// <summary>Names the texts about segments; they stand beside it in SegmentText.resx and SegmentText.nl.resx.</summary>
public sealed class SegmentText;
