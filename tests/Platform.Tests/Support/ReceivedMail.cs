namespace Platform.Tests.Support;

/// <summary>A mail as the scripted server took it: the parameters of MAIL and RCPT, and the content with dots undoubled.</summary>
internal sealed record ReceivedMail(int Connection, string MailFrom, IReadOnlyList<string> Recipients, byte[] Content);
