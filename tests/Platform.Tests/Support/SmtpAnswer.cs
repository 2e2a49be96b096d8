namespace Platform.Tests.Support;

/// <summary>What the scripted server does at one step instead of answering as usual.</summary>
/// <param name="Text">Written as it stands, with CR LF behind it; null writes nothing.</param>
/// <param name="Hangs">Says nothing more on this connection.</param>
internal sealed record SmtpAnswer(string? Text, bool Closes = false, bool Hangs = false)
{
    public static SmtpAnswer Silence { get; } = new(null, Hangs: true);

    public static SmtpAnswer Disconnect { get; } = new(null, Closes: true);

    public static SmtpAnswer Say(string text) => new(text);

    public static SmtpAnswer SayAndDisconnect(string text) => new(text, Closes: true);
}
