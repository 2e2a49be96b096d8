namespace Platform.History;

/// <summary>Names the texts of messages and the inbox; they stand beside it in InboxText.resx and InboxText.nl.resx.</summary>
public sealed class InboxText;
