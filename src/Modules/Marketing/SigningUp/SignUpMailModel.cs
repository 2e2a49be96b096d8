namespace Platform.Marketing;

/// <summary>What the mail is made from that asks to confirm a newsletter. Its link is derived when the mail is written.</summary>
/// <param name="Lists">The names of the newsletters, as the salon calls them.</param>
public sealed record SignUpMailModel(Guid SignUpId, string Lists);
