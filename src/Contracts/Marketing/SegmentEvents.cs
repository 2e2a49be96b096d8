using Platform.Kernel.Events;

namespace Platform.Contracts.Marketing;

/// <summary>Something happened to a segment of the salon; a line in the history of the salon.</summary>
/// <param name="Segment">Its name, as the salon calls it.</param>
public abstract record SegmentEvent(Guid SegmentId, string Segment) : Event;

[EventName("marketing.segment-made")]
public sealed record SegmentMade(Guid SegmentId, string Segment) : SegmentEvent(SegmentId, Segment);

/// <summary>Its name or its filter is another from now on.</summary>
[EventName("marketing.segment-changed")]
public sealed record SegmentChanged(Guid SegmentId, string Segment) : SegmentEvent(SegmentId, Segment);

[EventName("marketing.segment-removed")]
public sealed record SegmentRemoved(Guid SegmentId, string Segment) : SegmentEvent(SegmentId, Segment);
